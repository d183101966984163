import { randomBytes } from 'node:crypto'
import type { FakeAnswer } from '../FakeAnswer.ts'
import { jsonAnswer } from '../jsonAnswer.ts'
import { RateWindows } from '../RateWindows.ts'
import type { FakeRequest } from '../RecordedRequest.ts'
import { startFakeServer } from '../startFakeServer.ts'
import type { FakeServer, FakeServerOptions } from '../startFakeServer.ts'
import { BlueskyError, invalidRequest, tooLarge } from './BlueskyError.ts'
import { BlueskyLimits, rateHeaders, rateLimited } from './BlueskyLimits.ts'
import { isAnswer } from './BlueskyMethod.ts'
import type { BlueskyCall, BlueskyMethod } from './BlueskyMethod.ts'
import { DEFAULT_RATE_LIMITS, DEFAULT_SETTINGS } from './BlueskySettings.ts'
import type { BlueskySettings } from './BlueskySettings.ts'
import { BlueskyState } from './BlueskyState.ts'
import type { BlueskyAccount, BlueskyBlob, BlueskyRecord, BlueskyWrite } from './BlueskyState.ts'
import { otherMethods } from './otherMethods.ts'
import { recordMethods } from './recordMethods.ts'
import { sessionMethods } from './sessionMethods.ts'
import { Tokens } from './Tokens.ts'

export interface FakeBlueskyOptions extends FakeServerOptions, Partial<BlueskySettings> {}

export interface FakeBluesky extends FakeServer {
  /** Everything that can be set, also while it runs. */
  readonly settings: BlueskySettings
  /** By DID. */
  readonly accounts: ReadonlyMap<string, BlueskyAccount>
  /** Those that are there now, by address. */
  readonly records: ReadonlyMap<string, BlueskyRecord>
  /** All that ever was written or deleted, oldest first. */
  readonly writes: readonly BlueskyWrite[]
  readonly blobs: ReadonlyMap<string, BlueskyBlob>
  /** Fields and parameters that the real server would keep or leave aside without a word. */
  readonly ignoredParameters: readonly { requestId: number; apiMethod: string; name: string }[]
  /** What was taken as it is, as by the real server, and would look wrong: facets beside the text, replies to nothing. */
  readonly flaws: readonly { requestId: number; what: string }[]
  addAccount(account: { handle: string; pdsEndpoint?: string }): BlueskyAccount
  /** `xxxx-xxxx-xxxx-xxxx` */
  addAppPassword(account: BlueskyAccount, name?: string): string
  /** Two hours have passed: access tokens answer ExpiredToken, refreshing works. */
  expireAccessTokens(): void
  /** Three months have passed: access and refresh tokens answer ExpiredToken, a new login works. */
  expireSessions(account: BlueskyAccount): void
  /** The app password is gone: access tokens are good until they expire, refreshing answers ExpiredToken, a new login 401. */
  revokeLogins(account: BlueskyAccount): void
  /** Every file that no record refers to is gone, as after some minutes. */
  dropUnreferencedBlobs(): void
  /** The posts that a reader sees now, oldest first; without an account: of all. */
  visiblePosts(account?: BlueskyAccount): BlueskyRecord[]
}

/** Bytes; beyond a file of the largest size there is nothing to say but 413. */
const MAX_BODY_BYTES = 60 * 1024 * 1024
const MAX_JSON_BYTES = 150 * 1024

const METHODS: Record<string, BlueskyMethod> = { ...sessionMethods, ...recordMethods, ...otherMethods }

const NAME = /^\/xrpc\/([\w.-]+)$/

