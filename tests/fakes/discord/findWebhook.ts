import { DiscordError, unknownMessage, unknownWebhook } from './DiscordError.ts'
import type { DiscordCall } from './DiscordRoute.ts'
import type { DiscordChannel, DiscordMessage, DiscordWebhook } from './DiscordState.ts'

/** @throws DiscordError 404 10015 for one that is not there, 401 50027 for another token. */
export function findWebhook({ state, parts }: DiscordCall): DiscordWebhook {
  const webhook = state.webhooks.get(readId(parts['webhook'] ?? '', 'webhook_id'))
  if (!webhook || webhook.deletedAt !== null) throw unknownWebhook()
  if (webhook.token !== parts['token']) throw new DiscordError(401, 50027, 'Invalid Webhook Token')
  return webhook
}

/** The webhook's own message, in the place that `thread_id` says. @throws DiscordError 404 10008 */
export function findMessage(call: DiscordCall): DiscordMessage {
  const webhook = findWebhook(call)
  const message = call.state.messages.get(readId(call.parts['message'] ?? '', 'message_id'))
  const place = findThread(call, webhook)?.id ?? webhook.channelId
  if (message?.webhookId !== webhook.id || message.deletedAt !== null) throw unknownMessage()
  if (message.channelId !== place) throw unknownMessage()
  return message
}

/** The thread that the query names; undefined without one. @throws DiscordError 404 10003 */
export function findThread(
  { state, request }: DiscordCall,
  webhook: DiscordWebhook,
): DiscordChannel | undefined {
  const id = request.query.get('thread_id')
  if (id === null) return undefined
  const thread = state.channels.get(readId(id, 'thread_id'))
  if (thread?.parentId !== webhook.channelId) throw new DiscordError(404, 10003, 'Unknown Channel')
  return thread
}

/** @throws DiscordError 400 for anything but true, True, 1 and their opposites. */
export function readFlag({ request }: DiscordCall, name: string): boolean {
  const value = request.query.get(name)
  if (value === null || ['false', 'False', '0'].includes(value)) return false
  if (['true', 'True', '1'].includes(value)) return true
  throw invalid(name, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.')
}

function readId(text: string, name: string): string {
  if (/^\d{1,20}$/.test(text)) return text
  throw invalid(name, 'NUMBER_TYPE_COERCE', `Value "${text}" is not snowflake.`)
}

function invalid(name: string, code: string, message: string): DiscordError {
  return new DiscordError(400, 50035, 'Invalid Form Body', { [name]: { _errors: [{ code, message }] } })
}
