import type { RefObject } from 'react'
import type { CalendarView, Day } from './calendarDays.ts'
import type { CardGroup } from './groupCards.ts'
import type { CalendarCards } from './useCalendarCards.ts'
import type { CalendarPlace } from './useCalendarPlace.ts'
import type { CalendarZone } from './useCalendarZone.ts'
import type { MoveCards } from './useMoving.ts'

/** Everything that clicks, keys, drops and commands of the calendar work with. */
export interface CalendarControl {
  grid: RefObject<HTMLDivElement | null>
  view: CalendarView
  place: CalendarPlace
  /** The days in sight. */
  days: readonly Day[]
  today: Day
  zone: CalendarZone
  cards: CalendarCards
  move: MoveCards
  copy: MoveCards
  open: (group: CardGroup) => void
  /** Begins a post; without a minute at a sensible time of the day. */
  newPost: (day: Day, minute: number | null) => void
  /** Makes a post of files. */
  bring: (day: Day, minute: number | null, files: readonly File[]) => void
}
