import { z } from 'zod'
import type { Failure, Io } from '../Connector.ts'
import { NoAnswerError } from '../http.ts'
import type { HttpAnswer, HttpRequest } from '../http.ts'
import { parseJsonOrNull } from '../parseJsonOrNull.ts'
import { RefusedError } from '../RefusedError.ts'
import { retryAfterMs } from '../retryAfterMs.ts'

/** A server (PDS) and, where it is needed, the token of a session on it. */
export interface Door {
  pds: string
  token: string | null
}

const Refusal = z.object({ error: z.string(), message: z.string().optional() })

/** A refusal with the name that the protocol has for it (`RecordNotFound`), or '' when it has none. */
export class BlueskyRefusal extends RefusedError {
  readonly error: string

  constructor(status: number, failure: Failure, error: string) {
    super(status, failure)
    this.error = error
  }
}

/** Calls a method of the protocol: GET for a query, POST for a procedure. Throws BlueskyRefusal or NoAnswerError. */
export async function callBluesky<T>(
  io: Io,
  { pds, token }: Door,
  method: 'GET' | 'POST',
  nsid: string,
  schema: z.ZodType<T>,
  request: HttpRequest & { query?: Record<string, string> } = {},
): Promise<T> {
  const { query, ...rest } = request
  const search = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`
  const authorization = token === null ? {} : { authorization: `Bearer ${token}` }
  const answer = await io.http.request(method, `${pds}/xrpc/${nsid}${search}`, {
    ...rest,
    headers: { ...rest.headers, ...authorization },
  })
  if (answer.status >= 300) {
    const refusal = Refusal.safeParse(parseJsonOrNull(answer.text))
    const name = refusal.success ? refusal.data.error : ''
    throw new BlueskyRefusal(answer.status, blueskyFailure(answer, io), name)
  }
  const body = schema.safeParse(answer.json())
  if (body.success) return body.data
  throw new NoAnswerError('answerBroken', `The answer to ${nsid} is not what the protocol says.`)
}

/** The account is there, but its owner or Bluesky has shut it. */
const shut =
  /^(AccountTakedown|AccountSuspended|AccountDeactivated|RepoTakendown|RepoDeactivated|RepoSuspended)$/

/** The server did nothing, because the token is none or none any more. */
export const tokenRefused = /^(ExpiredToken|InvalidToken)$/

/** What a refusal means. */
export function blueskyFailure(
  { status, headers, text }: Pick<HttpAnswer, 'status' | 'headers' | 'text'>,
  io: Pick<Io, 'now'> & { http: { redact(text: string): string } },
): Failure {
  const refusal = Refusal.safeParse(parseJsonOrNull(text))
  const words = refusal.success ? io.http.redact(sentence(refusal.data)) : `HTTP ${status}`
  if (status === 429) return { kind: 'rate', words, retryAfterMs: retryAfterMs(headers, io.now()) }
  if (status >= 500) return { kind: 'unknown', words }
  if (status === 413) return { kind: 'content', words }
  // A redirect, or something between us and the server that does not speak the protocol: nothing was taken.
  if (status < 400 || !refusal.success) return { kind: status === 401 ? 'auth' : 'transient', words }
  const { error } = refusal.data
  if (shut.test(error)) return { kind: 'permission', words }
  if (status === 401 || tokenRefused.test(error)) return { kind: 'auth', words }
  return { kind: status === 403 ? 'permission' : 'content', words }
}

function sentence({ error, message }: z.output<typeof Refusal>): string {
  return message === undefined || message === '' ? error : `${error}: ${message}`
}
