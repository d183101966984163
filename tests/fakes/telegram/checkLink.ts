/** The link in full, or null for one that Telegram does not take as a link. */
export function checkLink(url: string): string | null {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `http://${url}`
  return URL.canParse(full) && /^(https?|ton|tg|tonsite|mailto|tel):/i.test(full) ? full : null
}
