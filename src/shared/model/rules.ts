import { z } from 'zod'
import { Id, Instant, LocalDate, Name } from './fields.ts'
import { WeekSlots } from './slot.ts'

/**
 * What becomes of a delivery that could not go out before its latest time: it waits for her, goes to the next free slot of its
 * channel (where there is none, it waits for her), or she lets it go.
 */
export const ifMissedRules = ['ask', 'nextSlot', 'skip'] as const
export const IfMissed = z.enum(ifMissedRules)
export type IfMissed = z.output<typeof IfMissed>

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** Hours of every day in which nothing goes out, wall-clock in the project's zone; over midnight when `to` is the smaller. */
export const QuietHours = z
  .object({ from: TimeOfDay, to: TimeOfDay })
  .refine(({ from, to }) => from !== to, 'Quiet hours begin and end at different times.')
export type QuietHours = z.output<typeof QuietHours>

const dayMs = 86_400_000

/** Until when something may be late by itself, ms after its time. */
export const GraceMs = z.number().int().min(0).max(dayMs)

/** When anything of a project may go out. */
export const ProjectRules = z.object({
  /** Nothing of the project goes out until she resumes it. */
  paused: z.boolean(),
  /** Null: the grace period of the settings. */
  graceMs: GraceMs.nullable(),
  quiet: QuietHours.nullable(),
})
export type ProjectRules = z.output<typeof ProjectRules>

/** Whose quiet hours a channel keeps. */
export const ChannelQuiet = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('project') }),
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('own'), hours: QuietHours }),
])
export type ChannelQuiet = z.output<typeof ChannelQuiet>

/** When anything of a channel may go out, besides being paused. */
export const ChannelRules = z.object({
  /** At least this far apart; the network's own spacing holds where it is larger or this is null. */
  spacingMs: z.number().int().min(0).max(dayMs).nullable(),
  /** At most this many posts on one day of the project's zone; null: as many as the network takes. */
  dailyCap: z.number().int().min(1).max(1000).nullable(),
  quiet: ChannelQuiet,
  /** The weekly places of its queue. */
  slots: WeekSlots,
})
export type ChannelRules = z.output<typeof ChannelRules>

/** The quiet hours that a channel keeps in the end. */
export function quietOf(channel: ChannelQuiet, project: QuietHours | null): QuietHours | null {
  if (channel.kind === 'project') return project
  return channel.kind === 'own' ? channel.hours : null
}

/** A day to plan with: calendars of later centuries are no plan of hers. */
export const PlanDay = LocalDate.refine(day => day >= '1900' && day < '3000', 'Not a day to plan with.')

/** Days on which nothing goes out by itself: a holiday, mourning. */
export const BlackoutFields = z.object({
  /** Null: for every project. */
  projectId: Id.nullable(),
  name: Name,
  /** First and last day, each in the zone of the project. */
  startsOn: PlanDay,
  endsOn: PlanDay,
})
export type BlackoutFields = z.output<typeof BlackoutFields>

export const Blackout = BlackoutFields.extend({ id: Id, createdAt: Instant, updatedAt: Instant })
export type Blackout = z.output<typeof Blackout>
