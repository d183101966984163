import { addDays } from './calendarDays.ts'
import type { Day } from './calendarDays.ts'

/** Where the keyboard is: on a day, or on a card (or the button for more cards) of it. */
export interface CalendarFocus {
  day: Day
  /** Key of the card, `more` for the button behind the cards, null for the day itself. */
  item: string | null
}

export interface FocusGround {
  /** The days in sight, in order. */
  days: readonly Day[]
  /** How many days stand beside each other before the next row begins. */
  perRow: number
  /** What can be stepped through on a day, from top to bottom. */
  itemsOf: (day: Day) => readonly string[]
}

export type Arrow = 'up' | 'down' | 'left' | 'right'

/**
 * Where an arrow key leads. Up and down step through the cards of a day and then on to the next row; left and right go to
 * the neighbouring day, to the card at about the same place. The day may lie outside of what is in sight: then the page has to turn.
 */
export function moveFocus(ground: FocusGround, focus: CalendarFocus, arrow: Arrow): CalendarFocus {
  const items = ground.itemsOf(focus.day)
  // A card that has gone meanwhile counts as the day.
  const at = focus.item === null ? -1 : items.indexOf(focus.item)
  if (arrow === 'left' || arrow === 'right') {
    return besides(ground, addDays(focus.day, arrow === 'left' ? -1 : 1), at)
  }
  if (arrow === 'down') {
    const next = items[at + 1]
    if (next !== undefined) return { day: focus.day, item: next }
    return isSingleRow(ground) ? stay(focus, at) : { day: addDays(focus.day, ground.perRow), item: null }
  }
  if (at >= 0) return { day: focus.day, item: items[at - 1] ?? null }
  if (isSingleRow(ground)) return focus
  const above = addDays(focus.day, -ground.perRow)
  return { day: above, item: ground.itemsOf(above).at(-1) ?? null }
}

const isSingleRow = ({ days, perRow }: FocusGround) => days.length <= perRow

const stay = (focus: CalendarFocus, at: number): CalendarFocus =>
  at === -1 ? { ...focus, item: null } : focus

function besides({ itemsOf }: FocusGround, day: Day, at: number): CalendarFocus {
  const items = itemsOf(day)
  return { day, item: at === -1 ? null : (items[Math.min(at, items.length - 1)] ?? null) }
}

/** First or last day of the row the day stands in. */
export function rowEdge({ days, perRow }: FocusGround, day: Day, edge: 'first' | 'last'): Day {
  const at = days.indexOf(day)
  if (at === -1) return day
  const first = at - (at % perRow)
  return days[edge === 'first' ? first : Math.min(first + perRow, days.length) - 1] ?? day
}
