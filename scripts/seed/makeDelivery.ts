import type { Outgoing } from '#core/connectors/Connector.ts'
import { waitsForPerson } from '#core/publishing/jobRepo.ts'
import type { Expiry } from '#shared/model/delivery.ts'
import type { Problem } from '#shared/model/problem.ts'
import type { Row } from './inserts.ts'
import type { PostParts } from './makePost.ts'
import type { SeedChannel, SeedProject } from './makeProject.ts'
import { seedId } from './seedId.ts'
import { zoneClock } from './zoneClock.ts'

const dayMs = 86_400_000

/** How much may still go wrong and wait for her: only a few, and only lately; what was older she has dealt with. */
export type Troubles = Record<'failed' | 'missed' | 'uncertain' | 'byHand', number>

export interface WantedDelivery {
  postId: string
  project: SeedProject
  channel: SeedChannel
  dueLocal: string
  dueAt: number
  createdAt: number
  outgoing: Outgoing
}

/** What became of it; `byHand`: she was reminded, and it waits for her. */
type Fate = 'draft' | 'waiting' | 'out' | 'cancelled' | keyof Troubles

/** A delivery in a state that fits its time, with its live job when it has one. */
export function makeDelivery(wanted: WantedDelivery, parts: PostParts): void {
  const { random, insert, span } = parts
  const { channel, dueAt, createdAt, project } = wanted
  const fate = chooseFate(wanted, parts)
  const id = seedId(createdAt, random)
  const publishedAt = fate === 'out' ? dueAt + random.int(150, 40_000) : null
  const { expiry, expireAt } = planExpiry(wanted, publishedAt, parts)
  const expiredAt = publishedAt !== null && expireAt !== null && expireAt <= span.now ? expireAt + 400 : null
  const state = fate === 'out' ? (expiredAt === null ? 'published' : 'expired') : stateOf(fate)
  const problem = problems[fate]
  insert.deliveries({
    id,
    postId: wanted.postId,
    channelId: channel.id,
    projectId: project.id,
    state,
    dueLocal: wanted.dueLocal,
    zone: project.business.zone,
    dueAt,
    expiry: JSON.stringify(expiry),
    expireAt: fate === 'out' || fate === 'waiting' ? expireAt : null,
    publishedAt,
    expiredAt,
    idempotencyKey: id,
    outgoing: sentFates.has(fate) ? JSON.stringify(wanted.outgoing) : null,
    remote: publishedAt === null ? null : JSON.stringify(remoteOf(wanted, id)),
    problem: problem === undefined ? null : JSON.stringify(problem),
    createdAt,
    updatedAt: expiredAt ?? publishedAt ?? createdAt,
  })
  const job = liveJob(fate, { dueAt, expireAt, isOver: expiredAt !== null })
  if (job !== null) insert.jobs({ attempt: 0, createdAt, ...job, deliveryId: id, lane: channel.id })
}

const sentFates: ReadonlySet<Fate> = new Set<Fate>(['out', 'failed', 'uncertain', 'byHand'])

const stateOf = (fate: Exclude<Fate, 'out'>): string => (fate === 'byHand' ? 'waiting' : fate)

function chooseFate({ channel, dueAt }: WantedDelivery, { span, random, troubles }: PostParts): Fate {
  if (dueAt > span.now) return random.chance(0.85) ? 'waiting' : 'draft'
  const take = (trouble: keyof Troubles, probability: number): boolean => {
    if (troubles[trouble] === 0 || !random.chance(probability)) return false
    troubles[trouble] -= 1
    return true
  }
  if (span.now - dueAt < 21 * dayMs) {
    if (channel.network === 'byhand' && take('byHand', 0.1)) return 'byHand'
    if (channel.network === 'telegram' && take('uncertain', 0.2)) return 'uncertain'
    if (take('failed', 0.04)) return 'failed'
    if (take('missed', 0.04)) return 'missed'
  }
  const chance = random.next()
  return chance < 0.05 ? 'cancelled' : chance < 0.06 ? 'draft' : 'out'
}

/** Nothing that is out on a network of the world is still to be removed: nothing may be sent there. */
function planExpiry(
  { channel, dueLocal, dueAt, project }: WantedDelivery,
  publishedAt: number | null,
  { random, span }: PostParts,
): { expiry: Expiry; expireAt: number | null } {
  const never = { expiry: { kind: 'never' }, expireAt: null } as const
  if (!random.chance(0.4)) return never
  const days = random.pick([1, 2, 3, 7, 14, 30])
  const day = new Date(Date.parse(`${dueLocal.slice(0, 10)}T00:00:00Z`) + days * dayMs).toISOString()
  const atLocal = `${day.slice(0, 10)}T22:00`
  const isAt = random.chance(0.3)
  const expireAt = isAt
    ? zoneClock(project.business.zone).instant(atLocal)
    : (publishedAt ?? dueAt) + days * dayMs
  if (!channel.staysInside && expireAt > span.now) return never
  if (isAt) return { expiry: { kind: 'at', atLocal }, expireAt }
  return {
    expiry: { kind: 'after', afterMs: days * dayMs },
    expireAt: publishedAt === null ? null : expireAt,
  }
}

function remoteOf({ channel, project }: WantedDelivery, id: string): { ids: string[]; url: string | null } {
  const number = String(Number.parseInt(id.slice(-12), 16))
  const { slug } = project.business
  switch (channel.network) {
    case 'practice':
      return { ids: [number], url: null }
    case 'byhand':
      return { ids: [], url: `https://instagram.invalid/${slug}/p/${number}` }
    case 'telegram':
      return { ids: [number], url: `https://telegram.invalid/${slug}/${number}` }
    case 'mastodon':
      return { ids: [number], url: `https://mastodon.invalid/@${slug}/${number}` }
  }
}

const problems: Partial<Record<Fate, Problem>> = {
  failed: {
    key: 'content',
    params: {},
    networkWords: 'The network refuses this post: the picture is too wide.',
    action: 'editPost',
  },
  missed: { key: 'missed', params: {}, networkWords: null, action: 'reschedule' },
  uncertain: { key: 'unknownOutcome', params: {}, networkWords: null, action: 'decide' },
  byHand: { key: 'byHand', params: {}, networkWords: null, action: 'doByHand' },
}

/** A waiting delivery has its publish job, an uncertain one the job that waits for her, a published one its removal. */
function liveJob(fate: Fate, at: { dueAt: number; expireAt: number | null; isOver: boolean }): Row | null {
  switch (fate) {
    case 'waiting':
      return { kind: 'publish', state: 'waiting', phase: 'prepare', runAt: at.dueAt }
    case 'uncertain':
      return {
        kind: 'publish',
        state: 'uncertain',
        phase: 'commit',
        runAt: waitsForPerson,
        prepared: '{}',
        firstCommitAt: at.dueAt,
      }
    case 'out':
      return at.expireAt === null || at.isOver
        ? null
        : { kind: 'expire', state: 'waiting', phase: 'prepare', runAt: at.expireAt }
    default:
      return null
  }
}
