import { createHash } from 'node:crypto'
import { isObject } from '../isObject.ts'
import { invalidRequest } from './BlueskyError.ts'

const RAW = 0x55
const DAG_CBOR = 0x71
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'
/** Version 1, 32 bytes of SHA-256; the codec is between. */
const CID_BYTES = 36
/** The tag of a CID inside CBOR. */
const LINK_TAG = 42

/** The CID of a file. */
export function cidOfBytes(bytes: Uint8Array): string {
  return encodeCid(RAW, bytes)
}

/**
 * The CID of a record: of its one canonical form in CBOR, so the same content has the same CID in whatever order its fields come.
 * @throws BlueskyError 400 for what records cannot hold, such as fractions
 */
export function cidOfRecord(record: unknown): string {
  return encodeCid(DAG_CBOR, encodeCbor(record))
}

export function isCid(value: unknown): value is string {
  return typeof value === 'string' && decodeCid(value) !== undefined
}

function encodeCid(codec: number, bytes: Uint8Array): string {
  const sum = createHash('sha256').update(bytes).digest()
  return `b${toBase32(Buffer.concat([Buffer.from([1, codec, 0x12, 32]), sum]))}`
}

function decodeCid(cid: string): Buffer | undefined {
  if (!/^b[a-z2-7]{58}$/.test(cid)) return undefined
  const bytes: number[] = []
  let bits = 0
  let value = 0
  for (const letter of cid.slice(1)) {
    value = (value << 5) | BASE32.indexOf(letter)
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((value >> bits) & 0xff)
    value &= (1 << bits) - 1
  }
  const isKnown = bytes[0] === 1 && (bytes[1] === RAW || bytes[1] === DAG_CBOR) && bytes[2] === 0x12
  return isKnown && bytes.length === CID_BYTES ? Buffer.from(bytes) : undefined
}

function toBase32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let value = 0
  for (const byte of bytes) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += BASE32[(value >> bits) & 31] ?? ''
      value &= (1 << bits) - 1
    }
  }
  return bits > 0 ? text + (BASE32[(value << (5 - bits)) & 31] ?? '') : text
}

function encodeCbor(value: unknown): Buffer {
  if (value === null) return Buffer.from([0xf6])
  if (typeof value === 'boolean') return Buffer.from([value ? 0xf5 : 0xf4])
  if (typeof value === 'number') return encodeInteger(value)
  if (typeof value === 'string') {
    const bytes = Buffer.from(value)
    return Buffer.concat([head(3, bytes.length), bytes])
  }
  if (Array.isArray(value)) {
    return Buffer.concat([head(4, value.length), ...(value as unknown[]).map(encodeCbor)])
  }
  if (!isObject(value)) throw invalidRequest('Input/record must be an object of the data model')
  const keys = Object.keys(value)
  const link = keys.length === 1 ? value['$link'] : undefined
  if (link !== undefined) return encodeLink(link)
  const entries = keys.map(key => ({ name: Buffer.from(key), bytes: encodeCbor(value[key]) }))
  // The canonical order: shorter names first, then byte by byte.
  entries.sort((a, b) => a.name.length - b.name.length || Buffer.compare(a.name, b.name))
  const parts = entries.flatMap(({ name, bytes }) => [head(3, name.length), name, bytes])
  return Buffer.concat([head(5, entries.length), ...parts])
}

function encodeInteger(value: number): Buffer {
  if (!Number.isSafeInteger(value)) throw invalidRequest(`Expected integer value type (got ${value})`)
  return value < 0 ? head(1, -1 - value) : head(0, value)
}

function encodeLink(link: unknown): Buffer {
  const cid = typeof link === 'string' ? decodeCid(link) : undefined
  if (!cid) throw invalidRequest('Invalid CID string in a $link')
  // A CID inside CBOR has a zero before it.
  return Buffer.concat([head(6, LINK_TAG), head(2, cid.length + 1), Buffer.from([0]), cid])
}

/** The first bytes of a CBOR item: its type and, in as few bytes as can be, its length or value. */
function head(type: number, count: number): Buffer {
  const first = type << 5
  if (count < 24) return Buffer.from([first | count])
  if (count < 0x100) return Buffer.from([first | 24, count])
  if (count < 0x10000) return Buffer.from([first | 25, count >> 8, count & 0xff])
  const bytes = Buffer.alloc(count < 0x100000000 ? 5 : 9)
  bytes[0] = first | (bytes.length === 5 ? 26 : 27)
  if (bytes.length === 5) bytes.writeUInt32BE(count, 1)
  else bytes.writeBigUInt64BE(BigInt(count), 1)
  return bytes
}
