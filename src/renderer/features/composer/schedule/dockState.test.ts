import { expect, test } from 'vitest'
import type { Delivery } from '#shared/model/delivery.ts'
import { dockState } from './dockState.ts'
import { emptyPlan } from './plan.ts'

const zone = 'Africa/Nairobi'
const time = '2026-11-23T18:00'
const delivery = (channelId: string, state: Delivery['state'], more: Partial<Delivery> = {}): Delivery => ({
  id: `d-${channelId}`,
  postId: 'post',
  channelId,
  projectId: 'p',
  state,
  dueLocal: time,
  zone,
  dueAt: null,
  latestLocal: null,
  ifMissed: 'ask',
  expiry: { kind: 'never' },
  expireAt: null,
  publishedAt: null,
  expiredAt: null,
  endedAt: null,
  repost: null,
  handOver: null,
  url: null,
  problem: null,
  updatedAt: '2026-11-22T12:00:00Z',
  ...more,
})
const plan = emptyPlan(time)
const kind = (deliveries: Delivery[], wanted = plan, ids = deliveries.map(d => d.channelId)) =>
  dockState(ids, deliveries, wanted, zone).kind

test('a draft, a failed or a new one is to be scheduled', () => {
  expect(kind([])).toBe('schedule')
  expect(kind([], plan, ['a'])).toBe('schedule')
  expect(kind([delivery('a', 'draft')])).toBe('schedule')
  expect(kind([delivery('a', 'waiting'), delivery('b', 'failed')])).toBe('schedule')
  expect(kind([delivery('a', 'waiting')], plan, ['a', 'added'])).toBe('schedule')
})

test('what is scheduled can be moved when it is chosen otherwise', () => {
  expect(kind([delivery('a', 'waiting')])).toBe('scheduled')
  const later = dockState(
    ['a', 'b'],
    [delivery('a', 'waiting'), delivery('b', 'waiting', { dueLocal: '2026-11-24T18:00' })],
    plan,
    zone,
  )
  expect(later).toMatchObject({ kind: 'move', targets: [{ id: 'd-b' }] })
  expect(later.waiting).toHaveLength(2)
})

test('now is now, for whatever is not out', () => {
  const now = { ...plan, common: { ...plan.common, mode: 'now' as const } }
  expect(
    dockState(['a', 'b'], [delivery('a', 'waiting'), delivery('b', 'published')], now, zone),
  ).toMatchObject({
    kind: 'publishNow',
    targets: [{ id: 'd-a' }],
  })
})

test('nothing is left to plan when all is out, uncertain or waits for her hand', () => {
  expect(kind([delivery('a', 'published'), delivery('b', 'uncertain'), delivery('c', 'expired')])).toBe(
    'done',
  )
  const byHand = { key: 'byHand' as const, params: {}, networkWords: null, action: 'doByHand' as const }
  expect(kind([delivery('a', 'waiting', { problem: byHand })])).toBe('done')
})

test('channels that are not chosen any more do not count', () => {
  expect(kind([delivery('a', 'published'), delivery('b', 'draft')], plan, ['a'])).toBe('done')
})
