import { expect, test } from 'vitest'
import { packIcns } from './packIcns.ts'
import { packIco } from './packIco.ts'

test('an ico file points at each of its images', () => {
  const images = [
    [16, Buffer.from('small')],
    [256, Buffer.from('larger one')],
  ] as const
  const ico = packIco(images)
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, 2])
  for (const [index, [size, png]] of images.entries()) {
    const at = 6 + 16 * index
    expect(ico.readUInt8(at)).toBe(size % 256)
    const [length, offset] = [ico.readUInt32LE(at + 8), ico.readUInt32LE(at + 12)]
    expect(ico.subarray(offset, offset + length)).toEqual(png)
  }
})

test('an icns file is a chain of entries that ends with the file', () => {
  const icns = packIcns([
    [32, Buffer.from('a')],
    [256, Buffer.from('bcd')],
  ])
  expect(icns.toString('ascii', 0, 4)).toBe('icns')
  expect(icns.readUInt32BE(4)).toBe(icns.length)
  const names: string[] = []
  let at = 8
  for (; at < icns.length; at += icns.readUInt32BE(at + 4)) names.push(icns.toString('ascii', at, at + 4))
  expect([names, at]).toEqual([['ic11', 'ic08', 'ic13'], icns.length])
  expect(() => packIcns([[17, Buffer.alloc(1)]])).toThrow('17')
})
