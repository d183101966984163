/** A chat as messages carry it. */
export interface MessageChat {
  id: number
  username?: string | undefined
}

/**
 * Where a message can be opened: public channels by name, private ones and supergroups by the id without its -100;
 * null for chats whose messages have no address.
 */
export function messageUrl({ id, username }: MessageChat, messageId: number): string | null {
  // Zero stands for a video that Telegram publishes later.
  if (messageId === 0) return null
  if (username !== undefined && id < 0) return `https://t.me/${username}/${messageId}`
  const inner = /^-100(\d+)$/.exec(String(id))?.[1]
  return inner === undefined ? null : `https://t.me/c/${inner}/${messageId}`
}
