import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Channel } from '#shared/model/channel.ts'
import type { Project } from '#shared/model/project.ts'
import { startTestCore } from '../../../../../tests/core/startTestCore.ts'
import type { TestCore } from '../../../../../tests/core/startTestCore.ts'
import { createPostSession, emptyFields } from '../createPostSession.ts'
import type { PostSession } from '../createPostSession.ts'
import { createPlanStore } from './createPlanStore.ts'
import type { PlanStore } from './createPlanStore.ts'

let core: TestCore
let project: Project
let channels: Channel[]
let errors: unknown[]

beforeEach(async () => {
  core = startTestCore({ start: false })
  project = await core.project()
  channels = [await core.practiceChannel(project.id), await core.practiceChannel(project.id)]
  errors = []
})
afterEach(() => core.close())

/** A new post for the first channel, with its plan. */
function begin(wish: string | null): { session: PostSession; store: PlanStore } {
  const session = createPostSession({
    call: core.client.call,
    storage: { ...noStorage },
    now: () => core.clock.now(),
    newKey: 'new-1',
    projectId: project.id,
    stored: null,
    fields: { ...emptyFields, channelIds: channels.slice(0, 1).map(c => c.id) },
    onCreated: () => undefined,
    delayMs: 1,
  })
  const store = createPlanStore({
    session,
    call: core.client.call,
    zone: project.zone,
    wish,
    now: () => core.clock.now(),
    onError: error => errors.push(error),
    delayMs: 1,
  })
  return { session, store }
}
const noStorage: Storage = {
  length: 0,
  key: () => null,
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
  clear: () => undefined,
}
const write = async (session: PostSession, change = {}) => {
  session.change({ text: 'Karibu', ...change })
  await session.flush()
}
const stored = (session: PostSession) => session.state().deliveries.map(d => d.dueLocal?.slice(0, 16) ?? null)

test('a suggested time is not stored; one she chose is, and so is the one she came with', async () => {
  const suggested = begin(null)
  await write(suggested.session)
  await suggested.store.flush()
  expect(suggested.store.state().common.dueLocal).toBe('2026-11-22T13:00')
  expect(stored(suggested.session)).toEqual([null])

  const { common } = suggested.store.state()
  suggested.store.set({ common: { ...common, dueLocal: '2026-11-25T10:00' }, own: {} })
  await suggested.store.flush()
  expect(stored(suggested.session)).toEqual(['2026-11-25T10:00'])

  const wished = begin('2026-11-24T08:15')
  await write(wished.session)
  await wished.store.flush()
  expect(stored(wished.session)).toEqual(['2026-11-24T08:15'])
  expect(errors).toEqual([])
})

test('a channel that is added later gets the wish, too', async () => {
  const { session, store } = begin('2026-11-24T08:15')
  await write(session)
  await write(session, { channelIds: channels.map(c => c.id) })
  await store.flush()
  expect(stored(session)).toEqual(['2026-11-24T08:15', '2026-11-24T08:15'])
})

test('tells once of what she changed, with before and after; undoing tells nothing', async () => {
  const { session, store } = begin('2026-11-24T08:15')
  await write(session)
  const told: (string | null)[][] = []
  store.onSettled((before, after) => told.push([before.common.dueLocal, after.common.dueLocal]))
  const before = store.state()
  const at = (dueLocal: string) => ({ ...before, common: { ...before.common, dueLocal } })
  store.set(at('2026-11-24T09:00'))
  store.set(at('2026-11-24T09:30'))
  await store.flush()
  await store.apply(before)
  expect(told).toEqual([['2026-11-24T08:15', '2026-11-24T09:30']])
  expect(stored(session)).toEqual(['2026-11-24T08:15'])
})

test('follows what happens elsewhere, but not over what she chose and did not move yet', async () => {
  const { session, store } = begin('2026-11-24T08:15')
  await write(session)
  await store.flush()
  const [delivery] = session.state().deliveries
  const id = delivery?.id ?? ''
  const move = async (dueLocal: string) =>
    session.mergeDeliveries(await core.client.call('deliveries.move', { items: [{ id, dueLocal }] }))
  await move('2026-11-26T12:00')
  expect(store.state().common.dueLocal).toBe('2026-11-26T12:00')

  const schedule = { dueLocal: '2026-11-26T12:00', zone: project.zone, latestLocal: null }
  session.mergeDeliveries(
    await core.client.call('deliveries.schedule', {
      items: [{ id, schedule: { ...schedule, expiry: { kind: 'never' } } }],
    }),
  )
  const { common } = store.state()
  store.set({ common: { ...common, dueLocal: '2026-11-27T07:00' }, own: {} })
  await store.flush()
  expect(stored(session)).toEqual(['2026-11-26T12:00'])
  await move('2026-11-28T12:00')
  expect(store.state().common.dueLocal).toBe('2026-11-27T07:00')
})

test('an expiry that cannot be is not stored, and stays in sight', async () => {
  const { session, store } = begin('2026-11-24T08:15')
  await write(session)
  await store.flush()
  const { common } = store.state()
  const tooEarly = { kind: 'at' as const, atLocal: '2026-11-23T00:00' }
  store.set({ common: { ...common, expiry: tooEarly }, own: {} })
  await store.flush()
  expect(errors).toEqual([])
  expect(session.state().deliveries).toMatchObject([{ expiry: { kind: 'never' } }])
  expect(store.state().common.expiry).toEqual(tooEarly)
})

test('what the core refuses is told, and what she chose stays in sight', async () => {
  const { session, store } = begin('2026-11-24T08:15')
  await write(session)
  await store.flush()
  const { common } = store.state()
  await core.client.call('posts.remove', { id: session.state().postId ?? '' })
  store.set({ common: { ...common, dueLocal: '2026-11-25T08:15' }, own: {} })
  await store.flush()
  expect(errors).toMatchObject([{ code: 'not_found' }])
  expect(store.state().common.dueLocal).toBe('2026-11-25T08:15')
})
