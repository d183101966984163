import type { Connector, Io, Scheduler } from '#core/connectors/Connector.ts'
import { classifyError } from '#core/connectors/classifyError.ts'
import type { HttpAnswer, HttpRequest } from '#core/connectors/http.ts'
import { practice } from '#core/connectors/practice/practice.ts'
import { RefusedError } from '#core/connectors/RefusedError.ts'

/** What goes wrong with the next call that publishes. */
export const faults = ['lostBefore', 'lostAfter', 'serverError', 'refuses', 'rateLimit', 'loginDead'] as const
export type Fault = (typeof faults)[number]

export interface Accepted {
  key: string
  text: string
  /** By the computer's clock, epoch ms: what she would have seen on it. */
  at: number
  isGone: boolean
  /** Whether the network published it by its own scheduler. */
  wasGiven: boolean
  /** Whether it says what she wanted it to say at that time. */
  isCurrent: boolean
}

/** What its own scheduler was given. */
interface Given {
  key: string
  text: string
  /** By the network's clock, epoch ms. */
  at: number
  state: 'waits' | 'out' | 'gone'
}

/** A network that lives in the test and remembers everything that ever reached it. */
export interface TruthNetwork {
  fetch: typeof fetch
  connectors: readonly Connector[]
  accepted: Accepted[]
  given: Given[]
  /** How often it was asked to publish each text, or to schedule it, accepted or not. */
  asked: Map<string, number>
  /** How far her clock is ahead of the network's, ms: its own is never set. */
  herClockAheadMs: number
  /** Publishes what its own scheduler has due by now; it needs nobody for that. */
  publishDue(): void
  isAway: boolean
  loginIsDead: boolean
  nextFault: Fault | null
}

const base = 'https://truth.invalid'

/** What it wants between being given something and its time. */
export const minAheadMs = 5 * 60_000

/**
 * @param now her clock
 * @param isCurrent whether a text is what she wants it to be now
 */
export function createTruthNetwork(now: () => number, isCurrent: (text: string) => boolean): TruthNetwork {
  const accept = (key: string, text: string, wasGiven: boolean): number => {
    const known = truth.accepted.findIndex(post => key !== '' && post.key === key)
    if (known !== -1) return known
    const post = { key, text, at: now(), isGone: false, wasGiven, isCurrent: isCurrent(text) }
    return truth.accepted.push(post) - 1
  }
  const truth: TruthNetwork = {
    fetch: async (input, init) => {
      truth.publishDue()
      return answer(truth, accept, new Request(input, init))
    },
    connectors: [connector('keyed', true), connector('blind', false)],
    accepted: [],
    given: [],
    asked: new Map(),
    herClockAheadMs: 0,
    publishDue: () => {
      for (const given of truth.given) {
        if (given.state !== 'waits' || given.at > now() - truth.herClockAheadMs) continue
        given.state = 'out'
        accept(given.key, given.text, true)
      }
    },
    isAway: false,
    loginIsDead: false,
    nextFault: null,
  }
  return truth
}

type Accept = (key: string, text: string, wasGiven: boolean) => number

async function answer(truth: TruthNetwork, accept: Accept, request: Request): Promise<Response> {
  if (truth.isAway) throw lost('connect ECONNREFUSED', 'ECONNREFUSED', 'connect')
  if (truth.loginIsDead) return Response.json({}, { status: 401 })
  const { pathname, searchParams } = new URL(request.url)
  const [, place, index] = pathname.split('/')
  if (request.method === 'POST') return publish(truth, accept, (await request.json()) as Wish)
  if (place === 'account') return Response.json({})
  const ofKey = ({ key }: { key: string }) => key === searchParams.get('key')
  if (place === 'given') {
    const given = index === undefined ? truth.given.find(ofKey) : truth.given[Number(index)]
    if (given?.state !== 'waits') return Response.json({}, { status: 404 })
    if (request.method === 'DELETE') given.state = 'gone'
    return Response.json({ id: String(truth.given.indexOf(given)) })
  }
  if (index === undefined) {
    const found = truth.accepted.findIndex(ofKey)
    const ids = found === -1 ? [] : [String(found)]
    return Response.json({ ids, at: (truth.accepted[found]?.at ?? 0) - truth.herClockAheadMs })
  }
  const post = truth.accepted[Number(index)]
  if (post === undefined || post.isGone) return Response.json({}, { status: 404 })
  if (request.method === 'DELETE') post.isGone = true
  return Response.json({})
}

/** `at`: when its own scheduler is to publish it; null: now. */
interface Wish {
  key: string
  text: string
  at: number | null
}

function publish(truth: TruthNetwork, accept: Accept, { key, text, at }: Wish): Response {
  truth.asked.set(text, (truth.asked.get(text) ?? 0) + 1)
  const fault = truth.nextFault
  truth.nextFault = null
  if (fault === 'lostBefore') throw lost('read ECONNRESET', 'ECONNRESET', 'read')
  if (fault === 'refuses') return Response.json({}, { status: 422 })
  if (fault === 'rateLimit') return Response.json({}, { status: 429 })
  if (fault === 'loginDead') {
    truth.loginIsDead = true
    return Response.json({}, { status: 401 })
  }
  const took =
    at === null ? { id: String(accept(key, text, false)), at: null } : schedule(truth, { key, text, at })
  if (fault === 'lostAfter') throw lost('read ECONNRESET', 'ECONNRESET', 'read')
  if (fault === 'serverError') return Response.json({}, { status: 500 })
  return Response.json(took)
}

