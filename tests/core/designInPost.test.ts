import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { PostOfDesign } from '#shared/contract/designs.ts'
import { newDesign } from '#shared/design/newDesign.ts'
import { newLayer } from '#shared/design/newLayer.ts'
import type { Channel } from '#shared/model/channel.ts'
import type { DesignCard, DesignPicture } from '#shared/model/designCard.ts'
import { contentFor } from '#shared/model/post.ts'
import type { Post, PostMedia } from '#shared/model/post.ts'
import type { Project } from '#shared/model/project.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { testImage } from '../fakes/testImage.ts'
import { connectMastodon } from './connectedNetworks.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

const hour = 3_600_000

let t: TestCore
let project: Project
/** Wants what is upright. */
let practice: Channel
/** Wants what is wide. */
let mastodon: Channel
beforeEach(async () => {
  t = startTestCore()
  project = await t.project()
  practice = await t.practiceChannel(project.id)
  const { server, channel } = await connectMastodon(t, project)
  mastodon = channel
  onTestFinished(() => server.close())
})
afterEach(() => t.close())

let side = 100
/** A picture that is like no other. */
async function picture(): Promise<string> {
  side += 1
  const answer = await t.upload(await testImage(side, 50), `${String(side)}.png`)
  return ((await answer.json()) as { id: string }).id
}

let lastId = 0
const newId = () => `id-${String((lastId += 1))}`

/** A design for a post, in the two formats that its channels want. */
async function designFor(postId: string): Promise<DesignCard> {
  const design = newDesign(['portrait', 'wide'], newId)
  return t.client.call('designs.create', {
    projectId: project.id,
    fields: { name: 'Offer', postId },
    design,
  })
}

/** Fresh pictures of every format of the one page. */
const drawn = (card: DesignCard, alt = 'Offer.'): Promise<DesignPicture[]> =>
  Promise.all(
    card.formats.map(async ({ id }) => ({ pageId: 'page', formatId: id, mediaId: await picture(), alt })),
  )
const put = (card: DesignCard, pictures: DesignPicture[], again = false) =>
  t.client.call('designs.putIntoPost', { id: card.id, placed: { revision: 1, pictures }, again })

const postOf = async (id: string): Promise<Post> => (await t.client.call('posts.get', { id })).post
const mediaFor = async (id: string, channel: Channel): Promise<PostMedia[]> =>
  contentFor(await postOf(id), channel.id).media
const idOf = (card: DesignCard, pictures: DesignPicture[], kind: 'portrait' | 'wide'): string => {
  const format = card.formats.find(one => one.kind === kind)
  return pictures.find(({ formatId }) => formatId === format?.id)?.mediaId ?? ''
}

const bytesAt = async (path: string): Promise<Buffer> => {
  const answer = await t.core.handleRequest(new Request(new URL(path, 'app://ratiba')))
  return Buffer.from(await answer.arrayBuffer())
}

async function draft(fields: Partial<Post> = {}): Promise<string> {
  const made = await t.client.call('posts.create', {
    projectId: project.id,
    fields: { text: 'Karibu!', channelIds: [practice.id, mastodon.id], ...fields },
  })
  return made.post.id
}

test('every channel gets the size it wants, beside what the post had', async () => {
  const photo = await picture()
  const id = await draft({ media: [{ mediaId: photo, alt: 'The shop' }] })
  const card = await designFor(id)
  const pictures = await drawn(card)
  await put(card, pictures)
  expect(await mediaFor(id, practice)).toEqual([
    { mediaId: photo, alt: 'The shop' },
    { mediaId: idOf(card, pictures, 'portrait'), alt: 'Offer.' },
  ])
  expect(await mediaFor(id, mastodon)).toEqual([
    { mediaId: photo, alt: 'The shop' },
    { mediaId: idOf(card, pictures, 'wide'), alt: 'Offer.' },
  ])
  const known = (await t.client.call('designs.postOf', { id: card.id })) as PostOfDesign
  expect(Object.fromEntries(known.places.map(({ channelId, isOut }) => [channelId, isOut]))).toEqual({
    [practice.id]: false,
    [mastodon.id]: false,
  })
  expect(known.placed).toEqual({ revision: 1, pictures })
})

test('a new picture takes the place of the one before and keeps the words she gave it', async () => {
  const [before, after] = [await picture(), await picture()]
  const id = await draft({ channelIds: [practice.id], media: [{ mediaId: before, alt: '' }] })
  const card = await designFor(id)
  await put(card, await drawn(card))
  const shared = (await postOf(id)).media
  const hers = shared.map((item, at) => (at === 1 ? { ...item, alt: 'A basket of mangoes' } : item))
  await t.client.call('posts.update', {
    id,
    fields: { media: [...hers, { mediaId: after, alt: '' }] },
  })
  const next = await drawn(card, 'Offer, changed.')
  await put(card, next)
  expect((await postOf(id)).media).toEqual([
    { mediaId: before, alt: '' },
    { mediaId: idOf(card, next, 'portrait'), alt: 'A basket of mangoes' },
    { mediaId: after, alt: '' },
  ])
})

test('undo puts back exactly what was there, redo what came', async () => {
  const id = await draft({ media: [{ mediaId: await picture(), alt: '' }] })
  const card = await designFor(id)
  const untouched = await postOf(id)
  const pictures = await drawn(card)
  const { before } = await put(card, pictures)
  const done = await postOf(id)
  const undo = () => t.client.call('designs.putIntoPost', { id: card.id, placed: before, again: true })
  const undone = await undo()
  expect(await postOf(id)).toEqual({ ...untouched, updatedAt: expect.any(String) as string })
  await t.client.call('designs.putIntoPost', { id: card.id, placed: undone.before, again: true })
  expect(await postOf(id)).toEqual({ ...done, updatedAt: expect.any(String) as string })
})

