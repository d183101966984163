const most = 100

/** What the `name` table calls the font, cleaned; the first of the wanted ids that is there, in English where it can be. Null: nothing. */
export function nameIn(table: DataView, ids: readonly number[]): string | null {
  const count = Math.min(table.getUint16(2), 1000)
  const storage = table.getUint16(4)
  const found = Array.from({ length: count }, (_, index) => recordAt(table, 6 + index * 12))
    .filter(({ platform }) => platform === 3 || platform === 1 || platform === 0)
    .sort((one, other) => rank(one) - rank(other))
  for (const id of ids) {
    for (const record of found) {
      if (record.id !== id) continue
      const text = decoded(table, storage + record.offset, record)
      if (text !== '') return text
    }
  }
  return null
}

interface NameRecord {
  platform: number
  language: number
  id: number
  length: number
  offset: number
}

const recordAt = (table: DataView, at: number): NameRecord => ({
  platform: table.getUint16(at),
  language: table.getUint16(at + 4),
  id: table.getUint16(at + 6),
  length: table.getUint16(at + 8),
  offset: table.getUint16(at + 10),
})

const english = 0x04_09
const rank = ({ platform, language }: NameRecord) =>
  platform === 3 ? (language === english ? 0 : 1) : platform === 0 ? 2 : 3

function decoded(table: DataView, at: number, { platform, length }: NameRecord): string {
  const bytes = new Uint8Array(table.buffer, table.byteOffset + at, length)
  const text = new TextDecoder(platform === 1 ? 'macintosh' : 'utf-16be').decode(bytes)
  return Array.from(
    text
      .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
    .slice(0, most)
    .join('')
    .trim()
}
