import { z } from 'zod'
import { Id, Instant, LocalDate } from './fields.ts'
import { observationFormats, observationKinds } from './observation.ts'

/** More than so many stand beside each other in no plot that can still be read. */
export const mostCompared = 12

/** Who is compared with whom, and over which days (both included, in the project's zone). */
export const ComparisonWish = z.object({
  projectId: Id,
  competitorIds: z.array(Id).max(mostCompared),
  /** Whether our own posts that were out stand beside them. */
  ourselves: z.boolean(),
  /** Null: from the first that is known. */
  from: LocalDate.nullable(),
  /** Null: up to now. */
  to: LocalDate.nullable(),
})
export type ComparisonWish = z.output<typeof ComparisonWish>

export const comparedNumbers = ['likes', 'comments', 'shares', 'views'] as const
export type ComparedNumber = (typeof comparedNumbers)[number]

/** What is known of one number: null where nothing was ever seen. */
const NumberSummary = z.object({
  /** Of how many pieces it is known. */
  known: z.number().int(),
  median: z.number().nullable(),
  best: z.number().nullable(),
})
export type NumberSummary = z.output<typeof NumberSummary>

const pieces = z.number().int()

/** Followers of one channel as they were seen, earliest first; one point for each day, or week where the period is long. */
export const FollowersSeen = z.object({
  /** Null: it was not said on which channel. */
  channelId: Id.nullable(),
  network: z.string().nullable(),
  points: z.array(z.object({ at: Instant, followers: z.number().int() })),
})
export type FollowersSeen = z.output<typeof FollowersSeen>

/** A piece that got the most reactions. */
export const BestPiece = z.object({
  id: Id,
  excerpt: z.string(),
  mediaId: Id.nullable(),
  happenedAt: Instant,
  /** Likes, comments and shares together. */
  reactions: z.number().int(),
})
export type BestPiece = z.output<typeof BestPiece>

/** What one of those who are compared did in the period. */
export const ComparedOne = z.object({
  /** Null: ourselves. */
  competitorId: Id.nullable(),
  pieces,
  /** Of how many it is known when they came out; only those are in `hours`. */
  timed: pieces,
  /** How many came out in each hour of the week on the project's clocks: Monday 00:00 first, 168 of them. */
  hours: z.array(pieces).length(168),
  /** Earliest first; months without any are left out. */
  months: z.array(z.object({ month: z.string(), pieces })),
  kinds: z.array(z.object({ kind: z.enum(observationKinds), pieces })),
  formats: z.array(z.object({ format: z.enum(observationFormats), pieces })),
  /** The most used first, at most 40. Labels, for our own posts. */
  tags: z.array(z.object({ tag: z.string(), pieces })),
  numbers: z.record(z.enum(comparedNumbers), NumberSummary),
  /** At most three. */
  best: z.array(BestPiece),
  followers: z.array(FollowersSeen),
})
export type ComparedOne = z.output<typeof ComparedOne>

export const Comparison = z.object({
  /** The days that are covered. */
  from: LocalDate,
  to: LocalDate,
  zone: z.string(),
  /** Ourselves first, then the competitors in the order asked for. */
  compared: z.array(ComparedOne),
})
export type Comparison = z.output<typeof Comparison>

/** Pieces a week on average over the days of a comparison. */
export function perWeek(count: number, { from, to }: Pick<Comparison, 'from' | 'to'>): number {
  const days = (Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000 + 1
  return (count * 7) / days
}

/** Where the core serves a comparison as a CSV file. */
export const comparisonAddress = (wish: ComparisonWish): string =>
  `/comparison.csv?${new URLSearchParams({ wish: JSON.stringify(wish) }).toString()}`
