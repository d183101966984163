import { expect, test } from 'vitest'
import { itemsOf, notesFor, sensibleDue } from './repostDraft.ts'
import type { RepostTime } from './repostDraft.ts'

const zone = 'Africa/Nairobi'
const at: RepostTime = { mode: 'at', dueLocal: '2026-11-24T18:30', staysMs: 0 }

test('a repost is planned for every place with the way chosen there', () => {
  const targets = new Map([
    ['a', 'native'],
    ['b', 'copy'],
  ] as const)
  expect(itemsOf(targets, { ...at, staysMs: 3_600_000 }, zone)).toEqual(
    [...targets].map(([channelId, how]) => ({
      channelId,
      how,
      when: {
        kind: 'at',
        schedule: {
          dueLocal: '2026-11-24T18:30:00',
          zone,
          latestLocal: null,
          ifMissed: 'ask',
          expiry: { kind: 'after', afterMs: 3_600_000 },
        },
      },
    })),
  )
  expect(itemsOf(targets, { ...at, mode: 'now' }, zone)?.[0]?.when).toEqual({
    kind: 'now',
    expiry: { kind: 'never' },
  })
  expect(itemsOf(targets, { ...at, mode: 'draft' }, zone)?.[0]?.when).toEqual({ kind: 'draft' })
})

test('nothing is planned without a place or a time', () => {
  expect(itemsOf(new Map(), at, zone)).toBeNull()
  expect(itemsOf(new Map([['a', 'copy']]), { ...at, dueLocal: null }, zone)).toBeNull()
})

test('the time offered is that of tomorrow', () => {
  expect(sensibleDue(zone, Date.parse('2026-11-23T15:30:12Z'))).toBe('2026-11-24T18:30')
})

test('she is told beforehand what would not go as she thinks', () => {
  const native = { channelId: 'a', how: 'native', replaces: true, doesNotFit: false } as const
  const stays = { expireAt: null }
  const there = { channelId: 'a', repost: { deliveryId: 'd', how: 'native' }, state: 'published' } as const
  const notes = (place: Parameters<typeof notesFor>[0], original = stays as { expireAt: string | null }) =>
    notesFor(place, original, [there], at, zone)
  expect(notes(native)).toEqual(['replaces'])
  expect(notes({ ...native, replaces: false })).toEqual([])
  expect(notes({ ...native, channelId: 'b' })).toEqual([])
  expect(notes(native, { expireAt: '2026-11-24T15:30:00.000Z' })).toEqual(['goneBefore', 'replaces'])
  expect(notes(native, { expireAt: '2026-11-24T15:30:00.001Z' })).toEqual(['replaces'])
  expect(notes({ ...native, how: 'copy' }, { expireAt: '2026-11-23T00:00:00.000Z' })).toEqual([])
  expect(notes({ ...native, how: 'copy', doesNotFit: true })).toEqual(['doesNotFit'])
})
