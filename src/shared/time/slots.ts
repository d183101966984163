import { Temporal } from 'temporal-polyfill'
import type { WeekSlot } from '../model/slot.ts'
import { endOfDay, instantOf, localOf } from './zoned.ts'

/** A slot of one certain week: wall-clock to the minute, and the instant (epoch ms). */
export interface SlotTime {
  local: string
  at: number
  slot: WeekSlot
}

/**
 * The times of weekly slots after an instant (epoch ms), earliest first and without end, by the wall clock of the zone. Slots
 * that a clock change brings to the same instant are one; the one whose time the clock really shows stays.
 */
export function* slotTimes(slots: readonly WeekSlot[], zone: string, after: number): Generator<SlotTime> {
  if (slots.length === 0) return
  // A day before: a time that a clock change skips lands later, maybe on the next day.
  let date = Temporal.PlainDate.from(localOf(after, zone).slice(0, 10)).subtract({ days: 1 })
  let pending: SlotTime[] = []
  let last = after
  for (;;) {
    for (const slot of slots) {
      if (slot.weekday !== date.dayOfWeek) continue
      const local = `${date.toString()}T${slot.time}`
      pending.push({ local, at: instantOf(local, zone), slot })
    }
    // Nothing of a later day comes before the end of this one.
    const settled = endOfDay(date.toString(), zone)
    date = date.add({ days: 1 })
    pending.sort((a, b) => a.at - b.at || (a.local < b.local ? 1 : -1))
    const ready = pending.filter(({ at }) => at < settled)
    pending = pending.filter(({ at }) => at >= settled)
    for (const slot of ready) {
      if (slot.at <= last) continue
      last = slot.at
      yield slot
    }
  }
}
