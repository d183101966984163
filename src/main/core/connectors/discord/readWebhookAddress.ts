/** A webhook's address taken apart: where the API is, which webhook, and the secret that lets one use it. */
export interface Webhook {
  api: string
  id: string
  token: string
}

const hosts = /^(?:(?:ptb|canary)\.)?discord(?:app)?\.com$/i

/**
 * Reads the address that Discord lets one copy, with or without a version in it. Null when it is none: only Discord itself
 * gets to see the secret in it, or a server on this computer.
 */
export function readWebhookAddress(text: string): Webhook | null {
  const address = text.trim()
  if (!URL.canParse(address)) return null
  const { protocol, hostname, origin, pathname } = new URL(address)
  const parts = /^\/api(?:\/v\d+)?\/webhooks\/(\d{1,20})\/([\w-]+)\/?$/.exec(pathname)
  const [, id, token] = parts ?? []
  if (id === undefined || token === undefined) return null
  if (protocol === 'https:' && hosts.test(hostname)) return { api: 'https://discord.com/api/v10', id, token }
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  return isHere && /^https?:$/.test(protocol) ? { api: `${origin}/api/v10`, id, token } : null
}

/** The id of a thread, or the last number of a link into one. Empty when there is none, null when it is no id. */
export function readThread(text: string): string | null {
  const thread = text.trim()
  if (thread === '') return ''
  const linked =
    /^https:\/\/(?:\w+\.)?discord(?:app)?\.com\/channels\/\d+\/(?:\d+\/threads\/)?(\d+)\/?$/i.exec(thread)
  const id = linked?.[1] ?? thread
  return /^\d{5,20}$/.test(id) ? id : null
}
