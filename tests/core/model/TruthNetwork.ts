import type { Connector, Io } from '#core/connectors/Connector.ts'
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
}

/** A network that lives in the test and remembers everything that ever reached it. */
export interface TruthNetwork {
  fetch: typeof fetch
  connectors: readonly Connector[]
  accepted: Accepted[]
  /** How often it was asked to publish each text, accepted or not. */
  asked: Map<string, number>
  isAway: boolean
  loginIsDead: boolean
  nextFault: Fault | null
}

const base = 'https://truth.invalid'

export function createTruthNetwork(now: () => number): TruthNetwork {
  const truth: TruthNetwork = {
    fetch: async (input, init) => answer(truth, now, new Request(input, init)),
    connectors: [connector('keyed', true), connector('blind', false)],
    accepted: [],
    asked: new Map(),
    isAway: false,
    loginIsDead: false,
    nextFault: null,
  }
  return truth
}

async function answer(truth: TruthNetwork, now: () => number, request: Request): Promise<Response> {
  if (truth.isAway) throw lost('connect ECONNREFUSED', 'ECONNREFUSED', 'connect')
  if (truth.loginIsDead) return Response.json({}, { status: 401 })
  const { pathname, searchParams } = new URL(request.url)
  const index = Number(pathname.split('/')[2])
  if (request.method === 'POST')
    return publish(truth, now, (await request.json()) as { key: string; text: string })
  if (pathname === '/account') return Response.json({})
  if (pathname === '/posts') {
    const found = truth.accepted.findIndex(({ key }) => key === searchParams.get('key'))
    return Response.json({ ids: found === -1 ? [] : [String(found)] })
  }
  const post = truth.accepted[index]
  if (post === undefined || post.isGone) return Response.json({}, { status: 404 })
  if (request.method === 'DELETE') post.isGone = true
  return Response.json({})
}

function publish(
  truth: TruthNetwork,
  now: () => number,
  { key, text }: { key: string; text: string },
): Response {
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
  const known = truth.accepted.findIndex(post => key !== '' && post.key === key)
  const id = known === -1 ? truth.accepted.push({ key, text, at: now(), isGone: false }) - 1 : known
  if (fault === 'lostAfter') throw lost('read ECONNRESET', 'ECONNRESET', 'read')
  if (fault === 'serverError') return Response.json({}, { status: 500 })
  return Response.json({ id: String(id) })
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
    const json = { key: isKeyed ? idempotencyKey : '', text: outgoing.text }
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

async function exists(called: Promise<HttpAnswer>): Promise<boolean> {
  try {
    await called
    return true
  } catch (error) {
    if (error instanceof RefusedError && error.status === 404) return false
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
