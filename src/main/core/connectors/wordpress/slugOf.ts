import { createHash } from 'node:crypto'
import { titleOf } from './postFields.ts'
import type { Attempt } from '../Connector.ts'

/**
 * The slug (the last part of the address) of a post, the same in every try: readable words, and a sign made of the
 * delivery's own key, so that no other post has it and what a lost answer left can be looked up.
 */
export function slugOf({ outgoing, idempotencyKey }: Pick<Attempt, 'outgoing' | 'idempotencyKey'>): string {
  const wished = outgoing.options['slug']
  const words = plainLetters(typeof wished === 'string' && wished.trim() !== '' ? wished : titleOf(outgoing))
  const sign = `r${createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 10)}`
  return words === '' ? sign : `${words}-${sign}`
}

/** Small Latin letters, digits and hyphens; other scripts would be written in percent signs, so they are left out. */
function plainLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
}
