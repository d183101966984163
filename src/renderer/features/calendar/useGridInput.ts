import type { FocusEvent, KeyboardEvent, MouseEvent } from 'react'
import { carryOn, letGo, putDown } from './carrying.ts'
import type { CalendarControl } from './CalendarControl.ts'
import type { Day } from './calendarDays.ts'
import { clearSelection, focusOn, noteFocus, select, toggleSelected, useCalendar } from './calendarStore.ts'
import { moreKey } from './DayCell.tsx'
import { moveFocus, rowEdge } from './moveFocus.ts'
import type { Arrow, FocusGround } from './moveFocus.ts'
import { showDay } from './carrying.ts'
import { minuteAt } from './weekLayout.ts'
import { hourPx } from './WeekDay.tsx'

const arrows: Partial<Record<string, Arrow>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/** What clicks and keys do on days and cards: said once for all of them, by the marks they carry. */
export function useGridInput(control: CalendarControl) {
  return {
    onClick: (event: MouseEvent) => onClick(control, event),
    onDoubleClick: (event: MouseEvent) => onDoubleClick(control, event),
    onKeyDown: (event: KeyboardEvent) => onKeyDown(control, event),
    onFocus: (event: FocusEvent) => {
      const at = placeOf(event.target)
      // Lists of more cards float elsewhere and keep their own focus.
      if (at.day === null || control.grid.current?.contains(event.target) !== true) return
      if (!standsFor(control, at.day, at.item)) noteFocus({ day: at.day, item: at.item })
    },
  }
}

/** Whether the button for more has the keyboard only for a card behind it, which then stays the one that is meant. */
function standsFor({ cards, grid }: CalendarControl, day: Day, item: string | null): boolean {
  const { focus } = useCalendar.getState()
  if (item?.startsWith(moreKey) !== true || focus?.day !== day || focus.item === null) return false
  const isDrawn = grid.current?.querySelector(`[data-item="${CSS.escape(focus.item)}"]`) != null
  return !isDrawn && cards.byKey.get(focus.item)?.day === day
}

function placeOf(target: EventTarget): { day: Day | null; item: string | null; newOn: Day | null } {
  if (!(target instanceof Element)) return { day: null, item: null, newOn: null }
  const read = (name: string) => target.closest(`[${name}]`)?.getAttribute(name) ?? null
  return { day: read('data-day'), item: read('data-item'), newOn: read('data-new') }
}

function onClick(control: CalendarControl, event: MouseEvent): void {
  const { item, newOn } = placeOf(event.target)
  if (newOn !== null) {
    control.newPost(newOn, null)
    return
  }
  const group = item === null ? undefined : control.cards.byKey.get(item)
  if (group === undefined) {
    if (item === null) clearSelection()
    return
  }
  if (event.ctrlKey || event.metaKey) toggleSelected(group.key)
  else if (event.shiftKey) selectTo(control, group.key)
  else control.open(group)
}

/** Selects everything in time between the last chosen card and this one. */
function selectTo({ cards }: CalendarControl, key: string): void {
  const { anchor } = useCalendar.getState()
  const keys = cards.groups.map(group => group.key)
  const from = anchor === null ? -1 : keys.indexOf(anchor)
  const to = keys.indexOf(key)
  if (from === -1) select([key], key)
  else select(keys.slice(Math.min(from, to), Math.max(from, to) + 1), anchor)
}

function onDoubleClick(control: CalendarControl, event: MouseEvent): void {
  const { day, item, newOn } = placeOf(event.target)
  if (day === null || item !== null || newOn !== null) return
  const hours = event.target instanceof Element ? event.target.closest('[data-hours]') : null
  control.newPost(day, hours && minuteAt(event.clientY - hours.getBoundingClientRect().top, hourPx))
}

function onKeyDown(control: CalendarControl, event: KeyboardEvent): void {
  if (!(event.target instanceof Node) || control.grid.current?.contains(event.target) !== true) return
  if (event.altKey || event.ctrlKey || event.metaKey) return
  if (handleKey(control, event)) event.preventDefault()
}

/** Whether the key meant something here. */
function handleKey(control: CalendarControl, event: KeyboardEvent): boolean {
  const { carrying, focus } = useCalendar.getState()
  const isRightToLeft = document.documentElement.dir === 'rtl'
  const pressed = arrows[event.key]
  const arrow =
    isRightToLeft && pressed === 'left' ? 'right' : isRightToLeft && pressed === 'right' ? 'left' : pressed
  if (carrying !== null) {
    if (arrow !== undefined) carryOn(control, carrying, arrow)
    else if (event.key === 'Enter') void putDown(control, carrying)
    else if (event.key === 'Escape') letGo(control, carrying)
    else return false
    return true
  }
  if (focus === null) return false
  const ground = groundOf(control)
  if (arrow !== undefined) {
    const next = moveFocus(ground, focus, arrow)
    showDay(control, next.day)
    focusOn(next)
    return true
  }
  switch (event.key) {
    case 'Home':
    case 'End':
      focusOn({ day: rowEdge(ground, focus.day, event.key === 'Home' ? 'first' : 'last'), item: null })
      return true
    case 'Enter':
      // On a card or button the press itself is the click.
      if (focus.item !== null) return false
      control.newPost(focus.day, null)
      return true
    case ' ':
      if (focus.item === null || !control.cards.byKey.has(focus.item)) return false
      toggleSelected(focus.item)
      return true
    case 'Escape':
      clearSelection()
      return false
    default:
      return false
  }
}

/** What is drawn is what can be stepped through. */
function groundOf({ days, grid }: CalendarControl): FocusGround {
  return {
    days,
    perRow: 7,
    itemsOf: day =>
      [...(grid.current?.querySelectorAll(`[data-day="${day}"] [data-item]`) ?? [])].map(
        element => element.getAttribute('data-item') ?? '',
      ),
  }
}
