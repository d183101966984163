import { create } from 'zustand'
import type { CardGroup } from './groupCards.ts'
import type { CalendarFocus } from './moveFocus.ts'

/** Cards that are carried by the keyboard; the wall-clock times say where from and where to. */
export interface Carrying {
  /** In the order of time; they may stand on another page than the one in sight. */
  groups: readonly [CardGroup, ...CardGroup[]]
  from: string
  to: string
}

/** Files that are being brought into a new post. */
export interface Bringing {
  id: number
  done: number
  total: number
  /** Of all of them, 0 to 1. */
  fraction: number
  cancel: () => void
}

interface CalendarState {
  focus: CalendarFocus | null
  /** True until the element of `focus` has been given the keyboard. */
  wantsKeyboard: boolean
  selected: ReadonlySet<string>
  /** Where a selection with Shift begins. */
  anchor: string | null
  carrying: Carrying | null
  bringing: readonly Bringing[]
}

const none: ReadonlySet<string> = new Set()

/** What is only of this window and this moment: focus, selection, what is being carried or brought in. */
export const useCalendar = create<CalendarState>(() => ({
  focus: null,
  wantsKeyboard: false,
  selected: none,
  anchor: null,
  carrying: null,
  bringing: [],
}))

/** Puts the keyboard on a day or card, as soon as it is drawn. */
export function focusOn(focus: CalendarFocus): void {
  useCalendar.setState({ focus, wantsKeyboard: true })
}

/** Notes where the keyboard came to by itself: a click, the Tab key. */
export function noteFocus(focus: CalendarFocus): void {
  const now = useCalendar.getState().focus
  if (now?.day !== focus.day || now.item !== focus.item) useCalendar.setState({ focus })
}

export function select(keys: Iterable<string>, anchor: string | null): void {
  useCalendar.setState({ selected: new Set(keys), anchor })
}

export function clearSelection(): void {
  if (useCalendar.getState().selected.size > 0) useCalendar.setState({ selected: none, anchor: null })
}

export function toggleSelected(key: string): void {
  const selected = new Set(useCalendar.getState().selected)
  if (!selected.delete(key)) selected.add(key)
  useCalendar.setState({ selected, anchor: key })
}

export function carry(carrying: Carrying | null): void {
  useCalendar.setState({ carrying })
}

/** Another month or project: what was picked up there is let go. */
export function leaveCalendar(): void {
  useCalendar.setState({ focus: null, wantsKeyboard: false, selected: none, anchor: null, carrying: null })
}

export function noteBringing(bringing: Bringing): void {
  useCalendar.setState(state => ({
    bringing: [...state.bringing.filter(b => b.id !== bringing.id), bringing].sort((a, b) => a.id - b.id),
  }))
}

export function endBringing(id: number): void {
  useCalendar.setState(state => ({ bringing: state.bringing.filter(b => b.id !== id) }))
}