/** A Bluesky PDS over real HTTP, strict and with a memory: see networks/facts.md, section 3 and 26. */
export async function startFakeBluesky(options: FakeBlueskyOptions = {}): Promise<FakeBluesky> {
  const { now = Date.now, port: _port, ...wanted } = options
  const state = new BlueskyState(now)
  // Tests change what a server has; the next one must not have it.
  const settings: BlueskySettings = { ...structuredClone(DEFAULT_SETTINGS), ...wanted }
  const tokens = new Tokens(state, settings)
  const windows = new RateWindows()
  const ignoredParameters: { requestId: number; apiMethod: string; name: string }[] = []
  const flaws: { requestId: number; what: string }[] = []

  const callOf = (request: FakeRequest, limits: BlueskyLimits): BlueskyCall => ({
    state,
    settings,
    tokens,
    request,
    input: {},
    baseUrl: server.baseUrl,
    user: () => tokens.access(request.headers.authorization).account,
    takePoints: ({ did }, points) => {
      if (!settings.rateLimits) return
      limits.take(`writes ${did}`, settings.rateLimits.writes, points)
      limits.take(`writesDaily ${did}`, settings.rateLimits.writesDaily, points)
    },
    ignored: name => {
      ignoredParameters.push({ requestId: request.id, apiMethod: request.apiMethod ?? '', name })
    },
    flawed: what => {
      flaws.push({ requestId: request.id, what })
    },
  })

  const handle = async (request: FakeRequest): Promise<FakeAnswer> => {
    const limits = new BlueskyLimits(windows, now())
    try {
      const method = findMethod(request)
      if (settings.rateLimits) limits.take('overall', settings.rateLimits.overall)
      const call = callOf(request, limits)
      call.input = readInput(call, method)
      if (request.apiMethod === 'com.atproto.server.createSession' && settings.rateLimits) {
        const who = String(call.input['identifier'])
        limits.take(`createSession ${who}`, settings.rateLimits.createSession)
        limits.take(`createSessionDaily ${who}`, settings.rateLimits.createSessionDaily)
      }
      const result = await method.handle(call)
      if (isAnswer(result)) return result
      return jsonAnswer(200, result, limits.headers)
    } catch (error) {
      if (!(error instanceof BlueskyError)) throw error
      return refuse(error, limits.headers)
    }
  }

  const server = await startFakeServer(options, {
    nameOf: (_method, path) => {
      const name = NAME.exec(path)?.[1]
      return name !== undefined && Object.hasOwn(METHODS, name) ? name : null
    },
    handle,
    rateLimited: (_request, retryAfterSeconds) => {
      const rule = settings.rateLimits?.overall ?? DEFAULT_RATE_LIMITS.overall
      const endsAt = now() + retryAfterSeconds * 1000
      return refuse(rateLimited(), rateHeaders({ exceeded: true, rule, remaining: 0, endsAt }, now()))
    },
    tooLarge: () => refuse(tooLarge()),
    unreadable: reason => refuse(invalidRequest(`The request body cannot be read: ${reason}`)),
    maxBodyBytes: MAX_BODY_BYTES,
  })

  const closeSessions = (account: BlueskyAccount): void => {
    for (const session of state.sessions.values()) {
      if (session.did === account.did) session.revokedAt ??= now()
    }
  }
  return {
    ...server,
    settings,
    accounts: state.accounts,
    records: state.records,
    writes: state.writes,
    blobs: state.blobs,
    ignoredParameters,
    flaws,
    addAccount: ({ handle: name, pdsEndpoint = server.baseUrl }) => {
      const account = newAccount(name, pdsEndpoint)
      state.accounts.set(account.did, account)
      return account
    },
    addAppPassword: (account, name = 'Ratiba') => {
      const password = Array.from({ length: 4 }, () => randomText(4)).join('-')
      account.appPasswords.set(name, password)
      return password
    },
    expireAccessTokens: () => tokens.expireAccess(),
    expireSessions: account => {
      tokens.expireAccess()
      closeSessions(account)
    },
    revokeLogins: account => {
      account.appPasswords.clear()
      closeSessions(account)
    },
    dropUnreferencedBlobs: () => {
      for (const cid of state.blobs.keys()) if (!state.isReferenced(cid)) state.blobs.delete(cid)
    },
    visiblePosts: account =>
      [...state.accounts.keys()]
        .filter(did => account === undefined || did === account.did)
        .flatMap(did => state.recordsIn(did, 'app.bsky.feed.post')),
  }
}

function newAccount(handle: string, pdsEndpoint: string): BlueskyAccount {
  return {
    did: `did:plc:${randomText(24)}`,
    handle: handle.toLowerCase(),
    password: `${handle}-password`,
    email: `${handle}@example.org`,
    appPasswords: new Map(),
    authFactorCode: null,
    status: 'active',
    pdsEndpoint,
  }
}

function randomText(length: number): string {
  return Array.from(randomBytes(length), byte => 'abcdefghijklmnopqrstuvwxyz234567'[byte & 31]).join('')
}

/** @throws BlueskyError 404, 501, 400 */
function findMethod(request: FakeRequest): BlueskyMethod {
  const method = request.apiMethod === null ? undefined : METHODS[request.apiMethod]
  if (!method) {
    if (!request.path.startsWith('/xrpc/')) throw new BlueskyError(404, 'NotFound', 'Not Found')
    throw new BlueskyError(501, 'MethodNotImplemented', 'Method Not Implemented')
  }
  if (request.method !== method.http) {
    throw invalidRequest(`Incorrect HTTP method (${request.method}) expected ${method.http}`)
  }
  return method
}

/** The input of a procedure, checked. @throws BlueskyError 400, 413 */
function readInput(call: BlueskyCall, method: BlueskyMethod): Record<string, unknown> {
  const { body, query, headers } = call.request
  for (const name of query.keys()) if (!method.parameters?.includes(name)) call.ignored(name)
  if (!method.input) return {}
  if (body.kind === 'none') throw invalidRequest('A request body is expected but none was provided')
  if (body.kind !== 'json') {
    throw invalidRequest(`Wrong request encoding (Content-Type): ${headers['content-type'] ?? ''}`)
  }
  if (Buffer.byteLength(JSON.stringify(body.value)) > MAX_JSON_BYTES) throw tooLarge()
  method.input(body.value, '$', { unknown: name => call.ignored(name.slice(2)) })
  return body.value as Record<string, unknown>
}

function refuse({ status, error, message }: BlueskyError, headers: Record<string, string> = {}): FakeAnswer {
  return jsonAnswer(status, { error, message }, headers)
}
