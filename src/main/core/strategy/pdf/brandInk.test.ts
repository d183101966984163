import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brandInk, contrastOf } from './brandInk.ts'

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map(value => `#${value.toString(16).padStart(6, '0')}`)

test('whatever the brand is, its words can be read on paper and on its own colour', () => {
  fc.assert(
    fc.property(anyColour, colour => {
      const { ink, onColour, tint } = brandInk(colour)
      expect(contrastOf(ink, '#ffffff')).toBeGreaterThanOrEqual(4.5)
      expect(contrastOf(onColour, colour)).toBeGreaterThanOrEqual(4.1)
      expect(contrastOf(tint, '#1d1a17')).toBeGreaterThan(10)
    }),
  )
})

test('a colour that can be read already stays as it is', () => {
  expect(brandInk('#8E1A1A').ink).toBe('#8e1a1a')
})
