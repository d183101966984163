import { useEffect } from 'react'
import type { CalendarControl } from './CalendarControl.ts'
import { useCalendar } from './calendarStore.ts'

/** Gives the keyboard to the day or card it is meant for, once that is drawn; draws nothing itself. */
export function FocusKeeper({ control }: { control: CalendarControl }) {
  const focus = useCalendar(store => store.focus)
  const wantsKeyboard = useCalendar(store => store.wantsKeyboard)
  const { days, grid, cards } = control
  useEffect(() => {
    if (focus === null) return
    if (!days.includes(focus.day)) {
      // The page was turned without the keyboard: it begins anew there.
      if (!wantsKeyboard) useCalendar.setState({ focus: null })
      return
    }
    if (!wantsKeyboard) return
    const day = grid.current?.querySelector<HTMLElement>(`[data-day="${focus.day}"]`)
    if (day == null) return
    const items = [...day.querySelectorAll<HTMLElement>('[data-item]')]
    const item = focus.item === null ? undefined : items.find(element => element.dataset.item === focus.item)
    if (focus.item !== null && item === undefined && cards.isTurning) return
    // A card there was no room for is behind the button for more.
    const behind = focus.item !== null && cards.byKey.has(focus.item) ? items.at(-1) : undefined
    useCalendar.setState({ wantsKeyboard: false })
    const element = item ?? behind ?? day
    element.focus({ preventScroll: false })
  })
  return null
}
