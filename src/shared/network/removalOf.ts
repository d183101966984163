import type { Channel } from '../model/channel.ts'
import type { Expiry } from '../model/delivery.ts'
import { termsOf } from '../model/delivery.ts'
import type { Descriptor } from './descriptor.ts'

/** Who removes a post when it is over: Ratiba, or the person, because it is too old by then, the login may not, or nobody may from outside. */
export type Removal = 'ratiba' | 'tooLate' | 'noRight' | 'person'

/** A channel as far as its rights matter: `mayDelete` and `mayEdit` are looked for, and one that is not named is granted. */
export type Rights = Channel['rights']

const lacks = (rights: Rights, wanted: string): boolean =>
  rights.some(({ key, granted }) => key === wanted && !granted)

/** What is known beforehand of removing a post that will have been out for so long. */
export function removalOf(
  { remove, publishing }: Pick<Descriptor, 'remove' | 'publishing'>,
  rights: Rights,
  lifetimeMs: number,
): Removal {
  if (publishing === 'byHand' || remove.possible === 'never') return 'person'
  if (lacks(rights, 'mayDelete')) return 'noRight'
  if (remove.possible === 'within' && remove.withinMs !== null && lifetimeMs >= remove.withinMs)
    return 'tooLate'
  return 'ratiba'
}

/** Whether the words of a published post can be replaced there. */
export const canReplace = ({ edit }: Pick<Descriptor, 'edit'>, rights: Rights): boolean =>
  edit.text && !lacks(rights, 'mayEdit')

/** The words that replace those of a post which cannot be removed, or null: then she is reminded. */
export function endedTextOf(
  expiry: Expiry,
  descriptor: Pick<Descriptor, 'edit'>,
  rights: Rights,
): string | null {
  const { fallback } = termsOf(expiry)
  return fallback?.kind === 'edit' && canReplace(descriptor, rights) ? fallback.text : null
}
