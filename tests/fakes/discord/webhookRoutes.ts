import { jsonAnswer } from '../jsonAnswer.ts'
import { DiscordError } from './DiscordError.ts'
import { NO_CONTENT } from './DiscordRoute.ts'
import type { DiscordCall, DiscordRoute } from './DiscordRoute.ts'
import type { DiscordChannel, DiscordContent, DiscordMessage, DiscordWebhook } from './DiscordState.ts'
import { findMessage, findThread, findWebhook, readFlag } from './findWebhook.ts'
import type { FormReader } from './FormReader.ts'
import { presentMessage, presentWebhook } from './presentMessage.ts'
import { checkNotEmpty, readContent } from './readContent.ts'
import { readForm } from './readForm.ts'

const showWebhook: DiscordRoute['handle'] = call => jsonAnswer(200, presentWebhook(findWebhook(call)))

const removeWebhook: DiscordRoute['handle'] = call => {
  findWebhook(call).deletedAt = call.state.now()
  return NO_CONTENT
}

/** Reads and judges the content of a request, with the fields that only a new message has. */
async function readMessage(
  call: DiscordCall,
  old?: DiscordMessage,
): Promise<{ content: DiscordContent; sender: Sender }> {
  const input = readForm(call.request)
  const { fileLimitBytes } = call.settings
  const means = { fileLimitBytes, newId: () => call.state.newId(), ignored: call.ignored }
  const content = await readContent(input, means, old)
  const sender: Sender = old ? { threadName: undefined } : readSender(input.form)
  input.form.errors.throwIfAny()
  for (const name of [...input.form.unread, ...input.ignoredParts]) call.ignored(name)
  checkNotEmpty(content)
  return { content, sender }
}

interface Sender {
  username?: string | undefined
  avatarUrl?: string | undefined
  tts?: boolean | undefined
  threadName: string | undefined
}

function readSender(form: FormReader): Sender {
  const username = form.text('username', { min: 1, max: 80 })
  const forbidden = /discord|clyde/i.exec(username ?? '')?.[0]
  if (forbidden !== undefined) {
    form.fail('username', 'USERNAME_INVALID_CONTAINS', `Username cannot contain "${forbidden.toLowerCase()}"`)
  }
  return {
    username,
    avatarUrl: form.link('avatar_url'),
    tts: form.flag('tts'),
    threadName: form.text('thread_name', { min: 1, max: 100 }),
  }
}

/** Where the message goes. @throws DiscordError 400 where forums and threads are mixed up, 404 */
function findPlace(call: DiscordCall, webhook: DiscordWebhook, name: string | undefined): DiscordChannel {
  const channel = call.state.channels.get(webhook.channelId)
  if (!channel) throw new DiscordError(404, 10003, 'Unknown Channel')
  const thread = findThread(call, webhook)
  if (thread && name !== undefined) {
    throw new DiscordError(400, 220002, 'Webhooks can only post to a thread or make one, not both')
  }
  if (thread) return thread
  if (name === undefined && channel.kind === 'forum') {
    const message = 'Webhooks posted to forum channels must have a thread_name or thread_id'
    throw new DiscordError(400, 220001, message)
  }
  if (name === undefined) return channel
  if (channel.kind !== 'forum') {
    throw new DiscordError(400, 220003, 'Webhooks can only create threads in forum channels')
  }
  return call.state.addChannel({ guildId: channel.guildId, name, kind: 'thread', parentId: channel.id })
}

const execute: DiscordRoute['handle'] = async call => {
  const webhook = findWebhook(call)
  const waits = readFlag(call, 'wait')
  const { content, sender } = await readMessage(call)
  const { state } = call
  const place = findPlace(call, webhook, sender.threadName)
  if (!call.settings.stores) {
    if (waits) throw new DiscordError(500, 0, '500: Internal Server Error')
    return NO_CONTENT
  }
  const message: DiscordMessage = {
    ...content,
    id: state.newId(),
    webhookId: webhook.id,
    channelId: place.id,
    username: sender.username ?? webhook.name,
    avatarUrl: sender.avatarUrl ?? null,
    tts: sender.tts ?? false,
    createdAt: state.now(),
    editedAt: null,
    edits: [],
    deletedAt: null,
    reactions: [],
    requestId: call.request.id,
  }
  state.messages.set(message.id, message)
  return waits ? jsonAnswer(200, presentMessage(call.baseUrl, message)) : NO_CONTENT
}

const showMessage: DiscordRoute['handle'] = call =>
  jsonAnswer(200, presentMessage(call.baseUrl, findMessage(call)))

const editMessage: DiscordRoute['handle'] = async call => {
  const message = findMessage(call)
  const { content } = await readMessage(call, message)
  call.state.keepVersion(message, content)
  return jsonAnswer(200, presentMessage(call.baseUrl, message))
}

const removeMessage: DiscordRoute['handle'] = call => {
  findMessage(call).deletedAt = call.state.now()
  return NO_CONTENT
}

/** What stands where the real network has its CDN. */
const download: DiscordRoute['handle'] = ({ state, parts }) => {
  const attachment = [...state.messages.values()]
    .filter(message => message.deletedAt === null && message.channelId === parts['channel'])
    .flatMap(message => message.attachments)
    .find(({ id, filename }) => id === parts['id'] && filename === parts['filename'])
  if (!attachment) return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not Found' }
  const type = attachment.contentType ?? 'application/octet-stream'
  return { status: 200, headers: { 'content-type': type }, body: attachment.bytes }
}

/** The version may be left out of the path, as in the addresses that people copy. */
const BASES = ['/api', '/api/v9', '/api/v10']

export const webhookRoutes: DiscordRoute[] = [
  ...BASES.flatMap((base): DiscordRoute[] => {
    const webhook = `${base}/webhooks/:webhook/:token`
    const message = `${webhook}/messages/:message`
    return [
      { name: 'webhook.show', method: 'GET', path: webhook, handle: showWebhook },
      { name: 'webhook.delete', method: 'DELETE', path: webhook, handle: removeWebhook },
      { name: 'webhook.execute', method: 'POST', path: webhook, handle: execute },
      { name: 'message.show', method: 'GET', path: message, handle: showMessage },
      { name: 'message.edit', method: 'PATCH', path: message, handle: editMessage },
      { name: 'message.delete', method: 'DELETE', path: message, handle: removeMessage },
    ]
  }),
  { name: 'file', method: 'GET', path: '/attachments/:channel/:id/:filename', handle: download },
]
