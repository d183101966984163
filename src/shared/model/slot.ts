import { z } from 'zod'
import { Id } from './fields.ts'

/** A weekly place in the queue of a channel: a day of the week (1 is Monday) and a wall-clock time in its project's zone. */
export const WeekSlot = z.object({
  weekday: z.number().int().min(1).max(7),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** Only for posts of this pillar; left out: for any. */
  pillarId: Id.optional(),
  /** Only for what comes round of this evergreen list. */
  listId: Id.optional(),
})
export type WeekSlot = z.output<typeof WeekSlot>

/** The slots of a channel. */
export const WeekSlots = z.array(WeekSlot).max(100)

/** Each slot once, Monday first; of two at the same time the later one given stays. */
export function inWeekOrder(slots: readonly WeekSlot[]): WeekSlot[] {
  const byPlace = new Map(slots.map(slot => [placeInWeek(slot), slot]))
  return [...byPlace].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, slot]) => slot)
}

/** The day and the time of a slot, `1T09:00`. */
export const placeInWeek = ({ weekday, time }: Pick<WeekSlot, 'weekday' | 'time'>) => `${weekday}T${time}`

/** Whether a post of a pillar (null: of none) may go to a slot. */
export const takesPillar = ({ pillarId, listId }: SlotFor, ofPost: string | null): boolean =>
  listId === undefined && (pillarId === undefined || pillarId === ofPost)

export type SlotFor = Pick<WeekSlot, 'pillarId' | 'listId'>

/** The slots of a channel that an evergreen list may take: those that are kept for it, else those for its pillar. */
export function slotsForList(
  slots: readonly WeekSlot[],
  list: { id: string; pillarId: string | null },
): WeekSlot[] {
  const own = slots.filter(({ listId }) => listId === list.id)
  return own.length > 0 ? own : slots.filter(slot => takesPillar(slot, list.pillarId))
}
