import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '#shared/rpc/errors.ts'
import { localOf } from '#shared/time/zoned.ts'
import { QueryError } from '../../../bridge/QueryError.tsx'
import { useComputer } from '../../../bridge/useComputer.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'

interface NextTimesProps {
  rule: string
  startLocal: string
  zone: string
  /** The series whose days that are left out are struck through. */
  seriesId: string | null
}

const shown = 10

/** The next ten times of a rule, on the clock of the project and on hers when that is another. */
export function NextTimes({ rule, startLocal, zone, seriesId }: NextTimesProps) {
  const { t } = useTranslation()
  const { zone: own } = useComputer()
  const format = useFormat(zone)
  const preview = useQueryOf(
    'series.preview',
    { rule: rule === '' ? '-' : rule, startLocal, zone, limit: shown },
    { keepPrevious: true },
  )
  const leftOut = useQueryOf('series.leftOut', { seriesId: seriesId ?? '-' }, { enabled: seriesId !== null })
  if (preview.isError) return <Flaw error={preview.error} retry={preview.refetch} />
  if (preview.data === undefined) return <Skeleton shape="lines" count={shown} />
  const { times, hasMore } = preview.data
  const ownDiffers = times.some(({ at }) => localOf(Date.parse(at), zone) !== localOf(Date.parse(at), own))
  return (
    <div className="flex flex-col gap-1.5 text-sm">
      <p className="font-medium">{t('series.next', { count: times.length })}</p>
      <ol className="flex flex-col gap-0.5 tabular">
        {times.map(({ at, local }) => {
          const there = localOf(Date.parse(at), zone)
          const here = localOf(Date.parse(at), own)
          return (
            <li key={local} className="flex items-baseline justify-between gap-3 whitespace-nowrap">
              {leftOut.data?.includes(local) === true ? (
                <del className="text-ink-faint">{format.local(there)}</del>
              ) : (
                <span>{format.local(there)}</span>
              )}
              {ownDiffers && (
                <span className="text-ink-muted">
                  {here.slice(0, 10) === there.slice(0, 10) ? format.localTime(here) : format.local(here)}
                </span>
              )}
            </li>
          )
        })}
        {hasMore && <li className="text-ink-muted">{t('series.andSoOn')}</li>}
      </ol>
      <p className="text-ink-muted">
        {t('composer.zoneTime', { zone: cityOf(zone) })}
        {ownDiffers && `; ${t('series.yourTimeBeside', { zone: cityOf(own) })}`}
      </p>
    </div>
  )
}

const cityOf = (zone: string) => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone

/** What is wrong with the rule, or with asking. */
function Flaw({ error, retry }: { error: AppError; retry: () => unknown }) {
  const { t } = useTranslation()
  const why = flawOf(error)
  if (why === null) return <QueryError error={error} retry={retry} />
  return (
    <p role="alert" className="flex items-start gap-1.5 text-sm text-danger">
      <span className="mt-0.5">
        <Icon icon={CircleAlert} size={14} />
      </span>
      {t(`series.flaws.${why}`)}
    </p>
  )
}

/** Why the core refused a rule (see RuleFlaw), or null when something else failed. */
export function flawOf(error: unknown): string | null {
  const details = (error as AppError | null)?.details as { why?: unknown } | undefined
  return typeof details?.why === 'string' ? details.why : null
}
