import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toHex, toHsv } from './hsv.ts'

test.each([
  ['#ff0000', { h: 0, s: 1, v: 1 }],
  ['#00ff00', { h: 120, s: 1, v: 1 }],
  ['#0000ff', { h: 240, s: 1, v: 1 }],
  ['#ffffff', { h: 0, s: 0, v: 1 }],
  ['#000000', { h: 0, s: 0, v: 0 }],
])('%s', (hex, hsv) => {
  expect(toHsv(hex)).toEqual(hsv)
})

test('every colour comes back as it went', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), n => {
      const hex = `#${n.toString(16).padStart(6, '0')}`
      expect(toHex(toHsv(hex))).toBe(hex)
    }),
  )
})
