import { randomInt } from 'node:crypto'

const digits = '234567abcdefghijklmnopqrstuvwxyz'

/**
 * A record key as Bluesky wants it (TID): microseconds since 1970 and a random number, in 13 letters that sort by time.
 * @param now epoch ms
 */
export function createTid(now: number): string {
  const micros = BigInt(now) * 1000n + BigInt(randomInt(1000))
  let value = (micros << 10n) | BigInt(randomInt(1024))
  let tid = ''
  for (let i = 0; i < 13; i++) {
    tid = (digits[Number(value & 31n)] ?? '') + tid
    value >>= 5n
  }
  return tid
}
