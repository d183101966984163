import type { Random } from './createRandom.ts'

/** A UUID of version 7 as the core makes them, out of seeded chance: rows that were made later sort later. */
export function seedId(ms: number, random: Random): string {
  const hex = (bits: number): string =>
    Math.floor(random.next() * 2 ** bits)
      .toString(16)
      .padStart(bits / 4, '0')
  const time = Math.max(0, Math.trunc(ms)).toString(16).padStart(12, '0')
  const variant = '89ab'[Math.floor(random.next() * 4)] ?? '8'
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(12)}-${variant}${hex(12)}-${hex(24)}${hex(24)}`
}
