import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contrast } from '../ui/readableOn.ts'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const tokens = new Map(
  [...css.matchAll(/--color-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
)

function contrastOf(ink: string, ground: string, theme: 'light' | 'dark'): number {
  const [a, b] = [tokens.get(ink), tokens.get(ground)]
  if (a === undefined || b === undefined) throw new Error(`No token ${a === undefined ? ink : ground}`)
  return contrast(a[theme], b[theme])
}

const states = [
  'draft',
  'waiting',
  'running',
  'published',
  'failed',
  'uncertain',
  'missed',
  'cancelled',
  'expired',
]
const grounds = ['paper', 'surface', 'raised', 'sunken', 'hover']

const textPairs: [ink: string, ground: string][] = [
  ...['ink', 'ink-muted', 'accent'].flatMap(ink => grounds.map((ground): [string, string] => [ink, ground])),
  ...['paper', 'surface', 'raised'].map((ground): [string, string] => ['ink-faint', ground]),
  ...['danger', 'warning', 'success'].flatMap((tone): [string, string][] => [
    [tone, `${tone}-soft`],
    [tone, 'surface'],
    [tone, 'raised'],
  ]),
  ...['ink', 'ink-muted'].flatMap(ink =>
    ['danger-soft', 'warning-soft', 'success-soft', 'accent-soft'].map((ground): [string, string] => [
      ink,
      ground,
    ]),
  ),
  ['accent', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger', 'danger'],
  ['ink', 'pressed'],
  ...states.flatMap((state): [string, string][] => [
    [`state-${state}`, `state-${state}-soft`],
    [`state-${state}`, 'surface'],
    [`state-${state}`, 'raised'],
  ]),
]

test.each(['light', 'dark'] as const)('text reads on its ground: %s', theme => {
  const weak = textPairs
    .map(([ink, ground]) => ({ ink, ground, ratio: contrastOf(ink, ground, theme) }))
    .filter(({ ratio }) => ratio < 4.5)
    .map(({ ink, ground, ratio }) => `${ink} on ${ground}: ${ratio.toFixed(2)}`)
  expect(weak).toEqual([])
})

test.each(['light', 'dark'] as const)('edges of controls can be seen: %s', theme => {
  const weak = ['surface', 'raised', 'paper']
    .map(ground => ({ ground, ratio: contrastOf('edge', ground, theme) }))
    .filter(({ ratio }) => ratio < 3)
  expect(weak).toEqual([])
})

test.each(['light', 'dark'] as const)('lines of plots can be seen: %s', theme => {
  const weak = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    .map(plot => ({ plot, ratio: contrastOf(`plot-${plot}`, 'surface', theme) }))
    .filter(({ ratio }) => ratio < 3)
  expect(weak).toEqual([])
})
