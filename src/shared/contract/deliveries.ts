import { z } from 'zod'
import { Decision, Delivery, DeliveryCard, Expiry, Schedule } from '../model/delivery.ts'
import { Id, Instant, LocalDateTime, WebUrl, Zone } from '../model/fields.ts'
import { LedgerLine } from '../model/ledger.ts'
import { command, query } from './method.ts'

const ids = z.array(Id).min(1).max(5000)
const one = z.object({ id: Id })

/** What a person needs to publish by hand. */
export const Kit = z.object({
  text: z.string(),
  media: z.array(z.object({ mediaId: Id, alt: z.string(), name: z.string() })),
  /** The page where she publishes, or null. */
  openUrl: z.string().nullable(),
})
export type Kit = z.output<typeof Kit>

/** A further part of a thread, or the first comment: out with a link, or still to come. */
export const FurtherMessage = z.object({
  kind: z.enum(['part', 'comment']),
  text: z.string(),
  state: z.enum(['out', 'toCome', 'inDoubt']),
  /** When it went out or is to; null when it simply follows the part before. */
  at: Instant.nullable(),
  url: z.string().nullable(),
})
export type FurtherMessage = z.output<typeof FurtherMessage>

/** The truth about publishing, for the pulse, the tray and Today. */
export const Pulse = z.object({
  paused: z.boolean(),
  /** How many projects she has paused by themselves. */
  pausedProjects: z.number().int(),
  offline: z.boolean(),
  waiting: z.number().int(),
  needsYou: z.number().int(),
  running: z.number().int(),
  /** What goes out next of what is not paused. */
  next: DeliveryCard.nullable(),
  /** The next five, for the tray. */
  upcoming: z.array(DeliveryCard),
})
export type Pulse = z.output<typeof Pulse>

export const deliveriesMethods = {
  /** Deliveries due between two instants, earliest first; at most 20,000. */
  'deliveries.inRange': query(
    z.object({ from: Instant, to: Instant, projectId: Id.nullable() }),
    z.array(DeliveryCard),
  ),
  'deliveries.get': query(
    one,
    z.object({
      delivery: DeliveryCard,
      ledger: z.array(LedgerLine),
      kit: Kit.nullable(),
      further: z.array(FurtherMessage),
      /** What it is a repost of, unless that was put away. */
      original: DeliveryCard.nullable(),
      /** What was made of it, or is to be; earliest first. */
      reposts: z.array(DeliveryCard),
    }),
  ),
  /** What Today shows. */
  'deliveries.today': query(
    z.object({ projectId: Id.nullable(), zone: Zone }),
    z.object({
      needsYou: z.array(DeliveryCard),
      dueToday: z.array(DeliveryCard),
      expiringToday: z.array(DeliveryCard),
      doneToday: z.array(DeliveryCard),
    }),
  ),
  /**
   * Plans deliveries: sets when, how late at most and when they disappear. They become `waiting`.
   * Fails with `conflict` when one is running, uncertain or already out, with `invalid_input` when the time is past
   * or the expiry is before the time.
   */
  'deliveries.schedule': command(
    z.object({
      items: z
        .array(z.object({ id: Id, schedule: Schedule }))
        .min(1)
        .max(5000),
    }),
    z.array(Delivery),
  ),
  'deliveries.publishNow': command(
    z.object({
      items: z
        .array(z.object({ id: Id, expiry: Expiry }))
        .min(1)
        .max(100),
    }),
    z.array(Delivery),
  ),
  /** Moves deliveries to other wall-clock times, each in its own zone; waiting ones stay waiting. */
  'deliveries.move': command(
    z.object({
      items: z
        .array(z.object({ id: Id, dueLocal: LocalDateTime }))
        .min(1)
        .max(5000),
    }),
    z.array(Delivery),
  ),
  /** Back to draft: nothing goes out. The time stays as a wish. */
  'deliveries.unschedule': command(z.object({ ids }), z.array(Delivery)),
  /** Cancelled: it will not go out, and that is fine. */
  'deliveries.skip': command(z.object({ ids }), z.array(Delivery)),
  /** Failed or missed: once more, as soon as possible. */
  'deliveries.retry': command(z.object({ ids }), z.array(Delivery)),
  /** What the person says of an uncertain delivery. */
  'deliveries.decide': command(z.object({ id: Id, decision: Decision }), Delivery),
  /** By hand: it is out, with a link if there is one. */
  'deliveries.markOut': command(z.object({ id: Id, url: WebUrl.nullable() }), Delivery),
  /** By hand: it is removed. */
  'deliveries.markRemoved': command(one, Delivery),
  'deliveries.setExpiry': command(z.object({ id: Id, expiry: Expiry }), Delivery),
  /** Removes a published delivery from its network now. */
  'deliveries.takeDown': command(one, Delivery),
  /**
   * Gives waiting deliveries to their networks' own schedulers. Fails with `refused` and the reason where one cannot be given; all
   * or nothing. Taken back by `deliveries.takeBack`, and by whatever changes them.
   */
  'deliveries.handOver': command(z.object({ ids }), z.array(Delivery)),
  /** Ratiba publishes them again, once the network has let go of them. */
  'deliveries.takeBack': command(z.object({ ids }), z.array(Delivery)),
  /** Brings a published delivery up to date with its post, where the network can edit. */
  'deliveries.pushEdit': command(one, Delivery),
  /** The ledger, newest first. */
  'ledger.list': query(
    z.object({
      projectId: Id.nullable(),
      deliveryId: Id.nullable(),
      before: z.number().int().nullable(),
      limit: z.number().int().min(1).max(500),
    }),
    z.array(LedgerLine),
  ),
  'publishing.pulse': query(z.object({ projectId: Id.nullable() }), Pulse),
  /** Pauses or resumes everything. Nothing is lost: what falls due meanwhile waits or is missed. */
  'publishing.pause': command(z.object({ paused: z.boolean() }), z.void()),
}
