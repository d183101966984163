import { expect, test } from 'vitest'
import { spanOf, stageOf } from './campaignStage.ts'

const dates = (startsOn: string | null, endsOn: string | null) => ({ startsOn, endsOn })

test.each([
  [dates('2026-11-01', '2026-11-30'), 'running'],
  [dates('2026-11-23', '2026-11-23'), 'running'],
  [dates('2026-11-24', null), 'ahead'],
  [dates('2026-11-01', null), 'running'],
  [dates('2026-11-01', '2026-11-22'), 'over'],
  [dates(null, '2026-11-22'), 'over'],
  [dates(null, '2026-12-01'), null],
  [dates(null, null), null],
])('%j on 23 November is %j', (campaign, stage) => {
  expect(stageOf(campaign, '2026-11-23')).toBe(stage)
})

test('spans lie on one line with today', () => {
  const all = [dates('2026-11-01', '2026-11-05'), dates('2026-11-06', '2026-11-10'), dates(null, null)]
  expect(spanOf(all[0] ?? dates(null, null), all, '2026-11-06')).toEqual({ from: 0, length: 0.5, today: 0.5 })
  expect(spanOf(all[1] ?? dates(null, null), all, '2026-11-06')).toEqual({
    from: 0.5,
    length: 0.5,
    today: 0.5,
  })
  expect(spanOf(dates('2026-11-01', null), all, '2026-11-06')).toBeNull()
})
