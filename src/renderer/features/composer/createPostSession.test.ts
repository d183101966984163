import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PostWithDeliveries } from '#shared/contract/posts.ts'
import type { Project } from '#shared/model/project.ts'
import type { Client } from '#shared/rpc/client.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { startTestCore } from '../../../../tests/core/startTestCore.ts'
import type { TestCore } from '../../../../tests/core/startTestCore.ts'
import { createPostSession, emptyFields } from './createPostSession.ts'
import type { SessionParts } from './createPostSession.ts'
import { allCopies } from './localCopy.ts'
import { rescueCopies } from './rescueCopies.ts'

let core: TestCore
let project: Project
/** What crossed to the core, and whether it can be reached. */
let calls: string[]
let away: boolean
let storage: Storage

const call = ((method: string, input: unknown) => {
  calls.push(method)
  if (away) return Promise.reject(new AppError('disconnected', 'away'))
  // Each call in its own millisecond, as time would have it.
  core.clock.advance(1)
  return (core.client.call as (method: string, input: unknown) => Promise<unknown>)(method, input)
}) as Client['call']

beforeEach(async () => {
  core = startTestCore({ start: false })
  project = await core.project()
  calls = []
  away = false
  storage = memoryStorage()
})
afterEach(() => core.close())

function memoryStorage(): Storage {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    key: i => [...items.keys()][i] ?? null,
    getItem: key => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: key => void items.delete(key),
    clear: () => items.clear(),
  }
}

const open = (more: Partial<SessionParts> = {}) =>
  createPostSession({
    call,
    storage,
    now: () => 1_000_000,
    newKey: 'new-1',
    projectId: project.id,
    stored: null,
    fields: emptyFields,
    onCreated: () => undefined,
    delayMs: 1,
    retryMs: [100_000],
    ...more,
  })
const stored = (text: string): Promise<PostWithDeliveries> =>
  call('posts.create', { projectId: project.id, fields: { text } })
const textOf = async (id: string) => (await core.client.call('posts.get', { id })).post.text
const drafts = () => core.client.call('posts.drafts', { projectId: null, limit: 10 })

test('a new post is created with its first change, once, and updated from then on', async () => {
  const channel = await core.practiceChannel(project.id)
  const created: string[] = []
  const session = open({
    onCreated: id => created.push(id),
    fields: { ...emptyFields, channelIds: [channel.id] },
  })
  expect(calls).toEqual([])
  session.change({ text: 'Karibu' })
  const first = session.flush()
  session.change({ text: 'Karibuni' })
  await first
  await session.flush()
  expect(calls).toEqual(['posts.create', 'posts.update'])
  expect(created).toHaveLength(1)
  expect(await drafts()).toMatchObject([{ id: created[0], text: 'Karibuni', channelIds: [channel.id] }])
  expect(session.state()).toMatchObject({
    status: { kind: 'saved' },
    deliveries: [{ channelId: channel.id }],
  })
})

test('opening and leaving without a word stores nothing; an emptied new post does not stay', async () => {
  await open().leave()
  expect(calls).toEqual([])
  const session = open()
  session.change({ text: 'Hm' })
  await session.flush()
  session.change({ text: ' ' })
  await session.leave()
  expect(await drafts()).toEqual([])
})

test('a stored post that is emptied stays', async () => {
  const session = open({ stored: await stored('One') })
  session.change({ text: '' })
  await session.leave()
  expect(await drafts()).toHaveLength(1)
})

test('while the core is away a copy stays in the browser, and is gone once it is stored', async () => {
  const session = open()
  away = true
  session.change({ text: 'On the bus' })
  expect(await session.flush()).toBe(false)
  expect(session.state()).toMatchObject({ status: { kind: 'failed' }, fields: { text: 'On the bus' } })
  expect(allCopies(storage)).toMatchObject([
    { key: 'new-1', copy: { postId: null, fields: { text: 'On the bus' } } },
  ])
  away = false
  expect(await session.flush()).toBe(true)
  expect(allCopies(storage)).toEqual([])
})

test('an old copy of a new post becomes a draft; a fresh one is left to its window', async () => {
  away = true
  const session = open()
  session.change({ text: 'Before the battery died' })
  await session.flush()
  away = false
  expect(await rescueCopies({ call, storage, now: () => 1_001_000 })).toEqual([])
  expect(await rescueCopies({ call, storage, now: () => 9_000_000 })).toHaveLength(1)
  expect(await drafts()).toMatchObject([{ text: 'Before the battery died' }])
  expect(allCopies(storage)).toEqual([])
})

