import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysOfPeriod } from './comparisonPeriod.ts'
import { lastOfMonths, spreadLabels, ticksBetween } from './followerLines.ts'
import { monthsBetween } from './monthsBetween.ts'
import { topicRows } from './topicRows.ts'
import type { Subject } from './Subject.ts'

test('labels keep their order and their distance, inside the plot where there is room', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 12 }), wanted => {
      const places = spreadLabels(wanted, 15, 240)
      const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0))
      for (const [i, place] of order.entries()) {
        const before = order[i - 1]
        const at = places[place] ?? NaN
        expect(at).toBeGreaterThanOrEqual(-1e-9)
        expect(at).toBeLessThanOrEqual(240 + 1e-9)
        if (before !== undefined) expect(at - (places[before] ?? 0)).toBeGreaterThanOrEqual(15 - 1e-9)
      }
    }),
  )
})

test('a scale holds every value between few round lines', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
      (low, range) => {
        const ticks = ticksBetween(low, low + range)
        expect(ticks.length).toBeLessThanOrEqual(7)
        expect(ticks[0]).toBeLessThanOrEqual(low + range * 1e-6)
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(low + range - range * 1e-6)
      },
    ),
  )
  expect(ticksBetween(5, 5).length).toBeGreaterThan(1)
})

test('months between two days', () => {
  expect(monthsBetween('2025-11-24', '2026-02-01')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
  expect(monthsBetween('2026-02-01', '2026-02-28')).toEqual(['2026-02'])
  expect(monthsBetween('1000-01-01', '2026-02-28')).toHaveLength(240)
})

test('periods end today', () => {
  const own = { from: '2026-01-01', to: null }
  expect(daysOfPeriod('month', '2026-11-23', own)).toEqual({ from: '2026-10-25', to: null })
  expect(daysOfPeriod('year', '2028-02-29', own)).toEqual({ from: '2027-03-01', to: null })
  expect(daysOfPeriod('all', '2026-11-23', own)).toEqual({ from: null, to: null })
  expect(daysOfPeriod('own', '2026-11-23', own)).toEqual(own)
})

test('labels of ours and tags of theirs meet whatever their capital letters', () => {
  const subject = (key: string, tags: { tag: string; pieces: number }[]) =>
    ({ key, did: { tags } }) as unknown as Subject
  const rows = topicRows([
    subject('us', [{ tag: 'Offer', pieces: 2 }]),
    subject('a', [
      { tag: 'story', pieces: 9 },
      { tag: 'offer', pieces: 3 },
    ]),
  ])
  expect(rows.map(({ topic, counts }) => [topic, [...counts]])).toEqual([
    ['story', [['a', 9]]],
    [
      'Offer',
      [
        ['us', 2],
        ['a', 3],
      ],
    ],
  ])
})

test('followers of a month are those that were seen last in it', () => {
  const points = [
    { at: Date.parse('2026-10-02T09:00Z'), value: 100 },
    { at: Date.parse('2026-10-30T09:00Z'), value: 140 },
    { at: Date.parse('2026-12-01T00:00Z'), value: 150 },
  ]
  expect([...lastOfMonths({ points })]).toEqual([
    ['2026-10', 140],
    ['2026-12', 150],
  ])
})
