import { z } from 'zod'
import { DeliveryCard, keptReasons } from '../model/delivery.ts'
import { Id, LocalDateTime, Zone } from '../model/fields.ts'
import { command, query } from './method.ts'

/** The computer usually sleeps when something is due. */
export const Risk = z.object({
  /** On how many of how many known days Ratiba was running at that time of day. */
  awake: z.number().int(),
  of: z.number().int(),
  /** Counted on that weekday only. */
  sameWeekday: z.boolean(),
  /** The nearest time, in the zone of the delivery, at which the computer is usually awake; null: none within a day. */
  betterLocal: LocalDateTime.nullable(),
})
export type Risk = z.output<typeof Risk>

const DeliveryRisk = z.object({
  delivery: DeliveryCard,
  risk: Risk,
  /** Why it cannot be given to the network's own scheduler; null: it can. */
  kept: z.enum(keptReasons).nullable(),
})
export type DeliveryRisk = z.output<typeof DeliveryRisk>

export const risksMethods = {
  /** What is due within two weeks while the computer usually sleeps, and she has not said to leave it so; earliest first. */
  'risks.list': query(z.object({ projectId: Id.nullable() }), z.array(DeliveryRisk)),
  /** The same for times that are being chosen; null where nothing is to be said. */
  'risks.at': query(
    z.object({
      postId: Id.nullable(),
      zone: Zone,
      items: z
        .array(z.object({ channelId: Id, dueLocal: LocalDateTime, latestLocal: LocalDateTime.nullable() }))
        .max(100),
    }),
    z.array(z.object({ channelId: Id, dueLocal: LocalDateTime, risk: Risk })),
  ),
  /** She leaves them as they are, and is not asked again while they stay at their time; or (`taken` false) she is. */
  'risks.take': command(z.object({ ids: z.array(Id).min(1).max(500), taken: z.boolean() }), z.void()),
}
