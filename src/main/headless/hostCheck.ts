import { isIP } from 'node:net'

/** Whether only programs of this computer can reach a server that listens there. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'))
}

export interface HostRules {
  /** Whether the server listens on this computer only. */
  loopbackOnly: boolean
  port: number
  /** Names by which it may be called besides addresses, such as the one of a reverse proxy. */
  names: readonly string[]
}

/**
 * Whether a Host header is one of ours. A page elsewhere can point its own name at this computer (DNS rebinding), but the
 * browser then sends that name; an address as numbers cannot be rebound.
 */
export function isOwnHost(header: string | undefined, rules: HostRules): boolean {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?$/i.exec(header ?? '')
  if (match === null) return false
  const name = (match[1] ?? '').toLowerCase()
  if (rules.names.some(own => own.toLowerCase() === name)) return true
  const isAddress = isIP(name.replace(/^\[|\]$/g, '')) !== 0
  const isOurs = isLoopback(name) || (!rules.loopbackOnly && isAddress)
  return isOurs && Number(match[2] ?? 80) === rules.port
}

/** Whether an Origin header names the very host that the request went to. An opaque or missing one does not. */
export function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined || host === undefined || !URL.canParse(origin)) return false
  const url = new URL(origin)
  return /^https?:$/.test(url.protocol) && url.host === host.toLowerCase()
}
