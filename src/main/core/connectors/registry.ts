import { AppError } from '#shared/rpc/errors.ts'
import { byhand } from './byhand/byhand.ts'
import type { Connector } from './Connector.ts'
import { practice } from './practice/practice.ts'

/** Every network Ratiba can publish to: a new one is one file and one line here. */
export const connectors: readonly Connector[] = [practice, byhand]

/** Throws AppError `not_found` for a network that this Ratiba does not know. */
export function connectorFor(network: string): Connector {
  const connector = connectors.find(c => c.descriptor.id === network)
  if (connector === undefined) throw new AppError('not_found', `Ratiba does not know the network ${network}.`)
  return connector
}