test('what she took out of the post stays out until she puts it in again', async () => {
  const id = await draft()
  const card = await designFor(id)
  await put(card, await drawn(card))
  await t.client.call('posts.update', { id, fields: { media: [], variants: [] } })
  await put(card, await drawn(card))
  expect(await mediaFor(id, practice)).toEqual([])
  expect(await mediaFor(id, mastodon)).toEqual([])
  const pictures = await drawn(card)
  await put(card, pictures, true)
  expect(await mediaFor(id, mastodon)).toEqual([{ mediaId: idOf(card, pictures, 'wide'), alt: 'Offer.' }])
})

test('a scheduled post goes out with the newest picture, and a published one keeps what was published', async () => {
  const { post, deliveries } = await t.planned(project, [practice], hour)
  const card = await designFor(post.id)
  await put(card, await drawn(card))
  const newest = await drawn(card)
  await put(card, newest)
  t.clock.advance(hour)
  const [delivery] = deliveries
  await t.until(delivery?.id ?? '', 'published')
  const [sent] = await t.client.call('practice.feed', { channelId: practice.id, withRemoved: false })
  expect(await Promise.all((sent?.media ?? []).map(({ url }) => bytesAt(url)))).toEqual([
    await bytesAt(`/media/${idOf(card, newest, 'portrait')}`),
  ])
  const published = await postOf(post.id)
  const refused = await put(card, await drawn(card)).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(AppError)
  expect(refused).toMatchObject({ code: 'conflict' })
  expect(await postOf(post.id)).toEqual(published)
})

test('where a post is out it keeps its picture while the other channels get the new one', async () => {
  const { post, deliveries } = await t.planned(project, [practice], hour)
  const card = await designFor(post.id)
  const first = await drawn(card)
  await put(card, first)
  t.clock.advance(hour)
  await t.until(deliveries[0]?.id ?? '', 'published')
  await t.client.call('posts.update', {
    id: post.id,
    fields: { channelIds: [practice.id, mastodon.id] },
  })
  const next = await drawn(card)
  const { before } = await put(card, next)
  expect(await mediaFor(post.id, practice)).toMatchObject([{ mediaId: idOf(card, first, 'portrait') }])
  expect(await mediaFor(post.id, mastodon)).toMatchObject([{ mediaId: idOf(card, next, 'wide') }])
  await t.client.call('designs.putIntoPost', { id: card.id, placed: before, again: true })
  expect(await mediaFor(post.id, practice)).toMatchObject([{ mediaId: idOf(card, first, 'portrait') }])
})

test('a post that is put away, or is none of the project, takes no pictures', async () => {
  const id = await draft()
  const card = await designFor(id)
  await t.client.call('posts.remove', { id })
  expect(await t.client.call('designs.postOf', { id: card.id })).toBeNull()
  await expect(put(card, await drawn(card))).rejects.toMatchObject({ code: 'not_found' })
  await t.client.call('posts.restore', { id })
  const gone = [{ pageId: 'page', formatId: card.formats[0]?.id ?? '', mediaId: 'no-such', alt: '' }]
  await expect(put(card, gone)).rejects.toMatchObject({ code: 'not_found' })
})

test('many designs are taken back together, out of posts that are not out, and can come again', async () => {
  const open = await draft()
  const { post: out, deliveries } = await t.planned(project, [practice], hour)
  const [first, second] = [await designFor(open), await designFor(out.id)]
  const pictures = await drawn(first)
  await put(first, pictures)
  await put(second, await drawn(second))
  // The second is published meanwhile: it keeps its picture, whatever becomes of its design.
  t.clock.advance(hour)
  await t.until(deliveries[0]?.id ?? '', 'published')
  const published = await postOf(out.id)

  const list = () =>
    t.client.call('designs.list', { projectId: project.id, templates: false, text: '', limit: 10 })
  const removed = await t.client.call('designs.removeMany', {
    ids: [first.id, 'no-such-design', second.id],
    fromPosts: true,
  })
  expect(removed.map(({ id }) => id)).toEqual([first.id, second.id])
  expect(await list()).toEqual([])
  expect(await mediaFor(open, practice)).toEqual([])
  expect(await postOf(out.id)).toEqual(published)

  await t.client.call('designs.restoreMany', { designs: removed })
  expect(await list()).toHaveLength(2)
  expect(await mediaFor(open, practice)).toMatchObject([{ mediaId: idOf(first, pictures, 'portrait') }])
  expect(await postOf(out.id)).toEqual(published)
})

test('a design is found by its name and by the words in it, until it is removed', async () => {
  const card = await designFor(await draft())
  const find = (text: string) => t.client.call('search.all', { text, projectId: null, limit: 20 })
  const found = [{ kind: 'design', id: card.id, title: 'Offer' }]
  expect(await find('offer')).toMatchObject(found)
  const design = newDesign(['square'], newId)
  const frame = { x: 0, y: 0, width: 300, height: 100, rotation: 0 }
  const [page] = design.pages
  page?.layers.push(newLayer('text', newId(), frame, { text: 'Maembe matamu' }))
  const history = { forget: 0, keep: 0, steps: [], at: 0 }
  await t.client.call('designs.save', { id: card.id, revision: 0, design, history })
  expect(await find('matamu')).toMatchObject(found)
  await t.client.call('designs.remove', { id: card.id })
  expect(await find('matamu')).toEqual([])
})
