import { expect, test } from 'vitest'
import { mixPaints } from './mixPaints.ts'

test.each([
  ['#000000', '#ffffff', 0, '#000000'],
  ['#000000', '#ffffff', 1, '#ffffff'],
  ['#000000', '#ffffff', 0.5, '#808080'],
  ['#ff0000', '#0000ff', 0.25, '#bf0040'],
  ['#00000000', '#000000', 0.5, '#00000080'],
  ['#ffffff', '#ffffffff', 0.3, '#ffffff'],
])('between %s and %s, at %d, is %s', (one, other, share, mixed) => {
  expect(mixPaints(one, other, share)).toBe(mixed)
})
