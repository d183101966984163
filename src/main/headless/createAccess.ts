import { createHash, randomBytes } from 'node:crypto'

/** Who may come in: one-time tokens and, in exchange for one or for the password, sessions. All of it only in memory. */
export interface Access {
  /** A new one-time token; at most a few unspent ones are good at a time. */
  newToken(): string
  /** Whether the token was good; it is not any more. */
  spend(token: string): boolean
  /** The value of a new session's cookie. */
  openSession(): string
  /** Whether this is the cookie of a session; using it keeps it alive. */
  isSession(cookie: string | null): boolean
}

const maxTokens = 10
const maxSessions = 100
/** A session that is not used for this long is over. */
const sessionMs = 30 * 86_400_000

export function createAccess(now: () => number): Access {
  // Only hashes are kept: a look-up by hash needs no comparison in constant time, and a memory dump opens nothing.
  const tokens = new Set<string>()
  const sessions = new Map<string, number>()

  return {
    newToken: () => {
      const token = secret()
      tokens.add(hashOf(token))
      dropOldest(tokens, maxTokens)
      return token
    },
    spend: token => tokens.delete(hashOf(token)),
    openSession: () => {
      const cookie = secret()
      sessions.set(hashOf(cookie), now())
      dropOldest(sessions, maxSessions)
      return cookie
    },
    isSession: cookie => {
      if (cookie === null) return false
      const hash = hashOf(cookie)
      const usedAt = sessions.get(hash)
      if (usedAt === undefined) return false
      sessions.delete(hash)
      if (now() - usedAt > sessionMs) return false
      sessions.set(hash, now()) // Put back at the end: the first is the one that was not used for longest.
      return true
    },
  }
}

const secret = () => randomBytes(32).toString('base64url')
const hashOf = (text: string) => createHash('sha256').update(text).digest('base64')

function dropOldest(kept: Set<string> | Map<string, number>, max: number): void {
  const [oldest] = kept.keys()
  if (kept.size > max && oldest !== undefined) kept.delete(oldest)
}
