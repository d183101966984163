import { expect, test } from 'vitest'
import { phaseTimeline } from './phaseTimeline.ts'

const phase = (id: string, startsOn: string | null, endsOn: string | null) => ({
  id,
  name: id,
  startsOn,
  endsOn,
  text: '',
})

test('phases lie beside each other as they do in time, the last day included', () => {
  const line = phaseTimeline([phase('b', '2026-11-06', '2026-11-10'), phase('a', '2026-11-01', '2026-11-05')])
  expect(line?.spans.map(({ phase: { id }, from, length }) => [id, from, length])).toEqual([
    ['a', 0, 0.5],
    ['b', 0.5, 0.5],
  ])
  expect(line?.months).toEqual([{ month: '2026-11', at: 0 }])
})

test('what has no dates, or ends before it begins, is not on it', () => {
  expect(phaseTimeline([])).toBeNull()
  expect(
    phaseTimeline([
      phase('a', null, '2026-11-05'),
      phase('b', '2026-11-05', null),
      phase('c', '2026-11-06', '2026-11-05'),
    ]),
  ).toBeNull()
})

test('a single day fills it, and centuries have a bounded number of months', () => {
  expect(phaseTimeline([phase('a', '2026-11-05', '2026-11-05')])?.spans[0]?.length).toBe(1)
  expect(phaseTimeline([phase('a', '1900-01-01', '2900-01-01')])?.months.length).toBe(240)
})
