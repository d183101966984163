/**
 * The chat that a person means: `@name`, `name`, a numeric id, or a link to the channel or one of its posts. Returns what
 * the Bot API takes as chat_id, or null when it cannot be used (an invitation link names no chat to a bot).
 */
export function readChatAddress(text: string): string | null {
  const chat = text.trim()
  if (/^-?\d{1,16}$/.test(chat)) return chat
  const link = /^(?:https?:\/\/)?(?:www\.)?(?:t|telegram)\.(?:me|dog)\/(.+)$/i.exec(chat)?.[1]
  if (link === undefined) return isName(chat.replace(/^@/, '')) ? `@${chat.replace(/^@/, '')}` : null
  const [first = '', second = ''] = link.split(/[/?#]/)
  // Posts of private channels: t.me/c/<id without -100>/<post>.
  if (first === 'c') return /^\d{1,13}$/.test(second) ? `-100${second}` : null
  // The preview of a public channel: t.me/s/<name>.
  const name = first === 's' ? second : first
  return isName(name) && !/^(joinchat|addlist)$/i.test(name) ? `@${name}` : null
}

function isName(name: string): boolean {
  return /^[A-Za-z]\w{3,31}$/.test(name)
}
