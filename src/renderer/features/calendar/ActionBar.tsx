import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight, Repeat2, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { openRepostDialog } from '../../lib/repostDialog.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import type { CalendarControl } from './CalendarControl.ts'
import { clearSelection, useCalendar } from './calendarStore.ts'
import type { Bringing, Carrying } from './calendarStore.ts'
import { letGo, putDown, shiftDays } from './carrying.ts'
import { useCardLook } from './CardLook.ts'
import { outOfTarget } from './useCalendarCommands.ts'

/** What is going on with several cards, floating over the days (opposite of the toasts): a selection, something carried, files coming in. */
export function ActionBar({ control }: { control: CalendarControl }) {
  const selected = useCalendar(store => store.selected)
  const carrying = useCalendar(store => store.carrying)
  const bringing = useCalendar(store => store.bringing)
  const inSight = [...selected].filter(key => control.cards.byKey.has(key)).length
  return (
    <div
      role="status"
      className="pointer-events-none absolute start-4 bottom-4 z-30 flex flex-col items-start gap-2"
    >
      {bringing.map(one => (
        <BringingCard key={one.id} bringing={one} />
      ))}
      {carrying !== null ? (
        <CarryingCard control={control} carrying={carrying} />
      ) : (
        inSight > 0 && <SelectionCard control={control} count={inSight} />
      )}
    </div>
  )
}

const floating =
  'pointer-events-auto flex items-center gap-2 rounded-lg bg-raised py-1.5 ps-3 pe-1.5 shadow-float'

function SelectionCard({ control, count }: { control: CalendarControl; count: number }) {
  const { t } = useTranslation()
  const out = outOfTarget(control)
  return (
    <div className={floating}>
      <span className="me-1 font-medium tabular">{t('calendar.selected', { count })}</span>
      <IconButton
        icon={ChevronsLeft}
        size="sm"
        label={t('calendar.shift.weekEarlier')}
        onClick={() => shiftDays(control, -7)}
      />
      <IconButton
        icon={ChevronLeft}
        size="sm"
        label={t('calendar.shift.dayEarlier')}
        onClick={() => shiftDays(control, -1)}
      />
      <IconButton
        icon={ChevronRight}
        size="sm"
        label={t('calendar.shift.dayLater')}
        onClick={() => shiftDays(control, 1)}
      />
      <IconButton
        icon={ChevronsRight}
        size="sm"
        label={t('calendar.shift.weekLater')}
        onClick={() => shiftDays(control, 7)}
      />
      {out.length > 0 && (
        <IconButton
          icon={Repeat2}
          size="sm"
          label={t('reposts.command')}
          keys={['R']}
          onClick={() => openRepostDialog(...out)}
        />
      )}
      <IconButton
        icon={X}
        size="sm"
        label={t('calendar.clearSelection')}
        keys={['Esc']}
        onClick={clearSelection}
      />
    </div>
  )
}

function CarryingCard({ control, carrying }: { control: CalendarControl; carrying: Carrying }) {
  const { t } = useTranslation()
  const { format } = useCardLook()
  const count = carrying.groups.length
  return (
    <div className={floating}>
      <span className="me-1">
        {count === 1
          ? t('calendar.carryOne', { when: format.local(carrying.to) })
          : t('calendar.carry', { count, when: format.local(carrying.to) })}
      </span>
      <span className="flex items-center gap-1 text-sm text-ink-muted">
        <Kbd keys={['←', '→', '↑', '↓']} />
        {t('calendar.carryKeys')}
      </span>
      <Button size="sm" keys={['↵']} onClick={() => void putDown(control, carrying)}>
        {t('calendar.putHere')}
      </Button>
      <Button size="sm" variant="quiet" keys={['Esc']} onClick={() => letGo(control, carrying)}>
        {t('common.cancel')}
      </Button>
    </div>
  )
}

function BringingCard({ bringing }: { bringing: Bringing }) {
  const { t } = useTranslation()
  const { done, total, fraction, cancel } = bringing
  return (
    <div className={`${floating} w-80`}>
      <div className="min-w-0 flex-1">
        <ProgressBar
          label={t('calendar.bringing', { count: total })}
          value={fraction}
          note={t('calendar.bringingNote', { done: Math.min(done + 1, total), total })}
        />
      </div>
      <IconButton icon={X} size="sm" label={t('common.cancel')} onClick={cancel} />
    </div>
  )
}
