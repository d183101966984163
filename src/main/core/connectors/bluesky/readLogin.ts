import { officialService } from './blueskyDescriptor.ts'

/** The address of a server without anything behind the host; null when it is none. Without TLS only on this computer. */
export function readService(text: string): string | null {
  const address = text.trim()
  if (address === '') return officialService
  const whole = /^https?:\/\//i.test(address) ? address : `https://${address}`
  if (/\s/.test(whole) || !URL.canParse(whole)) return null
  const { protocol, hostname, host, origin } = new URL(whole)
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  if (!isHere && !hostname.includes('.')) return null
  return protocol === 'http:' && isHere ? origin : `https://${host}`
}

/** What a person enters as her handle, as the server wants it: without @, as a link to her profile, a name alone. */
export function readHandle(text: string, service: string): string {
  // Handles copied from the app come with invisible marks of the writing direction.
  const bare = text.replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim()
  const handle = (/\/profile\/([^/?#\s]+)/.exec(bare)?.[1] ?? bare).replace(/^@/, '')
  const isNameAlone = /^[a-z0-9-]+$/i.test(handle)
  return isNameAlone && service === officialService ? `${handle}.bsky.social` : handle
}
