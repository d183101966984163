import { CalendarCheck, Download, RotateCw, Square } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isInTrouble, rehearsalAddress, totalsOf } from '#shared/model/rehearsal.ts'
import type { Rehearsal, RehearsedItem } from '#shared/model/rehearsal.ts'
import { localOf } from '#shared/time/zoned.ts'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useFormat } from '../../i18n/useFormat.ts'
import { Button } from '../../ui/Button.tsx'
import { DownloadLink } from '../../ui/DownloadLink.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { ItemDrawer } from './ItemDrawer.tsx'
import { ItemRow } from './ItemRow.tsx'
import { useRehearsal } from './useRehearsal.ts'
import type { RehearsalWish } from './useRehearsal.ts'

interface RehearsalResultProps {
  wish: RehearsalWish
  zone: string
  onAgain: () => void
}

/** Rehearses once: how far it is, and what came of it. */
export function RehearsalResult({ wish, zone, onAgain }: RehearsalResultProps) {
  const { t } = useTranslation()
  const { rehearsal, progress, error, isStopped, isOutdated, stop } = useRehearsal(wish)
  const again = (
    <Button icon={RotateCw} onClick={onAgain}>
      {t('rehearsal.again')}
    </Button>
  )
  if (rehearsal !== undefined) {
    return (
      <div className="flex flex-col gap-4">
        {isOutdated && (
          <div
            role="status"
            className="flex items-center justify-between gap-3 rounded-md bg-sunken px-3 py-2"
          >
            <p>{t('rehearsal.outdated')}</p>
            {again}
          </div>
        )}
        <Items rehearsal={rehearsal} zone={zone} again={isOutdated ? null : again} />
      </div>
    )
  }
  if (isStopped) return <EmptyState title={t('rehearsal.stopped')} action={again} />
  if (error !== null) return <QueryError size="page" error={error} retry={onAgain} />
  return (
    <div className="mx-auto flex w-full max-w-md flex-col items-center gap-4 pt-16">
      <div className="w-full">
        <ProgressBar
          label={t('rehearsal.running')}
          value={progress === null || progress.of === 0 ? null : progress.done / progress.of}
          {...(progress === null ? {} : { note: t('rehearsal.progress', progress) })}
        />
      </div>
      <Button icon={Square} onClick={stop}>
        {t('common.cancel')}
      </Button>
    </div>
  )
}

const filters = ['all', 'problems'] as const

interface ItemsProps {
  rehearsal: Rehearsal
  zone: string
  again: ReactNode
}

function Items({ rehearsal, zone, again }: ItemsProps) {
  const { t } = useTranslation()
  const format = useFormat(zone)
  const [filter, setFilter] = useState<(typeof filters)[number]>('all')
  const [openId, setOpenId] = useState<string | null>(null)
  const { items } = rehearsal
  const shown = useMemo(() => (filter === 'all' ? items : items.filter(isInTrouble)), [filter, items])
  const days = useMemo(() => byDay(shown, zone), [shown, zone])
  const open = items.find(({ id }) => id === openId)
  if (items.length === 0) {
    return (
      <EmptyState
        icon={CalendarCheck}
        title={t('rehearsal.empty')}
        text={t('rehearsal.emptyText')}
        action={again}
      />
    )
  }
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Totals items={items} />
        <div className="flex items-center gap-2">
          <SegmentedControl
            aria-label={t('rehearsal.show')}
            value={filter}
            onChange={setFilter}
            segments={filters.map(value => ({ value, label: t(`rehearsal.filters.${value}`) }))}
          />
          {again}
          <DownloadLink href={rehearsalAddress(rehearsal.id)} icon={Download} variant="secondary">
            {t('rehearsal.save')}
          </DownloadLink>
        </div>
      </div>
      {shown.length === 0 && (
        <EmptyState icon={CalendarCheck} title={t('rehearsal.noProblems')} size="inline" />
      )}
      {days.map(([day, ofDay]) => (
        <section key={day} aria-label={format.localDate(day)}>
          <h2 className="pb-1 font-semibold">{format.localDate(day)}</h2>
          <ul className="divide-y divide-line rounded-lg border bg-surface">
            {ofDay.map(item => (
              <ItemRow key={item.id} item={item} zone={zone} onOpen={() => setOpenId(item.id)} />
            ))}
          </ul>
        </section>
      ))}
      {open !== undefined && (
        <ItemDrawer rehearsalId={rehearsal.id} item={open} zone={zone} onClose={() => setOpenId(null)} />
      )}
    </>
  )
}

/** In one line what she wants to know first. */
function Totals({ items }: { items: readonly RehearsedItem[] }) {
  const { t } = useTranslation()
  const { goesOut, ...others } = totalsOf(items)
  const told = (['byHand', 'moved', 'inTrouble', 'cannotRemove'] as const).filter(name => others[name] > 0)
  return (
    <p role="status" className="flex flex-wrap gap-x-3 text-base">
      <span className="font-semibold">{t('rehearsal.totals.goesOut', { count: goesOut })}</span>
      {told.map(name => (
        <span key={name} className={name === 'inTrouble' ? 'font-semibold text-danger' : 'text-ink-muted'}>
          {t(`rehearsal.totals.${name}`, { count: others[name] })}
        </span>
      ))}
    </p>
  )
}

function byDay(items: readonly RehearsedItem[], zone: string): [string, RehearsedItem[]][] {
  const days = new Map<string, RehearsedItem[]>()
  for (const item of items) {
    const day = localOf(Date.parse(item.at ?? item.plannedAt), zone).slice(0, 10)
    days.set(day, [...(days.get(day) ?? []), item])
  }
  return [...days.entries()]
}
