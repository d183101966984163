import { expect, test } from 'vitest'
import { formatSizes } from './designFormat.ts'
import type { NamedFormat } from './designFormat.ts'
import { formatFor } from './formatFor.ts'
import { formatsFor } from './formatsFor.ts'

const wide = { width: 1600, height: 900 }
const upright = { width: 1080, height: 1350 }
const linkCard = { width: 1200, height: 630 }

const formats = (...kinds: NamedFormat[]) =>
  kinds.map(kind => ({ id: kind, kind, name: '', ...formatSizes[kind] }))

test.each([
  ['the best size', [wide, upright], ['portrait', 'wide'], 'wide'],
  [
    'a size after the best before one that only resembles it',
    [wide, upright],
    ['landscape', 'portrait'],
    'portrait',
  ],
  ['what has the same proportions', [linkCard], ['square', 'landscape'], 'landscape'],
  ['what comes nearest', [wide], ['story', 'square', 'pin'], 'square'],
] as const)('a channel gets %s', (_, sizes, kinds, best) => {
  expect(formatFor(sizes, formats(...kinds))?.kind).toBe(best)
})

test('a design begins with the best of each place, once', () => {
  expect(formatsFor([[upright, wide], [wide], [wide, upright], [linkCard]])).toEqual([
    'portrait',
    'wide',
    'linkCard',
  ])
  expect(formatsFor([])).toEqual(['square'])
})
