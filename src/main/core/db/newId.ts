import { randomBytes } from 'node:crypto'

let lastMs = -1
/** Which of its millisecond the last one was. Past the 4,096th their order is left to chance; no clock lets so many be made. */
let place = 0

/**
 * A UUID version 7 (RFC 9562, with a counter as in its section 6.2, method 1): sorts by time of making, within one
 * millisecond too, so new rows land at the end of their index and lists stand in the order in which things were made.
 */
export function newId(nowMs: number): string {
  const ms = Math.max(0, Math.trunc(nowMs))
  place = ms === lastMs ? Math.min(place + 1, 0xfff) : 0
  lastMs = ms
  const bytes = randomBytes(16)
  bytes.writeUIntBE(ms, 0, 6)
  bytes.writeUInt16BE(0x7000 | place, 6)
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
