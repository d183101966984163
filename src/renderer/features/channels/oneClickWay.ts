import type { ConnectWay, Descriptor } from '#shared/network/descriptor.ts'

/** The way to connect that asks for nothing, when a network has only that. */
export function oneClickWay({ connectWays }: Pick<Descriptor, 'connectWays'>): ConnectWay | null {
  const [way, ...others] = connectWays
  return way?.kind === 'oneClick' && others.length === 0 ? way : null
}
