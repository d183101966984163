import type { DiscordAttachment, DiscordMessage, DiscordWebhook } from './DiscordState.ts'

export function presentMessage(baseUrl: string, message: DiscordMessage): object {
  const { id, content, pings, tts, flags, webhookId, channelId } = message
  return {
    id,
    type: 0,
    content,
    channel_id: channelId,
    author: {
      bot: true,
      id: webhookId,
      username: message.username,
      avatar: message.avatarUrl,
      discriminator: '0000',
    },
    attachments: message.attachments.map(attachment => presentAttachment(baseUrl, channelId, attachment)),
    embeds: message.embeds,
    mentions: pings.users.map(user => ({ id: user })),
    mention_roles: pings.roles,
    mention_everyone: pings.everyone,
    pinned: false,
    tts,
    timestamp: presentInstant(message.createdAt),
    edited_timestamp: message.editedAt === null ? null : presentInstant(message.editedAt),
    flags,
    components: [],
    webhook_id: webhookId,
    ...(message.reactions.length > 0
      ? {
          reactions: message.reactions.map(({ emoji, count }) => {
            return { emoji: { id: null, name: emoji }, count, me: false }
          }),
        }
      : {}),
  }
}

function presentAttachment(baseUrl: string, channelId: string, attachment: DiscordAttachment): object {
  const { id, filename, description, contentType, size, width, height } = attachment
  const url = `${baseUrl}/attachments/${channelId}/${id}/${filename}`
  return {
    id,
    filename,
    size,
    url,
    proxy_url: url,
    ...(description === null ? {} : { description }),
    ...(contentType === null ? {} : { content_type: contentType }),
    ...(width === null ? {} : { width, height }),
  }
}

/** Without the user who made it, as it is shown to whoever has the token. */
export function presentWebhook(webhook: DiscordWebhook): object {
  const { id, token, name, channelId, guildId } = webhook
  return {
    application_id: null,
    avatar: null,
    channel_id: channelId,
    guild_id: guildId,
    id,
    name,
    type: 1,
    token,
  }
}

function presentInstant(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000+00:00')
}
