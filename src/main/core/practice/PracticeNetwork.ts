import { mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { PracticeFault, PracticePost } from '#shared/contract/practice.ts'
import { practiceOrigin } from '#shared/network/practiceAddress.ts'
import type { WebFetch } from '../connectors/WebFetch.ts'
import { answerPractice, presentAccount, refuse } from './practiceRoutes.ts'
import type { PracticeAnswer } from './practiceRoutes.ts'
import { createPracticeStore } from './practiceStore.ts'

export interface PracticeNetworkOptions {
  /** Its own database, so that what was accepted does not depend on what Ratiba remembers. */
  file: string
  nativeBinding: string | null
  /** Epoch ms. */
  now: () => number
  /** Where the files of posts go; `practice-media` beside the database unless given. */
  mediaDir?: string
  /** The feed or the behaviour changed. */
  onChange: () => void
}

/** A network that lives inside the app and keeps its own books. It can be told to misbehave. */
export interface PracticeNetwork {
  /** Answers a request to its origin; rejects like fetch does when it is away or its answer is lost. */
  handle(request: Request): Promise<Response>
  /** A fetch that answers requests to the practice network itself and leaves all others to `inner`. */
  fetchThrough(inner: WebFetch): WebFetch
  /** Newest first; `accountId` as the connector got it. */
  feed(accountId: string, withRemoved: boolean): PracticePost[]
  /** A file of a post, for showing; null when there is none of that id. */
  media(id: string): { path: string; mime: string; etag: string } | null
  fault(): PracticeFault
  /** Until it is set again or the app ends. `loginDead` concerns the logins there are: connecting anew works. */
  setFault(fault: PracticeFault): void
  close(): void
}

export function createPracticeNetwork(options: PracticeNetworkOptions): PracticeNetwork {
  const { file, nativeBinding, now, onChange } = options
  const mediaDir = options.mediaDir ?? join(dirname(file), 'practice-media')
  const store = createPracticeStore(file, nativeBinding)
  let fault: PracticeFault = 'none'
  /** With `loginDead`: the logins up to this one are dead. */
  let deadUpTo = 0
  /** With `loginDead`: whose login was refused, the latest last; connecting anew gives these accounts a new login. */
  const lockedOut = new Set<number>()

  const keepFile = async (id: string, bytes: Uint8Array): Promise<void> => {
    mkdirSync(mediaDir, { recursive: true, mode: 0o700 })
    await writeFile(join(mediaDir, id), bytes)
  }

  const register = (): PracticeAnswer => {
    const known = [...lockedOut].at(-1)
    const accountId = known ?? store.addAccount(now())
    lockedOut.delete(accountId)
    const token = store.issueToken(accountId)
    return { status: 201, body: { ...presentAccount(accountId), token }, changed: false }
  }

  const answer = async (request: Request): Promise<PracticeAnswer> => {
    const url = new URL(request.url)
    if (request.method === 'POST' && url.pathname === '/v1/accounts') return register()
    const bearer = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
    const login = bearer === undefined ? null : store.login(bearer)
    if (login === null) return refuse(401, 'This login is unknown.')
    if (fault === 'loginDead' && login.tokenId <= deadUpTo) {
      lockedOut.delete(login.accountId)
      lockedOut.add(login.accountId)
      return refuse(401, 'This login has ended (practice: you asked for it).')
    }
    if (fault === 'refuses' && isPublishing(request)) {
      return refuse(422, 'The practice network refuses this post (you asked for it).')
    }
    return answerPractice({ request, url, accountId: login.accountId, now: now(), store, keepFile })
  }

  const handle = async (request: Request): Promise<Response> => {
    request.signal.throwIfAborted()
    if (fault === 'away')
      throw lostLike('connect ECONNREFUSED practice.invalid:443', 'ECONNREFUSED', 'connect')
    const losesAnswer = fault === 'answerLost' && isPublishing(request)
    const { status, body, changed } = await answer(request)
    if (changed) onChange()
    if (losesAnswer && status < 400) throw lostLike('read ECONNRESET', 'ECONNRESET', 'read')
    return Response.json(body, { status })
  }

  return {
    handle,
    fetchThrough: inner => async (input, init) => {
      const isOurs = URL.canParse(input) && new URL(input).origin === practiceOrigin
      return isOurs ? handle(new Request(input, init)) : inner(input, init)
    },
    feed: (accountId, withRemoved) =>
      /^\d+$/.test(accountId) ? store.feed(Number(accountId), withRemoved) : [],
    media: id => {
      const found = store.media(id)
      return found === null ? null : { path: join(mediaDir, found.id), mime: found.mime, etag: found.id }
    },
    fault: () => fault,
    setFault: wanted => {
      fault = wanted
      lockedOut.clear()
      if (wanted === 'loginDead') deadUpTo = store.lastTokenId()
      onChange()
    },
    close: () => store.close(),
  }
}

/** The one call whose answer matters most. */
function isPublishing(request: Request): boolean {
  return request.method === 'POST' && new URL(request.url).pathname === '/v1/posts'
}

/** What fetch throws when a connection fails. */
function lostLike(message: string, code: string, syscall: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code, syscall }) })
}
