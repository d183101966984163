import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { isObject } from '../isObject.ts'
import { authRequired, invalidRequest } from './BlueskyError.ts'
import type { BlueskySettings } from './BlueskySettings.ts'
import type { BlueskyAccount, BlueskySession, BlueskyState } from './BlueskyState.ts'

interface Claims {
  scope: string
  sub: string
  jti: string
  /** Seconds. */
  exp: number
}

const REFRESH_SCOPE = 'com.atproto.refresh'

/** Makes and checks access and refresh tokens: real JWTs, told apart by their scope. */
export class Tokens {
  readonly #state: BlueskyState
  readonly #settings: BlueskySettings
  readonly #key = randomBytes(32)
  /** Used refresh tokens and until when they still do. */
  readonly #grace = new Map<string, number>()
  readonly #validAccess = new Set<string>()

  constructor(state: BlueskyState, settings: BlueskySettings) {
    this.#state = state
    this.#settings = settings
  }

  /** @param scope `com.atproto.appPass` after a login by app password */
  open(account: BlueskyAccount, scope: string): { accessJwt: string; refreshJwt: string } {
    const id = randomBytes(16).toString('hex')
    this.#state.sessions.set(id, { did: account.did, refreshId: newTokenId(), scope, revokedAt: null })
    return this.#issue(id)
  }

  /** @throws BlueskyError 401 without a token, 400 ExpiredToken or InvalidToken */
  access(header: string | undefined): { session: BlueskySession; account: BlueskyAccount } {
    const claims = this.#read(header)
    if (claims.scope === REFRESH_SCOPE) throw invalidRequest('Bad token scope', 'InvalidToken')
    if (!this.#validAccess.has(claims.jti)) throw expired()
    // Nobody looks whether its session is still there: it is good until its time is over.
    return this.#find(claims)
  }

  /** Every access token of now is as old as it can be. */
  expireAccess(): void {
    this.#validAccess.clear()
  }

  /** Gives new tokens for a refresh token, which is used up by it but for a time of grace. @throws as `access` */
  refresh(header: string | undefined): {
    account: BlueskyAccount
    tokens: { accessJwt: string; refreshJwt: string }
  } {
    const claims = this.#readRefresh(header)
    const { session, account } = this.#findOpen(claims)
    const now = this.#state.now()
    const tokenId = claims.jti.split('.')[1] ?? ''
    if (tokenId !== session.refreshId) {
      // Who asks again with the old one gets the successor again, so a lost answer locks nobody out.
      if (now >= (this.#grace.get(claims.jti) ?? 0)) throw revoked()
    } else {
      this.#grace.set(claims.jti, now + this.#settings.refreshGraceMs)
      session.refreshId = newTokenId()
    }
    return { account, tokens: this.#issue(claims.jti.split('.')[0] ?? '') }
  }

  /** @throws as `access` */
  close(header: string | undefined): void {
    const { session } = this.#findOpen(this.#readRefresh(header))
    session.revokedAt = this.#state.now()
  }

  #issue(id: string): { accessJwt: string; refreshJwt: string } {
    const session = this.#state.sessions.get(id)
    if (!session) throw new Error('a session that is not there')
    const { accessTokenMs, refreshTokenMs } = this.#settings
    const accessId = `${id}.${newTokenId()}`
    this.#validAccess.add(accessId)
    return {
      accessJwt: this.#sign(session, session.scope, accessId, accessTokenMs),
      refreshJwt: this.#sign(session, REFRESH_SCOPE, `${id}.${session.refreshId}`, refreshTokenMs),
    }
  }

  #sign(session: BlueskySession, scope: string, jti: string, lifeMs: number): string {
    const iat = Math.floor(this.#state.now() / 1000)
    const claims = { scope, sub: session.did, aud: 'did:web:localhost', jti, iat, exp: iat + lifeMs / 1000 }
    const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')
    const content = `${encode({ typ: 'at+jwt', alg: 'HS256' })}.${encode(claims)}`
    return `${content}.${this.#sum(content).toString('base64url')}`
  }

  #sum(content: string): Buffer {
    return createHmac('sha256', this.#key).update(content).digest()
  }

  #readRefresh(header: string | undefined): Claims {
    const claims = this.#read(header)
    if (claims.scope !== REFRESH_SCOPE) throw invalidRequest('Invalid token type', 'InvalidToken')
    return claims
  }

  #read(header: string | undefined): Claims {
    if (header === undefined) throw authRequired('Authentication Required', 'AuthMissing')
    const [, content = '', signature = ''] = /^Bearer ([\w-]+\.[\w-]+)\.([\w-]+)$/.exec(header) ?? []
    const sum = Buffer.from(signature, 'base64url')
    const claims = sum.length === 32 && timingSafeEqual(sum, this.#sum(content)) ? decode(content) : undefined
    if (!claims) throw invalidRequest('Token could not be verified', 'InvalidToken')
    if (claims.exp * 1000 <= this.#state.now()) throw expired()
    return claims
  }

  #find(claims: Claims): { session: BlueskySession; account: BlueskyAccount } {
    const session = this.#state.sessions.get(claims.jti.split('.')[0] ?? '')
    const account = this.#state.accounts.get(claims.sub)
    if (!session || !account) throw revoked()
    checkStatus(account)
    return { session, account }
  }

  #findOpen(claims: Claims): { session: BlueskySession; account: BlueskyAccount } {
    const found = this.#find(claims)
    if (found.session.revokedAt !== null) throw revoked()
    return found
  }
}

/** @throws BlueskyError 401 */
export function checkStatus({ status }: BlueskyAccount): void {
  if (status === 'takendown') throw authRequired('Account has been taken down', 'AccountTakedown')
  if (status === 'deactivated') throw authRequired('Account is deactivated', 'AccountDeactivated')
}

function expired(): Error {
  return invalidRequest('Token has expired', 'ExpiredToken')
}

function revoked(): Error {
  return invalidRequest('Token has been revoked', 'ExpiredToken')
}

function newTokenId(): string {
  return randomBytes(12).toString('hex')
}

function decode(content: string): Claims | undefined {
  const claims: unknown = JSON.parse(Buffer.from(content.split('.')[1] ?? '', 'base64url').toString())
  if (!isObject(claims)) return undefined
  const { scope, sub, jti, exp } = claims
  if (typeof scope !== 'string' || typeof sub !== 'string') return undefined
  return typeof jti === 'string' && typeof exp === 'number' ? { scope, sub, jti, exp } : undefined
}
