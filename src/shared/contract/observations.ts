import { z } from 'zod'
import { Id, Instant } from '../model/fields.ts'
import {
  Observation,
  ObservationFields,
  observationFormats,
  observationKinds,
  Tag,
} from '../model/observation.ts'
import { command, query } from './method.ts'

/** Which observations: each part narrows it down, an empty list does not. */
export const ObservationFilter = z.object({
  projectId: Id.nullable(),
  /** Null in it: those of nobody yet. */
  competitorIds: z.array(Id.nullable()).max(200),
  kinds: z.array(z.enum(observationKinds)).max(observationKinds.length),
  formats: z.array(z.enum(observationFormats)).max(observationFormats.length),
  /** Every one of them. */
  tags: z.array(Tag).max(20),
  theirCampaignId: Id.nullable(),
  /** When it came out as far as is known: from, and before. */
  from: Instant.nullable(),
  to: Instant.nullable(),
  favourite: z.boolean(),
  /** Every word must occur, the last one may be only begun. */
  text: z.string().max(200),
})
export type ObservationFilter = z.output<typeof ObservationFilter>

/** By when it came out or was seen, latest first; or by what it got. */
export const observationOrders = ['happened', 'seen', 'best'] as const

/** What of the journal is saved as a file, and in which order. */
export const JournalCsvWish = z.object({ filter: ObservationFilter, order: z.enum(observationOrders) })
export type JournalCsvWish = z.output<typeof JournalCsvWish>

/** Where the core serves the journal as a CSV file. */
export const journalCsvAddress = (wish: JournalCsvWish): string =>
  `/journal.csv?${new URLSearchParams({ wish: JSON.stringify(wish) }).toString()}`

/** An observation as a list shows it. */
export const ObservationCard = Observation.omit({
  ...{ text: true, shotText: true, whatWorks: true, whatWeTake: true },
}).extend({
  /** The first words, or those in its pictures. */
  excerpt: z.string(),
  /** How many pictures there are; `mediaIds` are the first four. */
  pictures: z.number().int(),
})
export type ObservationCard = z.output<typeof ObservationCard>

const ids = z.object({ ids: z.array(Id).min(1).max(1000) })
const one = z.object({ id: Id })

export const observationsMethods = {
  /** A window of what fits, with how many there are. Asked for by place, so that she can leap anywhere with the scroll bar. */
  'observations.list': query(
    z.object({
      filter: ObservationFilter,
      order: z.enum(observationOrders),
      offset: z.number().int().min(0).max(10_000_000),
      limit: z.number().int().min(1).max(500),
    }),
    z.object({ total: z.number().int(), items: z.array(ObservationCard) }),
  ),
  'observations.get': query(one, Observation),
  /** The tags in use, the most used first, at most 500. */
  'observations.tags': query(
    z.object({ projectId: Id.nullable() }),
    z.array(z.object({ tag: z.string(), count: z.number().int() })),
  ),
  /** What is not given is guessed or empty; seen now. */
  'observations.create': command(
    z.object({ projectId: Id, fields: ObservationFields.partial() }),
    Observation,
  ),
  'observations.update': command(z.object({ id: Id, fields: ObservationFields.partial() }), Observation),
  /** Puts each into a campaign of its competitor, or into none; undone by putting them back where they were. */
  'observations.assign': command(
    z.object({
      items: z
        .array(z.object({ id: Id, theirCampaignId: Id.nullable() }))
        .min(1)
        .max(1000),
    }),
    z.void(),
  ),
  'observations.remove': command(ids, z.void()),
  'observations.restore': command(ids, z.void()),
  /**
   * Makes a draft post of it that says what she wants to take from it; the pictures stay theirs. Answers the post that was
   * already made of it, if that is there. Undone by `dropIdea`.
   */
  'observations.makeIdea': command(one, z.object({ postId: Id })),
  /** Puts away the post that was made of it. Fails with `conflict` when that is planned or out by now. */
  'observations.dropIdea': command(one, z.void()),
  /** What a post was made of, or null. */
  'observations.ofPost': query(z.object({ postId: Id }), ObservationCard.nullable()),
}
