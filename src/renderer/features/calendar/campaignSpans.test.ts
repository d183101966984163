import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Campaign } from '#shared/model/campaign.ts'
import { addDays, weekOf } from './calendarDays.ts'
import { campaignSpans } from './campaignSpans.ts'

const week = weekOf('2026-11-22', 1) // 16 to 22 November
const campaign = (id: string, startsOn: string | null, endsOn: string | null): Campaign => ({
  id,
  projectId: 'p',
  name: id,
  goal: '',
  measure: '',
  budgetMinor: null,
  spentMinor: null,
  currency: null,
  portraitIds: [],
  channelIds: [],
  colour: null,
  startsOn,
  endsOn,
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
})

test('a bar covers the days of the campaign in this week and says whether it goes on', () => {
  const [span] = campaignSpans([campaign('a', '2026-11-18', '2026-12-01')], week, 3)
  expect(span).toMatchObject({ from: 2, to: 6, lane: 0, starts: true, ends: false })
})

test('without both dates, outside of the week, or ending before it begins, there is none', () => {
  const none = [
    campaign('a', null, '2026-11-18'),
    campaign('b', '2026-11-18', null),
    campaign('c', '2026-11-23', '2026-11-30'),
    campaign('d', '2026-11-21', '2026-11-17'),
  ]
  expect(campaignSpans(none, week, 3)).toEqual([])
})

test('bars in one lane never overlap, and no lane is above the last', () => {
  const some = fc.array(
    fc.record({ from: fc.integer({ min: -20, max: 20 }), length: fc.integer({ min: 0, max: 30 }) }),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(some, list => {
      const campaigns = list.map(({ from, length }, i) => {
        const startsOn = addDays('2026-11-18', from)
        return campaign(`k${i}`, startsOn, addDays(startsOn, length))
      })
      const spans = campaignSpans(campaigns, week, 3)
      for (const one of spans) {
        expect(one.lane).toBeLessThan(3)
        expect(one.from).toBeLessThanOrEqual(one.to)
        for (const other of spans) {
          if (other !== one && other.lane === one.lane) {
            expect(other.to < one.from || other.from > one.to).toBe(true)
          }
        }
      }
    }),
  )
})
