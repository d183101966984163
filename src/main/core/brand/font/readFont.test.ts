import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { brotliCompressSync, constants } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '#shared/rpc/errors.ts'
import { maxUnpackedBytes } from './FontTables.ts'
import { readFont } from './readFont.ts'

const packages = createRequire(import.meta.url)
const file = (path: string) => readFileSync(packages.resolve(path))
const ttf = file('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf')
const woff = file('@fontsource/anton/files/anton-latin-400-normal.woff')
const woff2 = file('@fontsource-variable/montserrat/files/montserrat-cyrillic-wght-italic.woff2')

function refusalOf(bytes: Uint8Array): unknown {
  try {
    readFont(bytes, 'font.ttf')
    return null
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    expect(error.code).toBe('unsupported_file')
    return (error.details as { reason: string }).reason
  }
}

test('reads the name, weight and letters of each kind of file', () => {
  expect(readFont(ttf, 'a.ttf')).toEqual({
    mime: 'font/ttf',
    family: 'Source Sans 3',
    style: 'SemiBold',
    weights: [600, 600],
    italic: false,
    latinExtended: true,
    cyrillic: true,
  })
  expect(readFont(woff, 'a.woff')).toMatchObject({
    mime: 'font/woff',
    family: 'Anton',
    weights: [400, 400],
    latinExtended: false,
    cyrillic: false,
  })
  expect(readFont(woff2, 'a.woff2')).toMatchObject({
    mime: 'font/woff2',
    family: 'Montserrat Thin',
    weights: [100, 900],
    italic: true,
    cyrillic: true,
  })
})

test('what its name says does not count', () => {
  expect(readFont(woff2, 'picture.png').mime).toBe('font/woff2')
})

describe('refuses', () => {
  const changed = (bytes: Uint8Array, change: (view: DataView) => void): Uint8Array => {
    const copy = Uint8Array.from(bytes)
    change(new DataView(copy.buffer))
    return copy
  }
  const table = (bytes: Uint8Array, tag: string): number => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    for (let at = 12; ; at += 16) {
      if (Buffer.from(bytes.subarray(at, at + 4)).toString('latin1') === tag) return view.getUint32(at + 8)
    }
  }
  const text = (words: string) => Buffer.from(words)

  test.each([
    ['an empty file', new Uint8Array(), 'damaged'],
    ['a text', text('not a font, but long enough to be read as one'), 'notFont'],
    ['a web page', text('<!doctype html><script>alert(1)</script>'), 'notFont'],
    ['a collection', text('ttcf\0\x02\0\0\0\0\0\x02'), 'collection'],
    ['a font cut off', ttf.subarray(0, 40_000), 'damaged'],
    ['only its beginning', ttf.subarray(0, 5), 'damaged'],
    ['a WOFF cut off', woff.subarray(0, 9000), 'damaged'],
    ['a WOFF2 cut off', woff2.subarray(0, 9000), 'damaged'],
    ['no tables', changed(ttf, view => view.setUint16(4, 0)), 'damaged'],
    ['65,535 tables', changed(ttf, view => view.setUint16(4, 65_535)), 'damaged'],
    ['a table beyond its end', changed(ttf, view => view.setUint32(12 + 8, 0xff_ff_ff_f0)), 'damaged'],
    ['the same table twice', changed(ttf, view => view.setUint32(12, view.getUint32(28))), 'damaged'],
    ['a wrong magic number', changed(ttf, view => view.setUint32(table(ttf, 'head') + 12, 1)), 'damaged'],
    ['no glyphs', changed(ttf, view => view.setUint16(table(ttf, 'maxp') + 4, 0)), 'damaged'],
    ['no maps of letters', changed(ttf, view => view.setUint16(table(ttf, 'cmap') + 2, 0)), 'noLetters'],
  ])('%s', (_, bytes, reason) => {
    expect(refusalOf(bytes)).toBe(reason)
  })

  test('a WOFF2 that unpacks to more than it says, or says more than may be', () => {
    const bomb = (declared: number, real: number) => {
      const stream = brotliCompressSync(Buffer.alloc(real), {
        params: { [constants.BROTLI_PARAM_QUALITY]: 1 },
      })
      const length = [28, 21, 14, 7, 0].map(
        (shift, at) => (Math.floor(declared / 2 ** shift) & 127) | (at === 4 ? 0 : 128),
      )
      const header = Buffer.alloc(48)
      header.write('wOF2\0\x01\0\0', 'latin1')
      const directory = Buffer.from([0, ...length.slice(length.findIndex(byte => byte !== 128))])
      header.writeUInt16BE(1, 12)
      header.writeUInt32BE(48 + directory.length + stream.length, 8)
      header.writeUInt32BE(stream.length, 20)
      return Buffer.concat([header, directory, stream])
    }
    expect(refusalOf(bomb(1000, 100_000_000))).toBe('damaged')
    expect(refusalOf(bomb(maxUnpackedBytes + 1, 10))).toBe('damaged')
  })
})

test('whatever is changed in a font, it is read or refused, and nothing else', () => {
  const byte = fc.tuple(fc.nat(), fc.nat(255))
  fc.assert(
    fc.property(fc.constantFrom(ttf, woff, woff2), fc.array(byte, { maxLength: 12 }), (font, changes) => {
      const bytes = Uint8Array.from(font)
      // Where it says how it is made, mostly: the drawing of glyphs is not read here.
      for (const [at, value] of changes) bytes[at % Math.min(bytes.length, 2000)] = value
      const refusal = refusalOf(bytes)
      expect([null, 'notFont', 'damaged', 'collection', 'noLetters']).toContain(refusal)
    }),
    { numRuns: 300 },
  )
})
