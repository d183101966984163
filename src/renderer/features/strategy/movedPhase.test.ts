import { expect, test } from 'vitest'
import { movedPhase } from './movedPhase.ts'

const phase = { id: 'a', name: 'Kabla', text: '', startsOn: '2026-11-20', endsOn: '2026-12-02' }

test.each([
  ['all', 14, '2026-12-04', '2026-12-16'],
  ['all', -400, '2025-10-16', '2025-10-28'],
  ['start', -1, '2026-11-19', '2026-12-02'],
  ['start', 60, '2026-12-02', '2026-12-02'],
  ['end', 90, '2026-11-20', '2027-03-02'],
  ['end', -60, '2026-11-20', '2026-11-20'],
] as const)('dragged at %s by %i days it lasts from %s to %s', (grip, days, startsOn, endsOn) => {
  expect(movedPhase(phase, grip, days)).toEqual({ ...phase, startsOn, endsOn })
})

test('without dates it stays as it is', () => {
  const undated = { ...phase, endsOn: null }
  expect(movedPhase(undated, 'all', 5)).toEqual(undated)
})
