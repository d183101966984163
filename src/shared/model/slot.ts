import { z } from 'zod'

/** A weekly place in the queue of a channel: a day of the week (1 is Monday) and a wall-clock time in its project's zone. */
export const WeekSlot = z.object({
  weekday: z.number().int().min(1).max(7),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
})
export type WeekSlot = z.output<typeof WeekSlot>

/** The slots of a channel. */
export const WeekSlots = z.array(WeekSlot).max(100)

/** Each slot once, Monday first. */
export function inWeekOrder(slots: readonly WeekSlot[]): WeekSlot[] {
  const byPlace = new Map(slots.map(slot => [`${slot.weekday}T${slot.time}`, slot]))
  return [...byPlace].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, slot]) => slot)
}
