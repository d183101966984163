/**
 * The origin of the server that a person means: `mastodon.example`, `https://mastodon.example/@me` or `@me@mastodon.example`.
 * Null when it is none. Without TLS only on this computer: a token must not travel open.
 */
export function readInstanceAddress(text: string): string | null {
  const trimmed = text.trim()
  const host = /^@?[\w.-]+@([^@\s/]+)$/.exec(trimmed)?.[1] ?? trimmed
  const address = /^https?:\/\//i.test(host) ? host : `https://${host}`
  if (host === '' || /\s/.test(host) || !URL.canParse(address)) return null
  const url = new URL(address)
  const isHere = url.hostname === 'localhost' || url.hostname === '127.0.0.1' || url.hostname === '[::1]'
  if (!isHere && !url.hostname.includes('.')) return null
  return url.protocol === 'http:' && isHere ? url.origin : `https://${url.host}`
}
