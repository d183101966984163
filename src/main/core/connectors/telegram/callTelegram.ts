import { z } from 'zod'
import type { Account, Failure, Io } from '../Connector.ts'
import { NoAnswerError } from '../http.ts'
import type { HttpAnswer } from '../http.ts'
import { parseJsonOrNull } from '../parseJsonOrNull.ts'
import { RefusedError } from '../RefusedError.ts'
import { retryAfterMs } from '../retryAfterMs.ts'

/** A bot and the server that it speaks through. */
export type Bot = Pick<Account, 'config' | 'secret'>

const Answer = z.object({ ok: z.literal(true), result: z.unknown() })
const Refusal = z.object({
  error_code: z.number().optional(),
  description: z.string(),
  parameters: z
    .object({ retry_after: z.number().optional(), migrate_to_chat_id: z.number().optional() })
    .optional(),
})

export interface TelegramUpload {
  form: FormData
  timeoutMs: number
}

/**
 * Calls one method of the Bot API. Throws RefusedError when Telegram refuses, NoAnswerError when no usable answer came.
 * @param params sent as JSON, or a form with files
 */
export async function callTelegram<T>(
  io: Io,
  { config, secret }: Bot,
  method: string,
  params: Record<string, unknown> | TelegramUpload,
  schema: z.ZodType<T>,
): Promise<T> {
  const url = `${config['baseUrl'] ?? ''}/bot${secret['token'] ?? ''}/${method}`
  const request = isUpload(params) ? params : { json: params }
  const answer = await io.http.request('POST', url, request)
  if (answer.status >= 300) throw new RefusedError(answer.status, telegramFailure(answer, io))
  const body = Answer.safeParse(answer.json())
  if (!body.success) throw new RefusedError(answer.status, telegramFailure(answer, io))
  const result = schema.safeParse(body.data.result)
  if (result.success) return result.data
  throw new NoAnswerError('answerBroken', `The answer to ${method} is not what Telegram documents.`)
}

function isUpload(params: Record<string, unknown> | TelegramUpload): params is TelegramUpload {
  return params['form'] instanceof FormData
}

/** Refusals that concern the bot's place in the chat, not the post. */
const aboutRights =
  /not enough rights|need administrator rights|have no rights|administrator privileges|CHAT_(WRITE_FORBIDDEN|ADMIN_REQUIRED|RESTRICTED)|chat not found|member list is inaccessible/i

/** What a refusal of the Bot API means. */
export function telegramFailure(
  answer: Pick<HttpAnswer, 'status' | 'headers' | 'text'>,
  io: Pick<Io, 'now'> & { http: { redact(text: string): string } },
): Failure {
  const refusal = Refusal.safeParse(parseJsonOrNull(answer.text))
  if (!refusal.success) return failureOfStranger(answer, io)
  const { description, parameters, error_code: code } = refusal.data
  const words = io.http.redact(description)
  const migrated = parameters?.migrate_to_chat_id
  if (migrated !== undefined) return { kind: 'content', words: `${words} (migrate_to_chat_id: ${migrated})` }
  const seconds = parameters?.retry_after
  if (seconds !== undefined) return { kind: 'rate', words, retryAfterMs: Math.max(1, seconds) * 1000 }
  const status = code ?? answer.status
  // A token that cannot be one gives a bare "Not Found", an unknown method says so.
  if (status === 404 && !/^not found$/i.test(description)) return { kind: 'content', words }
  if (status === 400 && aboutRights.test(description)) return { kind: 'permission', words }
  if (status === 401 || status === 404) return { kind: 'auth', words }
  if (status === 403) return { kind: 'permission', words }
  if (status === 429) return { kind: 'rate', words, retryAfterMs: retryAfterMs(answer.headers, io.now()) }
  // Another program reads this bot's updates: nobody's fault here.
  if (status === 409) return { kind: 'transient', words }
  return { kind: status >= 400 && status < 500 ? 'content' : 'unknown', words }
}

/** Something between us and Telegram answered (or it is not Telegram at all): only the status says something. */
function failureOfStranger(
  { status, headers }: Pick<HttpAnswer, 'status' | 'headers'>,
  { now }: Pick<Io, 'now'>,
): Failure {
  const words = `HTTP ${status}`
  if (status === 429) return { kind: 'rate', words, retryAfterMs: retryAfterMs(headers, now()) }
  if (status === 413) return { kind: 'content', words }
  return { kind: status >= 300 && status < 500 ? 'transient' : 'unknown', words }
}