test('a rescued post lets go of what is gone; one of a project that was put away waits for it', async () => {
  const copy = (key: string, projectId: string) =>
    storage.setItem(
      `ratiba.unsaved.${key}`,
      JSON.stringify({
        postId: null,
        projectId,
        fields: { ...emptyFields, text: key, campaignId: 'gone' },
        basedOn: null,
        at: 0,
      }),
    )
  copy('kept', project.id)
  copy('waits', 'put-away')
  expect(await rescueCopies({ call, storage, now: () => 9_000_000 })).toHaveLength(1)
  expect(await drafts()).toMatchObject([{ text: 'kept', campaignId: null }])
  expect(allCopies(storage).map(({ key }) => key)).toEqual(['waits'])
})

test('unsaved words of a stored post come back by themselves when nothing was stored since', async () => {
  const before = await stored('One')
  away = true
  const session = open({ stored: before })
  session.change({ text: 'One, two' })
  await session.flush()
  away = false
  const after = open({ stored: before })
  expect(after.state().fields.text).toBe('One, two')
  await after.flush()
  expect(await textOf(before.post.id)).toBe('One, two')
  expect(allCopies(storage)).toEqual([])
})

test('unsaved words never overwrite by themselves what was stored since: she is asked', async () => {
  const before = await stored('One')
  const { id } = before.post
  away = true
  const session = open({ stored: before })
  session.change({ text: 'Unsaved' })
  await session.flush()
  away = false
  const newer = await call('posts.update', { id, fields: { text: 'Elsewhere' } })
  expect(await rescueCopies({ call, storage, now: () => 9_000_000 })).toEqual([])
  const after = open({ stored: newer })
  expect(after.state()).toMatchObject({
    fields: { text: 'Elsewhere' },
    leftover: { fields: { text: 'Unsaved' } },
  })
  after.settleLeftover(true)
  await after.flush()
  expect(await textOf(id)).toBe('Unsaved')
  expect(after.state().leftover).toBeNull()
  expect(allCopies(storage)).toEqual([])
})

test('takes newer answers of the core, but never over what is being written', async () => {
  const before = await stored('One')
  const { id } = before.post
  const session = open({ stored: before })
  session.adopt(await call('posts.update', { id, fields: { text: 'Restored elsewhere' } }))
  expect(session.state().fields.text).toBe('Restored elsewhere')
  session.adopt(before)
  expect(session.state().fields.text).toBe('Restored elsewhere')
  session.change({ text: 'Typing' })
  session.adopt(await call('posts.update', { id, fields: { link: 'https://x.example' } }))
  expect(session.state().fields.text).toBe('Typing')
  await session.flush()
})

test('what was removed meanwhile is let go, and the words are stored', async () => {
  const gone = await core.practiceChannel(project.id)
  const kept = await core.practiceChannel(project.id)
  await core.client.call('channels.remove', { id: gone.id })
  const variant = {
    channelId: gone.id,
    text: 'Own',
    link: null,
    media: null,
    parts: null,
    comment: null,
    options: {},
  }
  const session = open({
    fields: {
      ...emptyFields,
      campaignId: 'gone-campaign',
      labelIds: ['gone-label'],
      channelIds: [gone.id, kept.id],
      variants: [variant],
    },
  })
  session.change({ text: 'Karibu' })
  expect(await session.flush()).toBe(true)
  const left = { campaignId: null, labelIds: [], channelIds: [kept.id], variants: [], text: 'Karibu' }
  expect(session.state().fields).toMatchObject(left)
  expect(await drafts()).toMatchObject([left])
  session.change({ variants: [variant], text: 'Karibuni' })
  expect(await session.flush()).toBe(true)
  expect(await drafts()).toMatchObject([{ text: 'Karibuni', variants: [] }])
})

test('a channel with another size of the design’s picture gets what is added for all', () => {
  const media = (...ids: string[]) => ids.map(mediaId => ({ mediaId, alt: '' }))
  const own = { channelId: 'c', text: null, link: null, media: media('wide'), parts: null, comment: null }
  const session = open({
    fields: { ...emptyFields, media: media('upright'), variants: [{ ...own, options: {} }] },
  })
  session.knowDesign(
    ['upright', 'wide'].map(mediaId => ({ pageId: 'page', formatId: mediaId, mediaId, alt: '' })),
  )
  session.change({ media: media('upright', 'photo') })
  expect(session.state().fields.variants).toMatchObject([{ media: media('wide', 'photo') }])
})
