import { z } from 'zod'
import type { Account, Io } from '../Connector.ts'
import { BlueskyRefusal, callBluesky, tokenRefused } from './callBluesky.ts'
import type { Door } from './callBluesky.ts'

/** A login that is under way: where the account lives, whose it is, and the tokens of the moment. */
export interface Session extends Door {
  token: string
  refreshToken: string
  did: string
  handle: string
  /** Epoch ms, by this computer. */
  openedAt: number
}

/** What opens a session. */
export type Login = Pick<Account, 'config' | 'secret'>

const Opened = z.object({
  accessJwt: z.string(),
  refreshJwt: z.string(),
  did: z.string(),
  handle: z.string(),
  didDoc: z.unknown().optional(),
})
const DidDocument = z.object({
  service: z.array(z.object({ id: z.string(), serviceEndpoint: z.string() }).loose()),
})

/** Tokens live for two hours; they are renewed well before. */
const renewAfterMs = 90 * 60_000

/**
 * The sessions of all accounts, in memory only: an account may log in 300 times a day, so none is opened per post, and the
 * app password is all that has to be kept.
 */
const sessions = new Map<string, Session>()

const keyOf = ({ config, secret }: Login): string =>
  JSON.stringify([config['service'] ?? '', config['identifier'] ?? '', secret['password'] ?? ''])

/** Logs in with the app password. Throws `auth` when it is wrong. */
export async function openSession(io: Io, login: Login): Promise<Session> {
  const service = login.config['service'] ?? ''
  const json = { identifier: login.config['identifier'] ?? '', password: login.secret['password'] ?? '' }
  const door = { pds: service, token: null }
  const opened = await callBluesky(io, door, 'POST', 'com.atproto.server.createSession', Opened, { json })
  return keep(login, opened, pdsOf(opened.didDoc, service), io.now())
}

/**
 * Does something as the account. A token that the server refuses is renewed and the work done once more, which is safe: with
 * such a token nothing was done.
 */
export async function withSession<T>(
  io: Io,
  login: Login,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const session = await current(io, login)
  try {
    return await work(session)
  } catch (error) {
    if (!isTokenRefused(error)) throw error
    return work(await renew(io, login, session))
  }
}

async function current(io: Io, login: Login): Promise<Session> {
  const session = sessions.get(keyOf(login))
  if (session === undefined) return openSession(io, login)
  const age = io.now() - session.openedAt
  return age >= 0 && age < renewAfterMs ? session : renew(io, login, session)
}

async function renew(io: Io, login: Login, session: Session): Promise<Session> {
  // Another piece of work may have renewed it meanwhile.
  const latest = sessions.get(keyOf(login))
  if (latest !== undefined && latest.token !== session.token) return latest
  sessions.delete(keyOf(login))
  const door = { pds: session.pds, token: session.refreshToken }
  try {
    const opened = await callBluesky(io, door, 'POST', 'com.atproto.server.refreshSession', Opened)
    return keep(login, opened, pdsOf(opened.didDoc, session.pds), io.now())
  } catch (error) {
    if (!(error instanceof BlueskyRefusal) || error.failure.kind !== 'auth') throw error
    return openSession(io, login)
  }
}

function keep(login: Login, opened: z.output<typeof Opened>, pds: string, now: number): Session {
  const { did, handle, accessJwt, refreshJwt } = opened
  const session: Session = { pds, did, handle, token: accessJwt, refreshToken: refreshJwt, openedAt: now }
  sessions.set(keyOf(login), session)
  return session
}

const isTokenRefused = (error: unknown): boolean =>
  error instanceof BlueskyRefusal && tokenRefused.test(error.error)

/**
 * The server where the account really lives, which the entrance names when one logs in. The entrance itself when it names
 * none, or one to which a token would travel open.
 */
function pdsOf(didDocument: unknown, service: string): string {
  const read = DidDocument.safeParse(didDocument)
  const named = read.success ? read.data.service.find(({ id }) => id.endsWith('#atproto_pds')) : undefined
  if (named === undefined || !URL.canParse(named.serviceEndpoint)) return service
  const { protocol, origin } = new URL(named.serviceEndpoint)
  return protocol === 'https:' || service.startsWith('http:') ? origin : service
}
