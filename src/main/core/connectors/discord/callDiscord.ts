import { z } from 'zod'
import type { Account, Failure, Io } from '../Connector.ts'
import { NoAnswerError } from '../http.ts'
import type { HttpAnswer, HttpRequest } from '../http.ts'
import { parseJsonOrNull } from '../parseJsonOrNull.ts'
import { RefusedError } from '../RefusedError.ts'
import { retryAfterMs } from '../retryAfterMs.ts'

/** A webhook and, where it is to post, a thread of its channel. */
export type Login = Pick<Account, 'config' | 'secret'>

const Refusal = z.object({
  message: z.string(),
  code: z.number().optional(),
  errors: z.unknown().optional(),
  retry_after: z.number().optional(),
})

/** What the codes of Discord say about the webhook, not about the post. */
const unknownWebhook = 10015
const invalidToken = 50027
export const unknownMessage = 10008

/**
 * Calls the webhook at `path` behind its address. Throws RefusedError when Discord refuses, NoAnswerError when no usable
 * answer came.
 */
export async function callDiscord<T>(
  io: Io,
  login: Login,
  method: string,
  path: string,
  schema: z.ZodType<T>,
  request: HttpRequest = {},
): Promise<T> {
  const answer = await askDiscord(io, login, method, path, request)
  const body = schema.safeParse(answer.json())
  if (body.success) return body.data
  throw new NoAnswerError('answerBroken', `The answer to ${method} is not what Discord documents.`)
}

/** Like callDiscord, for calls that are answered without a body. */
export async function askDiscord(
  io: Io,
  { config, secret }: Login,
  method: string,
  path: string,
  request: HttpRequest = {},
): Promise<HttpAnswer> {
  const url = new URL(
    `${config['api'] ?? ''}/webhooks/${config['webhookId'] ?? ''}/${secret['token'] ?? ''}${path}`,
  )
  const thread = config['thread'] ?? ''
  // Messages in a thread are only there for those who name it; the webhook itself is in no thread.
  if (thread !== '' && path !== '') url.searchParams.set('thread_id', thread)
  const answer = await io.http.request(method, url.href, request)
  if (answer.status >= 300) {
    throw new DiscordRefusal(answer.status, discordFailure(answer, io), codeOf(answer.text))
  }
  return answer
}

/** A refusal with Discord's own number for it. */
export class DiscordRefusal extends RefusedError {
  readonly code: number | null

  constructor(status: number, failure: Failure, code: number | null) {
    super(status, failure)
    this.code = code
  }
}

function codeOf(text: string): number | null {
  const refusal = Refusal.safeParse(parseJsonOrNull(text))
  return refusal.success ? (refusal.data.code ?? null) : null
}

/** What a refusal of Discord means. */
export function discordFailure(
  { status, headers, text }: Pick<HttpAnswer, 'status' | 'headers' | 'text'>,
  io: Pick<Io, 'now'> & { http: { redact(text: string): string } },
): Failure {
  const refusal = Refusal.safeParse(parseJsonOrNull(text))
  const words = refusal.success ? io.http.redact(sentence(refusal.data)) : `HTTP ${status}`
  if (status === 429) {
    const seconds = refusal.success ? refusal.data.retry_after : undefined
    const waitMs =
      seconds === undefined ? retryAfterMs(headers, io.now()) : Math.max(1000, Math.ceil(seconds * 1000))
    return { kind: 'rate', words, retryAfterMs: waitMs }
  }
  if (status >= 500) return { kind: 'unknown', words }
  if (status === 413) return { kind: 'content', words }
  // Something between us and Discord: nothing was taken.
  if (status < 400 || !refusal.success) return { kind: 'transient', words }
  const { code } = refusal.data
  // A webhook that was deleted is dead like a login; asking on would get this computer banned.
  if (status === 401 || code === unknownWebhook || code === invalidToken) return { kind: 'auth', words }
  return { kind: status === 403 ? 'permission' : 'content', words }
}

/** "Invalid Form Body" alone helps nobody: what is wrong stands deep in `errors`. */
function sentence({ message, errors }: z.output<typeof Refusal>): string {
  const details = [...messagesIn(errors, 0)].slice(0, 3).join(' ')
  return details === '' ? message : `${message}: ${details}`
}

function* messagesIn(errors: unknown, depth: number): Generator<string> {
  if (typeof errors !== 'object' || errors === null || depth > 8) return
  for (const [key, value] of Object.entries(errors)) {
    if (key === 'message' && typeof value === 'string') yield value
    else yield* messagesIn(value, depth + 1)
  }
}
