import fc from 'fast-check'
import { expect, test } from 'vitest'
import { campaignTimeline } from './campaignTimeline.ts'
import { inLanes } from './inLanes.ts'

const timeline = campaignTimeline('2026-11-23', { before: 1, after: 2 }, '2026-11-23')

test('shows whole months around a day', () => {
  expect(timeline).toMatchObject({ from: '2026-10-01', to: '2026-12-31' })
  expect(timeline.months.map(({ month }) => month)).toEqual(['2026-10', '2026-11', '2026-12'])
  expect(timeline.today).toBeCloseTo((31 + 22) / 92)
})

test.each([
  ['2026-10-01', '2026-12-31', { from: 0, length: 1, isOpen: { start: false, end: false } }],
  ['2026-10-01', '2026-10-01', { from: 0, length: 1 / 92, isOpen: { start: false, end: false } }],
  ['2025-01-01', '2026-10-02', { from: 0, length: 2 / 92, isOpen: { start: true, end: false } }],
  ['2026-12-31', null, { from: 91 / 92, length: 1 / 92, isOpen: { start: false, end: true } }],
  ['2027-01-01', null, null],
  [null, '2026-09-30', null],
  [null, null, null],
])('%s to %s', (startsOn, endsOn, placed) => {
  const place = timeline.place({ startsOn, endsOn })
  if (placed === null) expect(place).toBeNull()
  else {
    expect(place?.from).toBeCloseTo(placed.from)
    expect(place?.length).toBeCloseTo(placed.length)
    expect(place?.isOpen).toEqual(placed.isOpen)
  }
})

test('nothing overlaps in a lane, and no lane is there for nothing', () => {
  const span = fc.record({
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.double({ min: 0.001, max: 1, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(span, { maxLength: 20 }), spans => {
      const placed = inLanes(spans)
      for (const [i, a] of placed.entries()) {
        for (const b of placed.slice(i + 1)) {
          if (a.lane === b.lane) expect(b.from).toBeGreaterThanOrEqual(a.from + a.length - 1e-6)
        }
        const atOnce = placed.filter(b => b.from <= a.from + 1e-6 && b.from + b.length > a.from - 1e-6)
        expect(a.lane).toBeLessThan(atOnce.length)
      }
    }),
  )
})
