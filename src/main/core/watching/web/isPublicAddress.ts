import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * Whether an IP address is one of the open internet: not this computer, not her own network, nothing special. What carries
 * an IPv4 address inside (mapped, or translated for networks without IPv4) is judged by that one.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv6' && parsed.range() === 'rfc6052') {
    return isPublicAddress(new ipaddr.IPv4(parsed.toByteArray().slice(-4)).toString())
  }
  return parsed.range() === 'unicast'
}