/** What is past by its own clock is published at once, and answered as a post. */
function schedule(truth: TruthNetwork, wish: Omit<Given, 'state'>): { id: string; at: number | null } {
  const known = truth.given.findIndex(({ key }) => key === wish.key)
  const index = known === -1 ? truth.given.push({ ...wish, state: 'waits' }) - 1 : known
  truth.publishDue()
  const out = truth.accepted.findIndex(({ key }) => key === wish.key)
  return out === -1 ? { id: String(index), at: wish.at } : { id: String(out), at: null }
}

const lost = (message: string, code: string, syscall: string): TypeError =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code, syscall }) })

/** With a key it can be asked what became of a post; without one it takes whatever comes, as often as it comes. */
const connector = (id: string, isKeyed: boolean): Connector => ({
  descriptor: {
    ...practice.descriptor,
    id,
    name: id,
    edit: { text: false, media: false },
    find: isKeyed ? 'idempotencyKey' : 'none',
    schedule: isKeyed ? { minAheadMs, perDay: null, inAll: null } : null,
  },
  connect: () =>
    Promise.resolve({
      checks: [],
      account: {
        remoteId: id,
        config: {},
        secret: {},
        name: id,
        handle: id,
        url: null,
        limits: null,
        rights: [],
      },
    }),
  verify: async io => {
    await call(io, 'GET', '/account')
    const checkedAt = new Date(io.now()).toISOString()
    return {
      name: id,
      handle: id,
      url: null,
      limits: null,
      rights: [],
      health: { state: 'ok', words: null, checkedAt },
    }
  },
  prepare: () => Promise.resolve({}),
  publish: async (io, _account, { outgoing, idempotencyKey }) => {
    const json: Wish = { key: isKeyed ? idempotencyKey : '', text: outgoing.text, at: null }
    const { id: remote } = (await call(io, 'POST', '/posts', { json })).json() as { id: string }
    return { ids: [remote], url: null }
  },
  ...(isKeyed
    ? {
        find: async (io, _account, { idempotencyKey }) => {
          const { ids } = (await call(io, 'GET', `/posts?key=${idempotencyKey}`)).json() as { ids: string[] }
          return ids.length === 0
            ? { outcome: 'absent', proof: 'keyUnknown' }
            : { outcome: 'found', ref: { ids, url: null } }
        },
        scheduler,
      }
    : {}),
  check: async (io, _account, ref) => {
    const isThere = await exists(call(io, 'GET', `/posts/${ref.ids[0]}`))
    return isThere ? { state: 'there', ref, text: null } : { state: 'gone' }
  },
  remove: async (io, _account, ref) =>
    (await exists(call(io, 'DELETE', `/posts/${ref.ids[0]}`))) ? 'removed' : 'alreadyGone',
  classify: classifyError,
})

const scheduler: Scheduler = {
  canUse: () => true,
  give: async (io, _account, { outgoing, idempotencyKey, at: wishedAt }) => {
    const json: Wish = { key: idempotencyKey, text: outgoing.text, at: wishedAt }
    const { id, at } = (await call(io, 'POST', '/given', { json })).json() as {
      id: string
      at: number | null
    }
    return at === null
      ? { state: 'out', ref: { ids: [id], url: null }, at: wishedAt }
      : { state: 'waits', id }
  },
  look: async (io, _account, { idempotencyKey }, id) => {
    const place = id === null ? `/given?key=${idempotencyKey}` : `/given/${id}`
    const waiting = await unlessGone(call(io, 'GET', place))
    if (waiting !== null) return { state: 'waits', id: (waiting.json() as { id: string }).id }
    const out = await call(io, 'GET', `/posts?key=${idempotencyKey}`)
    const { ids, at } = out.json() as { ids: string[]; at: number }
    return ids.length === 0 ? { state: 'absent' } : { state: 'out', ref: { ids, url: null }, at }
  },
  takeBack: async (io, _account, id) =>
    (await exists(call(io, 'DELETE', `/given/${id}`))) ? 'takenBack' : 'notThere',
}

const exists = async (called: Promise<HttpAnswer>): Promise<boolean> => (await unlessGone(called)) !== null

async function unlessGone(called: Promise<HttpAnswer>): Promise<HttpAnswer | null> {
  try {
    return await called
  } catch (error) {
    if (error instanceof RefusedError && error.status === 404) return null
    throw error
  }
}

async function call(io: Io, method: string, path: string, request: HttpRequest = {}): Promise<HttpAnswer> {
  const got = await io.http.request(method, `${base}${path}`, request)
  const words = `HTTP ${got.status}`
  if (got.status === 401) throw new RefusedError(401, { kind: 'auth', words })
  if (got.status === 429) throw new RefusedError(429, { kind: 'rate', words, retryAfterMs: 90_000 })
  if (got.status >= 500) throw new RefusedError(got.status, { kind: 'unknown', words })
  if (got.status >= 400) throw new RefusedError(got.status, { kind: 'content', words })
  return got
}
