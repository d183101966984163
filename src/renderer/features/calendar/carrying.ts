import { addDays } from './calendarDays.ts'
import type { CalendarView, Day } from './calendarDays.ts'
import type { CalendarControl } from './CalendarControl.ts'
import { carry, focusOn, useCalendar } from './calendarStore.ts'
import type { Carrying } from './calendarStore.ts'
import type { CardGroup } from './groupCards.ts'
import type { Arrow } from './moveFocus.ts'
import { atMinute, minuteOfDay } from './sensibleTime.ts'
import { snapMinutes } from './weekLayout.ts'

/** What a move or shift is about: the selection, otherwise the card the keyboard is on. */
export function targets({ cards }: Pick<CalendarControl, 'cards'>): CardGroup[] {
  const { selected, focus } = useCalendar.getState()
  const keys = selected.size > 0 ? [...selected] : focus?.item == null ? [] : [focus.item]
  return keys.flatMap(key => cards.byKey.get(key) ?? []).sort((a, b) => a.dueMs - b.dueMs)
}

/** The wall-clock time one step of an arrow away: days and weeks in the month, days and quarter hours in the week. */
export function stepped(local: string, arrow: Arrow, view: CalendarView): string {
  const day = local.slice(0, 10)
  const byDays = (days: number) => addDays(day, days) + local.slice(10)
  if (arrow === 'left') return byDays(-1)
  if (arrow === 'right') return byDays(1)
  if (view === 'month') return byDays(arrow === 'up' ? -7 : 7)
  const minute = minuteOfDay(local) + (arrow === 'up' ? -snapMinutes : snapMinutes)
  return minute < 0 || minute >= 24 * 60 ? local : atMinute(day, minute)
}

/** Moves what is meant by one step at once. */
export function nudge(control: CalendarControl, arrow: Arrow): void {
  const groups = targets(control)
  const [first] = groups
  if (first === undefined) return
  const to = stepped(first.local, arrow, control.view)
  void control.move(groups, first.local, to).then(done => {
    if (done) showDay(control, to.slice(0, 10))
  })
}

/** Moves what is meant by whole days. */
export function shiftDays(control: CalendarControl, days: number): void {
  const groups = targets(control)
  const [first] = groups
  if (first === undefined) return
  void control.move(groups, first.local, addDays(first.day, days) + first.local.slice(10))
}

/** Turns the page when the day is not in sight. */
export function showDay({ days, place }: Pick<CalendarControl, 'days' | 'place'>, day: Day): void {
  if (!days.includes(day)) place.go({ date: day })
}

/** Picks up what is meant, to be put down with Enter. */
export function pickUp(control: CalendarControl): void {
  const [first, ...others] = targets(control)
  if (first === undefined) return
  carry({ groups: [first, ...others], from: first.local, to: first.local })
  focusOn({ day: first.day, item: null })
}

/** Carries it one step further. */
export function carryOn(control: CalendarControl, carrying: Carrying, arrow: Arrow): void {
  const to = stepped(carrying.to, arrow, control.view)
  carry({ ...carrying, to })
  showDay(control, to.slice(0, 10))
  focusOn({ day: to.slice(0, 10), item: null })
}

/** Puts it down where it has been carried to; when that is refused it is still carried. */
export async function putDown(control: CalendarControl, carrying: Carrying): Promise<void> {
  const { groups, from, to } = carrying
  if (to.slice(0, 16) === from.slice(0, 16)) {
    letGo(control, carrying)
    return
  }
  // From here the keyboard goes along with the card itself.
  useCalendar.setState({ focus: { day: groups[0].day, item: groups[0].key }, wantsKeyboard: false })
  const moving = control.move(groups, from, to)
  carry(null)
  if (await moving) return
  carry(carrying)
  focusOn({ day: to.slice(0, 10), item: null })
}

/** Leaves it where it was. */
export function letGo(control: CalendarControl, { groups }: Carrying): void {
  carry(null)
  showDay(control, groups[0].day)
  focusOn({ day: groups[0].day, item: groups[0].key })
}
