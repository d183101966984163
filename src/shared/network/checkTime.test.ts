import { describe, expect, test } from 'vitest'
import { checkRoom, checkTime } from './checkTime.ts'

const calm = {
  quiet: { from: '22:00', to: '07:00' },
  blackouts: [{ name: 'Mourning', startsOn: '2026-11-24', endsOn: '2026-11-24' }],
}
const check = (dueLocal: string) => checkTime(dueLocal, 'Africa/Nairobi', calm)

describe('checkTime', () => {
  test('says nothing of a time at which it may go out', () => {
    expect(check('2026-11-23T07:00')).toEqual([])
    expect(check('2026-11-23T21:59')).toEqual([])
  })

  test('warns of quiet hours and offers their end', () => {
    expect(check('2026-11-23T05:00')).toEqual([
      {
        key: 'quietHours',
        params: { until: '2026-11-23T07:00' },
        severity: 'warning',
        fix: { kind: 'moveTo', dueLocal: '2026-11-23T07:00' },
      },
    ])
  })

  test('what would wait for the morning of a closed day is offered the day after', () => {
    expect(check('2026-11-23T23:00')).toMatchObject([
      { params: { until: '2026-11-24T07:00' }, fix: { dueLocal: '2026-11-25T07:00' } },
    ])
  })

  test('warns of closed days and offers the same time once they are over', () => {
    expect(check('2026-11-24T18:30')).toMatchObject([
      { key: 'blackout', params: { name: 'Mourning' }, fix: { dueLocal: '2026-11-25T18:30' } },
    ])
  })
})

describe('checkRoom', () => {
  const room = { day: '2026-11-23', planned: 3, freeDay: '2026-11-26' }
  test('warns of a full day and offers the same time on the next that has room', () => {
    expect(checkRoom('2026-11-23T18:30', 3, room)).toEqual([
      {
        key: 'dailyCap',
        params: { count: 3, cap: 3 },
        severity: 'warning',
        fix: { kind: 'moveTo', dueLocal: '2026-11-26T18:30' },
      },
    ])
    expect(checkRoom('2026-11-23T18:30', 3, { ...room, freeDay: null })).toMatchObject([{ fix: null }])
  })

  test('says nothing where there is room, no cap, or where it is not known for that day yet', () => {
    expect(checkRoom('2026-11-23T18:30', 4, { ...room, freeDay: room.day })).toEqual([])
    expect(checkRoom('2026-11-23T18:30', null, room)).toEqual([])
    expect(checkRoom('2026-11-24T18:30', 3, room)).toEqual([])
    expect(checkRoom('2026-11-23T18:30', 3, undefined)).toEqual([])
  })
})
