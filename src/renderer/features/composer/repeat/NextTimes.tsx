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
import { cx } from '../../../ui/cx.ts'
import { shownTimes } from './useNextTimes.ts'
import type { NextTimesQuery } from './useNextTimes.ts'

interface NextTimesProps {
  next: NextTimesQuery
  zone: string
  /** The series whose times that are left out are struck through. */
  seriesId: string | null
  /** Days that a series that is not made yet is to leave out. */
  leftOutDays: readonly string[]
  /** Leaves a day out, or puts it back; null: not here. */
  onToggle: ((day: string) => void) | null
}

/** The next times of a rule, on the clock of the project and on hers when that is another. */
export function NextTimes({ next, zone, seriesId, leftOutDays, onToggle }: NextTimesProps) {
  const { t } = useTranslation()
  const { zone: own } = useComputer()
  const format = useFormat(zone)
  const leftOut = useQueryOf('series.leftOut', { seriesId: seriesId ?? '-' }, { enabled: seriesId !== null })
  if (next.isError) return <Flaw error={next.error} retry={next.refetch} />
  if (next.data === undefined) return <Skeleton shape="lines" count={shownTimes} />
  const { times, hasMore } = next.data
  const ownDiffers = times.some(({ at }) => localOf(Date.parse(at), zone) !== localOf(Date.parse(at), own))
  return (
    <div className="flex flex-col gap-1.5 text-sm">
      <p className="font-medium">{t('series.next', { count: times.length })}</p>
      <ol className="grid grid-cols-[1fr_auto_auto] gap-x-3 gap-y-0.5 tabular">
        {times.map(({ at, local }) => {
          const there = localOf(Date.parse(at), zone)
          const here = localOf(Date.parse(at), own)
          const day = local.slice(0, 10)
          const isLeftOut = leftOut.data?.includes(local) === true || leftOutDays.includes(day)
          return (
            <li key={local} className="col-span-full grid grid-cols-subgrid items-center whitespace-nowrap">
              {isLeftOut ? (
                <del className="justify-self-start text-ink-faint">{format.local(there)}</del>
              ) : (
                <span>{format.local(there)}</span>
              )}
              {ownDiffers && (
                <span className={cx('text-ink-muted', onToggle === null && 'col-start-3')}>
                  {here.slice(0, 10) === there.slice(0, 10) ? format.localTime(here) : format.local(here)}
                </span>
              )}
              {onToggle !== null && (
                <LeaveOutButton day={day} isLeftOut={isLeftOut} onClick={() => onToggle(day)} />
              )}
            </li>
          )
        })}
        {hasMore && <li className="col-span-full text-ink-muted">{t('series.andSoOn')}</li>}
      </ol>
      <p className="text-ink-muted">
        {t('composer.zoneTime', { zone: cityOf(zone) })}
        {ownDiffers && `; ${t('series.yourTimeBeside', { zone: cityOf(own) })}`}
      </p>
    </div>
  )
}

interface LeaveOutButtonProps {
  day: string
  isLeftOut: boolean
  onClick: () => void
}

function LeaveOutButton({ day, isLeftOut, onClick }: LeaveOutButtonProps) {
  const { t } = useTranslation()
  const date = useFormat().localDate(day)
  const what = isLeftOut ? 'putBack' : 'leaveOut'
  return (
    <button
      type="button"
      aria-label={t(`series.day.${what}On`, { date })}
      onClick={onClick}
      className={cx(
        'col-start-3 justify-self-end rounded-sm px-1.5 py-0.5 transition-colors hover:bg-hover hover:text-ink',
        isLeftOut ? 'text-accent' : 'text-ink-muted',
      )}
    >
      {t(`series.day.${what}`)}
    </button>
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
