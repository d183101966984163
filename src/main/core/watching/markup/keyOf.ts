import { createHash } from 'node:crypto'

const longestKey = 400

/** How a piece is known again: by what its source calls it, else by its address, else by its words. */
export function keyOf(given: string, url: string | null, words: string): string {
  const key = given.trim() || (url ?? '')
  if (key !== '' && key.length <= longestKey) return key
  return `sha256:${createHash('sha256')
    .update(key === '' ? words : key)
    .digest('hex')}`
}
