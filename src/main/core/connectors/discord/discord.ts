import { z } from 'zod'
import type { Check } from '#shared/contract/channels.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { Connected, Connector, FoundAccount, Io } from '../Connector.ts'
import { classifyError } from '../classifyError.ts'
import { tryStep } from '../tryStep.ts'
import { askDiscord, callDiscord, DiscordRefusal, unknownMessage } from './callDiscord.ts'
import type { Login } from './callDiscord.ts'
import { discordDescriptor, maxRequestBytes } from './discordDescriptor.ts'
import { Message, messageFields, messagePath, messageRequest, refOf } from './discordMessage.ts'
import { readThread, readWebhookAddress } from './readWebhookAddress.ts'
import { discordStandIn } from './discordStandIn.ts'

const Webhook = z.object({
  id: z.string(),
  name: z.string().nullable().optional(),
  channel_id: z.string().nullable().optional(),
  guild_id: z.string().nullable().optional(),
})
type Webhook = z.output<typeof Webhook>

/**
 * A channel of Discord through a webhook. A webhook reads a message back by its id, but cannot list messages, so an unknown
 * outcome is for the person to settle: there is no `find`.
 */
export const discord: Connector = {
  descriptor: discordDescriptor,

  connect: (io, _way, fields) => connectDiscord(io, fields),

  verify: async (io, account) => {
    const webhook = await callDiscord(io, account, 'GET', '', Webhook)
    const checkedAt = new Date(io.now()).toISOString()
    return { ...describe(webhook, account), health: { state: 'ok', words: null, checkedAt } }
  },

  // Files go along with the one call; here it is only made sure that they are there and not too much together.
  prepare: async (io, _account, { media }) => {
    let bytes = 0
    for (const { mediaId } of media) bytes += (await io.openMedia(mediaId)).blob.size
    if (bytes > maxRequestBytes) {
      throw new AppError('too_large', 'Together these files are more than Discord takes at once (25 MiB).')
    }
    return {}
  },

  publish: async (io, account, { outgoing }) => {
    const request = await messageRequest(io, outgoing)
    // Without `wait` Discord answers before it looks, with no id, and says nothing of failures.
    return refOf(account, await callDiscord(io, account, 'POST', '?wait=true', Message, request))
  },

  check: async (io, account, ref) => {
    try {
      const message = await callDiscord(io, account, 'GET', messagePath(ref), Message)
      return { state: 'there', ref: refOf(account, message), text: message.content }
    } catch (error) {
      if (isGone(error)) return { state: 'gone' }
      throw error
    }
  },

  remove: async (io, account, ref) => {
    try {
      await askDiscord(io, account, 'DELETE', messagePath(ref))
      return 'removed'
    } catch (error) {
      if (isGone(error)) return 'alreadyGone'
      throw error
    }
  },

  edit: async (io, account, ref, outgoing) => {
    const path = messagePath(ref)
    const { attachments } = await callDiscord(io, account, 'GET', path, Message)
    // Whatever an edit does not name is taken away, so the files are named again, with their descriptions.
    const describes = attachments.length === outgoing.media.length
    const kept = attachments.map(({ id }, i) =>
      describes ? { id, description: outgoing.media[i]?.alt.trim() ?? '' } : { id },
    )
    const json = { ...messageFields(outgoing), attachments: kept }
    return refOf(account, await callDiscord(io, account, 'PATCH', path, Message, { json }))
  },

  classify: classifyError,
  standIn: discordStandIn,
}

const isGone = (error: unknown): boolean => error instanceof DiscordRefusal && error.code === unknownMessage

async function connectDiscord(io: Io, fields: Record<string, string>): Promise<Connected> {
  const checks: Check[] = []
  const note = (key: string, passed: boolean): boolean => {
    checks.push({ key, passed, words: null })
    return passed
  }
  const address = readWebhookAddress(fields['webhook'] ?? '')
  if (!note('webhookAddress', address !== null) || address === null) return { checks, account: null }
  const thread = readThread(fields['thread'] ?? '')
  if (thread === null) {
    note('threadIsId', false)
    return { checks, account: null }
  }
  const { api, id, token } = address
  const login: Login = { config: { api, webhookId: id, thread }, secret: { token } }
  const webhook = await tryStep(checks, 'webhookWorks', callDiscord(io, login, 'GET', '', Webhook))
  if (webhook === null) return { checks, account: null }
  note('serverAnswers', true)
  note('webhookWorks', true)
  // Messages belong to the webhook that wrote them: another one of the same channel could not take them back.
  const remoteId = thread === '' ? id : `${id}/${thread}`
  const config = { ...login.config, guildId: webhook.guild_id ?? '' }
  return { checks, account: { remoteId, config, secret: { token }, ...describe(webhook, login) } }
}

function describe(
  { id, name, guild_id: guild, channel_id: channel }: Webhook,
  { config }: Login,
): Pick<FoundAccount, 'name' | 'handle' | 'url' | 'limits' | 'rights'> {
  const place = (config['thread'] ?? '') || channel
  return {
    name: (name ?? '') === '' ? id : (name ?? id),
    handle: '',
    url: guild && place ? `https://discord.com/channels/${guild}/${place}` : null,
    limits: null,
    rights: [],
  }
}
