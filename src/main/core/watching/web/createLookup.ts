import { lookup as systemLookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { LookupFunction } from 'node:net'
import type { WebAccess } from '../../CoreDeps.ts'
import { ReadingFailure } from '../ReadingFailure.ts'
import { isPublicAddress } from './isPublicAddress.ts'

export interface CheckedLookup {
  /** Throws ReadingFailure `ownNetwork` for a host that is an address itself: such a one is never looked up. */
  checkLiteral(url: URL): void
  /**
   * Looks names up for a connection. What it answers is what is connected to, so a name cannot be one address when it is
   * checked and another when it is used.
   */
  lookup: LookupFunction
}

export function createLookup(access: WebAccess): CheckedLookup {
  const mayReach = (address: string) => isPublicAddress(address) || access.mayReach?.(address) === true
  const resolve =
    access.lookup ??
    (async (name: string) => (await systemLookup(name, { all: true })).map(({ address }) => address))

  const addressesOf = async (name: string) => {
    const all = await resolve(name)
    const fit = all.filter(mayReach)
    if (fit.length > 0) return fit.map(address => ({ address, family: isIP(address) }))
    if (all.length === 0) throw new ReadingFailure('nameUnknown', { params: { host: name } })
    throw new ReadingFailure('ownNetwork', { params: { host: name } })
  }

  return {
    checkLiteral: ({ hostname }) => {
      const address = hostname.replace(/^\[|\]$/g, '')
      if (isIP(address) !== 0 && !mayReach(address)) {
        throw new ReadingFailure('ownNetwork', { params: { host: address } })
      }
    },
    lookup: (name, options, callback) => {
      addressesOf(name).then(
        addresses => {
          const [first] = addresses
          if (options.all === true) callback(null, addresses)
          else callback(null, first?.address ?? '', first?.family)
        },
        (error: unknown) => {
          callback(error instanceof Error ? error : new Error('The name was not found.'), '')
        },
      )
    },
  }
}
