import type { FakeRequest } from '../RecordedRequest.ts'
import type { UploadedFile } from '../parseMultipart.ts'
import { isObject } from '../isObject.ts'
import { nestFields } from '../nestFields.ts'
import { MastodonError } from './MastodonError.ts'
import type { MastodonSettings } from './MastodonSettings.ts'
import type { MastodonAccount, MastodonState, MastodonToken } from './MastodonState.ts'

/** One request to the API: parameters of path, query and body, and who asks. */
export class MastodonCall {
  readonly state: MastodonState
  readonly settings: MastodonSettings
  readonly request: FakeRequest
  readonly baseUrl: string
  readonly #path: Record<string, string>
  readonly #fields: Record<string, unknown>
  readonly #read = new Set<string>()

  constructor(
    world: { state: MastodonState; settings: MastodonSettings; baseUrl: string },
    request: FakeRequest,
    path: Record<string, string>,
  ) {
    this.state = world.state
    this.settings = world.settings
    this.baseUrl = world.baseUrl
    this.request = request
    this.#path = path
    this.#fields = readFields(request)
  }

  /** Parameters that nothing asked for: the real server ignores them silently. */
  get unread(): string[] {
    return Object.keys(this.#fields).filter(name => !this.#read.has(name))
  }

  pathPart(name: string): string {
    return decodeURIComponent(this.#path[name] ?? '')
  }

  has(name: string): boolean {
    this.#read.add(name)
    return this.#fields[name] !== undefined && this.#fields[name] !== null
  }

  /** undefined when absent; numbers and booleans of JSON become text. */
  text(name: string): string | undefined {
    if (!this.has(name)) return undefined
    const value = this.#fields[name]
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : undefined
  }

  flag(name: string): boolean {
    return isTrue(this.text(name))
  }

  /** Lists only: a single value under a list's name is dropped, as by Rails' permitted parameters. */
  list(name: string): unknown[] | undefined {
    this.#read.add(name)
    const value = this.#fields[name]
    return Array.isArray(value) ? (value as unknown[]) : undefined
  }

  object(name: string): Record<string, unknown> | undefined {
    this.#read.add(name)
    const value = this.#fields[name]
    return isObject(value) ? value : undefined
  }

  upload(field: string): UploadedFile | undefined {
    const { body } = this.request
    return body.kind === 'multipart' ? body.files.find(file => file.field === field) : undefined
  }

  /** Who asks, if anyone does. @throws MastodonError 401, 403 */
  optionalUser(...scopes: string[]): { account: MastodonAccount; token: MastodonToken } | undefined {
    return this.request.headers.authorization === undefined ? undefined : this.user(...scopes)
  }

  /**
   * Who asks; the token must have one of the scopes, or one that includes it.
   * @throws MastodonError 401 for no or a bad token, 403 for a missing scope or a disabled login
   */
  user(...scopes: string[]): { account: MastodonAccount; token: MastodonToken } {
    const token = findToken(this.state, this.request)
    if (!token) throw new MastodonError(401, 'The access token is invalid')
    if (token.revokedAt !== null) throw new MastodonError(401, 'The access token was revoked')
    if (!scopes.some(scope => includesScope(token.scopes, scope))) {
      throw new MastodonError(403, 'This action is outside the authorized scopes')
    }
    const account = this.state.accounts.get(token.accountId)
    if (!account) throw new MastodonError(422, 'This method requires an authenticated user')
    if (account.disabled) throw new MastodonError(403, 'Your login is currently disabled')
    return { account, token }
  }
}

export function isTrue(value: unknown): boolean {
  return value === true || ['true', '1', 'on', 't', 'yes'].includes(String(value).toLowerCase())
}

export function findToken(state: MastodonState, request: FakeRequest): MastodonToken | undefined {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  return bearer === undefined ? undefined : state.tokens.get(bearer)
}

/** `write` includes `write:media`. */
function includesScope(granted: string[], wanted: string): boolean {
  return granted.includes(wanted) || granted.includes(wanted.split(':')[0] ?? '')
}

function readFields(request: FakeRequest): Record<string, unknown> {
  const fields = nestFields(request.query)
  const { body } = request
  if (body.kind === 'form' || body.kind === 'multipart') Object.assign(fields, nestFields(body.entries))
  if (body.kind === 'json') {
    if (!isObject(body.value)) {
      throw new MastodonError(400, 'Error occurred while parsing request parameters')
    }
    Object.assign(fields, body.value)
  }
  return fields
}
