import { z } from 'zod'
import { CardOccurrence, RepostOf } from './delivery.ts'
import { Id, Instant } from './fields.ts'
import { LedgerDecision } from './ledger.ts'
import { mediaKinds } from './media.ts'
import { Problem } from './problem.ts'

/** What a line of a rehearsal is about: the post going out, its first comment, its removal, other words for it. */
export const rehearsedKinds = ['publish', 'comment', 'expire', 'edit'] as const
export type RehearsedKind = (typeof rehearsedKinds)[number]

/**
 * What would become of it. `goes`: it is done, at `at`; `byHand`: she is reminded; `later`: it is held beyond the period;
 * `missed`: it would wait for her; `skipped`: it would not go out, as she wanted it then; `refused`: it cannot be done.
 */
export const rehearsedOutcomes = ['goes', 'byHand', 'later', 'missed', 'skipped', 'refused'] as const

/** What keeps a channel from publishing now; it was rehearsed as if it were not so. */
export const standstills = ['allPaused', 'projectPaused', 'channelPaused', 'needsLogin'] as const

/** One message of it, with its text as the network counts it and its files as they are sent. */
export const RehearsedMessage = z.object({
  text: z.string(),
  count: z.number().int(),
  limit: z.number().int(),
  media: z.array(
    z.object({
      mediaId: Id,
      kind: z.enum(mediaKinds),
      mime: z.string(),
      bytes: z.number().int(),
      width: z.number().int(),
      height: z.number().int(),
    }),
  ),
})
export type RehearsedMessage = z.output<typeof RehearsedMessage>

/** A problem found before anything is sent (see checkContent.ts), without the way to mend it: that is in the post. */
const FoundProblem = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  severity: z.enum(['error', 'warning']),
})
export type FoundProblem = z.output<typeof FoundProblem>

export const RehearsedItem = z.object({
  id: z.string(),
  kind: z.enum(rehearsedKinds),
  deliveryId: Id,
  /** Null: of a series, and not made yet. */
  postId: Id.nullable(),
  occurrence: CardOccurrence.nullable(),
  channelId: Id,
  repost: RepostOf.nullable(),
  excerpt: z.string(),
  plannedAt: Instant,
  /** When it would be done or tried again; null when not by itself. */
  at: Instant.nullable(),
  outcome: z.enum(rehearsedOutcomes),
  messages: z.array(RehearsedMessage),
  problems: z.array(FoundProblem),
  standstills: z.array(z.enum(standstills)),
  /** What the engine says when it does not go. */
  problem: Problem.nullable(),
  /** Which rules moved it or held it back. */
  moves: z.array(LedgerDecision),
  /** How it disappears, of what is to: `replaced` and `byHand` where Ratiba may not remove it. */
  removal: z.enum(['ratiba', 'replaced', 'byHand']).nullable(),
  /** How many requests there are to see. */
  requests: z.number().int(),
})
export type RehearsedItem = z.output<typeof RehearsedItem>

/** A request as it would be sent, with secrets taken out. */
export const ShownRequest = z.object({
  /** Of a thread, from 0. */
  part: z.number().int(),
  /** `send`: what publishes, changes or removes; `prepare`: uploads; `ask`: reading. */
  step: z.enum(['send', 'prepare', 'ask']),
  method: z.string(),
  url: z.string(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  /** JSON, indented; null when there is none. */
  json: z.string().nullable(),
  fields: z.array(z.object({ name: z.string(), value: z.string() })),
  files: z.array(
    z.object({ field: z.string(), name: z.string(), mime: z.string(), bytes: z.number().int() }),
  ),
})
export type ShownRequest = z.output<typeof ShownRequest>

export const Rehearsal = z.object({
  id: Id,
  /** Rehearsed from now on: what is past is past. */
  from: Instant,
  to: Instant,
  items: z.array(RehearsedItem),
})
export type Rehearsal = z.output<typeof Rehearsal>

/** Whether something stands in the way of it, beyond what is only worth a look. */
export const isInTrouble = ({ outcome, problems, standstills: still }: RehearsedItem): boolean =>
  outcome === 'missed' ||
  outcome === 'refused' ||
  still.length > 0 ||
  problems.some(({ severity }) => severity === 'error')

export interface RehearsalTotals {
  /** Posts that would go out, at their time or moved by a rule. */
  goesOut: number
  /** Posts that wait for her hands. */
  byHand: number
  /** Posts that a rule moves to another time. */
  moved: number
  inTrouble: number
  /** Posts that are to disappear and that Ratiba cannot remove. */
  cannotRemove: number
}

export function totalsOf(items: readonly RehearsedItem[]): RehearsalTotals {
  const count = (holds: (item: RehearsedItem) => boolean) => items.filter(holds).length
  const isPost = ({ kind }: RehearsedItem) => kind === 'publish'
  return {
    goesOut: count(item => isPost(item) && item.outcome === 'goes' && !isInTrouble(item)),
    byHand: count(item => isPost(item) && item.outcome === 'byHand'),
    moved: count(item => isPost(item) && item.moves.length > 0),
    inTrouble: count(isInTrouble),
    cannotRemove: count(item => item.removal === 'byHand' || item.removal === 'replaced'),
  }
}

/** Where the core serves a rehearsal with all its requests as a JSON file. */
export const rehearsalAddress = (id: string): string => `/rehearsal/${encodeURIComponent(id)}.json`
