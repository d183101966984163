import { expect, test } from 'vitest'
import type { Project } from '#shared/model/project.ts'
import type { Blackout } from '#shared/model/rules.ts'
import { closedOn, quietBands } from './closedDays.ts'

const at = '2026-11-22T12:00:00Z'
const blackout = (projectId: string | null, name: string, startsOn: string, endsOn: string): Blackout => ({
  id: name,
  projectId,
  name,
  startsOn,
  endsOn,
  createdAt: at,
  updatedAt: at,
})
const duka: Project = {
  id: 'p1',
  name: 'Duka',
  colour: '#b5532a',
  logoMediaId: null,
  zone: 'Africa/Nairobi',
  paused: false,
  graceMs: null,
  quiet: null,
  endedText: '',
  createdAt: at,
  updatedAt: at,
}
const days = [
  blackout(null, 'Mourning', '2026-11-24', '2026-11-25'),
  blackout('p1', 'Stocktaking', '2026-11-25', '2026-11-27'),
]

test('first and last day are closed, the days around are not', () => {
  expect(closedOn(days, null, '2026-11-23')).toBeNull()
  expect(closedOn(days, null, '2026-11-24')).toEqual({ names: 'Mourning', isWhole: true })
  expect(closedOn(days, null, '2026-11-27')).toEqual({ names: 'Stocktaking', isWhole: true })
  expect(closedOn(days, null, '2026-11-28')).toBeNull()
})

test('where several projects stand together, it says whose days they are and whether all are closed', () => {
  const projects = new Map([['p1', duka]])
  expect(closedOn(days, projects, '2026-11-25')).toEqual({
    names: 'Mourning, Stocktaking (Duka)',
    isWhole: true,
  })
  expect(closedOn(days, projects, '2026-11-26')).toEqual({ names: 'Stocktaking (Duka)', isWhole: false })
})

test('a night is the end of one day and the beginning of the next', () => {
  expect(quietBands({ from: '22:30', to: '07:00' })).toEqual([
    { from: 0, to: 420 },
    { from: 1350, to: 1440 },
  ])
  expect(quietBands({ from: '12:00', to: '14:15' })).toEqual([{ from: 720, to: 855 }])
  expect(quietBands({ from: '22:00', to: '00:00' })).toEqual([{ from: 1320, to: 1440 }])
  expect(quietBands(null)).toEqual([])
})
