import { z } from 'zod'
import type { Account, Failure, Io } from '../Connector.ts'
import { NoAnswerError } from '../http.ts'
import type { HttpAnswer, HttpRequest } from '../http.ts'
import { parseJsonOrNull } from '../parseJsonOrNull.ts'
import { RefusedError } from '../RefusedError.ts'
import { retryAfterMs } from '../retryAfterMs.ts'

/** A server and, where it is needed, the login on it. */
export interface Login {
  origin: string
  token: string | null
}

export function loginOf({ config, secret }: Account): Login {
  return { origin: config['origin'] ?? '', token: secret['accessToken'] ?? '' }
}

const Refusal = z.object({ error: z.string(), error_description: z.string().optional() })

/** Calls the API. Throws RefusedError when the server refuses, NoAnswerError when no usable answer came. */
export async function callMastodon<T>(
  io: Io,
  login: Login,
  method: string,
  path: string,
  schema: z.ZodType<T>,
  request: HttpRequest = {},
): Promise<T> {
  return (await askMastodon(io, login, method, path, schema, request)).body
}

/** Like callMastodon, with status and headers. */
export async function askMastodon<T>(
  io: Io,
  { origin, token }: Login,
  method: string,
  path: string,
  schema: z.ZodType<T>,
  request: HttpRequest = {},
): Promise<{ status: number; headers: Headers; body: T }> {
  const authorization = token === null ? {} : { authorization: `Bearer ${token}` }
  const headers = { ...request.headers, ...authorization }
  const answer = await io.http.request(method, `${origin}${path}`, { ...request, headers })
  if (answer.status >= 300) throw new RefusedError(answer.status, mastodonFailure(answer, io))
  const body = schema.safeParse(answer.json())
  if (body.success) return { status: answer.status, headers: answer.headers, body: body.data }
  throw new NoAnswerError('answerBroken', `The answer to ${method} ${path} is not what Mastodon documents.`)
}

/** What a refusal means. */
export function mastodonFailure(
  { status, headers, text }: Pick<HttpAnswer, 'status' | 'headers' | 'text'>,
  io: Pick<Io, 'now'> & { http: { redact(text: string): string } },
): Failure {
  const refusal = Refusal.safeParse(parseJsonOrNull(text))
  const words = refusal.success ? io.http.redact(sentence(refusal.data)) : `HTTP ${status}`
  if (status === 429) return { kind: 'rate', words, retryAfterMs: retryAfterMs(headers, io.now()) }
  if (status >= 500) return { kind: 'unknown', words }
  if (status === 401) return { kind: 'auth', words }
  if (status === 413) return { kind: 'content', words }
  // A redirect, or something between us and Mastodon that does not speak like it: nothing was taken.
  if (status < 400 || !refusal.success) return { kind: 'transient', words }
  if (status === 403) return { kind: 'permission', words }
  if (/not finished processing/i.test(words)) return { kind: 'transient', words }
  return { kind: 'content', words }
}

function sentence({ error, error_description: more }: z.output<typeof Refusal>): string {
  return more === undefined || more === '' ? error : `${error}: ${more}`
}
