import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Project } from '#shared/model/project.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

const minute = 60_000

let t: TestCore
let project: Project
let id: string
beforeEach(async () => {
  t = startTestCore({ start: false })
  project = await t.project()
  const { post } = await t.client.call('posts.create', { projectId: project.id, fields: { text: '0' } })
  id = post.id
})
afterEach(() => t.close())

const write = (text: string) => t.client.call('posts.update', { id, fields: { text } })
const versions = () => t.client.call('posts.versions', { id })

test('what was there before a change is kept, newest first, whole', async () => {
  const channel = await t.practiceChannel(project.id)
  const variants = [
    {
      channelId: channel.id,
      text: 'Variant',
      link: null,
      media: null,
      parts: null,
      comment: null,
      options: { silent: true },
    },
  ]
  await t.client.call('posts.update', { id, fields: { channelIds: [channel.id], variants } })
  t.clock.advance(6 * minute)
  await write('2')
  t.clock.advance(6 * minute)
  await write('3')
  const kept = await versions()
  expect(kept.map(version => version.fields.text)).toEqual(['2', '0', '0'])
  expect(kept[0]?.fields).toMatchObject({ channelIds: [channel.id], variants })
  expect(kept.map(version => version.savedAt)).toEqual([
    '2026-11-22T09:12:00.000Z',
    '2026-11-22T09:06:00.000Z',
    '2026-11-22T09:00:00.000Z',
  ])
})

test('typing does not fill the list: at most one every five minutes', async () => {
  for (let i = 1; i <= 60; i++) {
    await write(String(i))
    t.clock.advance(10_000)
  }
  expect((await versions()).map(version => version.fields.text)).toEqual(['30', '0'])
})

test('a hundred are kept, the oldest go', async () => {
  for (let i = 1; i <= 105; i++) {
    await write(String(i))
    t.clock.advance(6 * minute)
  }
  const kept = await versions()
  expect(kept).toHaveLength(100)
  expect(kept[0]?.fields.text).toBe('104')
  expect(kept.at(-1)?.fields.text).toBe('5')
})

test('a version can be taken back as it was', async () => {
  t.clock.advance(6 * minute)
  await write('changed')
  const [before] = await versions()
  if (before === undefined) throw new Error('There is no version.')
  const { post } = await t.client.call('posts.update', { id, fields: before.fields })
  expect(post.text).toBe('0')
})
