import Papa from 'papaparse'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createCompetitorRepo } from '#core/competitors/competitorRepo.ts'
import { keepObservation } from '#core/competitors/keepObservation.ts'
import { createObservationRepo } from '#core/competitors/observationRepo.ts'
import type { CoreContext } from '#core/CoreContext.ts'
import { createGroupCommits } from '#core/db/createGroupCommits.ts'
import { openDatabase } from '#core/db/openDatabase.ts'
import { journalCsvAddress } from '#shared/contract/observations.ts'
import type { ObservationFilter } from '#shared/contract/observations.ts'
import type { Competitor } from '#shared/model/competitor.ts'
import type { Media } from '#shared/model/media.ts'
import type { ObservationFields } from '#shared/model/observation.ts'
import type { Project } from '#shared/model/project.ts'
import { testImage } from '../fakes/testImage.ts'
import { migrationsDir, startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

let t: TestCore
let project: Project
let rival: Competitor
beforeEach(async () => {
  t = startTestCore()
  project = await t.project()
  rival = await t.client.call('competitors.create', {
    projectId: project.id,
    fields: { name: 'Mama Zawadi', positioning: 'Cakes for every feast' },
  })
})
afterEach(() => t.close())

const everything = (): ObservationFilter => ({
  ...{ projectId: project.id, competitorIds: [], kinds: [], formats: [], tags: [], theirCampaignId: null },
  ...{ from: null, to: null, favourite: false, text: '' },
})
const list = (more: Partial<ObservationFilter> = {}, order: 'happened' | 'seen' | 'best' = 'seen') =>
  t.client.call('observations.list', {
    filter: { ...everything(), ...more },
    ...{ order, offset: 0, limit: 100 },
  })
const found = async (more: Partial<ObservationFilter> = {}, order?: 'happened' | 'seen' | 'best') =>
  (await list(more, order)).items.map(({ excerpt }) => excerpt)
/** Each is seen a minute after the one before. */
const observe = (fields: Partial<ObservationFields>) => {
  t.clock.advance(60_000)
  return t.client.call('observations.create', { projectId: project.id, fields })
}
const picture = async (width: number): Promise<Media> =>
  (await (await t.upload(await testImage(width, 20), `${width}.png`)).json()) as Media
const hits = async (text: string) =>
  (
    await t.client.call('observations.list', {
      filter: { ...everything(), projectId: null, text },
      ...{ order: 'seen', offset: 0, limit: 100 },
    })
  ).total

describe('an observation', () => {
  test('is captured with anything or nothing, seen now, and its format shows in what it has', async () => {
    const bare = await observe({})
    expect(bare).toMatchObject({ kind: 'post', format: 'text', text: '', competitorId: null })
    expect(Date.parse(bare.seenAt)).toBe(t.clock.now())
    const [one, two] = [await picture(40), await picture(41)]
    expect((await observe({ mediaIds: [one.id] })).format).toBe('image')
    expect((await observe({ mediaIds: [two.id, one.id] })).format).toBe('carousel')
    expect((await observe({ link: 'https://zawadi.example/offer' })).format).toBe('link')
    expect((await observe({ format: 'story', text: 'Leo tu' })).format).toBe('story')
  })

  test('is kept whole, changed in parts, put away and brought back', async () => {
    const [one, two] = [await picture(40), await picture(41)]
    const fields: ObservationFields = {
      ...{ competitorId: rival.id, competitorChannelId: null, theirCampaignId: null },
      ...{ kind: 'contest', format: 'carousel', text: 'Shinda keki!', link: 'https://zawadi.example/1' },
      ...{ mediaIds: [two.id, one.id], shotText: 'WIN A CAKE' },
      ...{ seenAt: '2026-11-20T08:00:00.000Z', publishedAt: '2026-11-19T18:30:00.000Z' },
      numbers: { likes: 120, comments: 14, shares: 3, views: 4000, followers: 8100 },
      ...{ tags: ['keki', 'zawadi', 'sikukuu'], whatWorks: 'One rule only', whatWeTake: 'Ask for a photo' },
      favourite: true,
    }
    const made = await observe(fields)
    expect(made).toMatchObject(fields)
    const changed = await t.client.call('observations.update', {
      id: made.id,
      fields: { publishedAt: null, tags: ['keki'], mediaIds: [one.id] },
    })
    expect(changed).toMatchObject({ ...fields, publishedAt: null, tags: ['keki'], mediaIds: [one.id] })
    await t.client.call('observations.remove', { ids: [made.id] })
    await expect(t.client.call('observations.get', { id: made.id })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await list()).toEqual({ total: 0, items: [] })
    await t.client.call('observations.restore', { ids: [made.id] })
    expect(await t.client.call('observations.get', { id: made.id })).toMatchObject({ tags: ['keki'] })
  })

  test('points only at what is there and fits together', async () => {
    const other = await t.client.call('competitors.create', {
      projectId: project.id,
      fields: { name: 'Keki Bora' },
    })
    const channel = await t.client.call('competitorChannels.create', {
      competitorId: rival.id,
      fields: { network: 'instagram', handle: '@zawadi', url: null },
    })
    const [first] = [await observe({ competitorId: rival.id, competitorChannelId: channel.id })]
    await expect(observe({ competitorId: other.id, competitorChannelId: channel.id })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    await expect(observe({ mediaIds: ['nothing'] })).rejects.toMatchObject({ code: 'not_found' })
    await expect(observe({ competitorId: 'nobody' })).rejects.toMatchObject({ code: 'not_found' })
    const moved = await t.client.call('observations.update', {
      id: first.id,
      fields: { competitorId: other.id },
    })
    expect(moved.competitorChannelId).toBeNull()
    const stranger = await t.project()
    const theirs = await t.client.call('competitors.create', {
      projectId: stranger.id,
      fields: { name: 'Elsewhere' },
    })
    await expect(observe({ competitorId: theirs.id })).rejects.toMatchObject({ code: 'invalid_input' })
    // What it pointed at and was put away meanwhile is no reason to refuse other changes.
    await t.client.call('competitorChannels.remove', { id: channel.id })
    await t.client.call('observations.update', { id: first.id, fields: { text: 'More' } })
  })
})

describe('the journal', () => {
  test('is filtered by everything at once, and ordered by when it was seen, came out, or by what it got', async () => {
    const campaign = await t.client.call('theirCampaigns.create', {
      fields: {
        ...{ competitorId: rival.id, name: 'Sikukuu', offer: '', networks: ['instagram'], weight: 3 },
        ...{ startsOn: '2026-11-01', endsOn: null },
      },
    })
    const numbers = { comments: null, shares: null, views: null, followers: null }
    await observe({
      text: 'a',
      kind: 'price',
      publishedAt: '2026-11-03T10:00:00.000Z',
      tags: ['bei', 'keki'],
    })
    await observe({
      ...{ text: 'b', competitorId: rival.id, theirCampaignId: campaign.id, favourite: true },
      ...{ tags: ['keki'], numbers: { likes: 9, ...numbers } },
    })
    await observe({
      ...{ text: 'c', competitorId: rival.id, format: 'video', publishedAt: '2026-11-01T10:00:00.000Z' },
      numbers: { likes: 50, ...numbers },
    })
    expect(await found()).toEqual(['c', 'b', 'a'])
    expect(await found({}, 'happened')).toEqual(['b', 'a', 'c'])
    expect(await found({}, 'best')).toEqual(['c', 'b', 'a'])
    expect(await found({ competitorIds: [rival.id] })).toEqual(['c', 'b'])
    expect(await found({ competitorIds: [null] })).toEqual(['a'])
    expect(await found({ competitorIds: [null, rival.id] })).toEqual(['c', 'b', 'a'])
    expect(await found({ kinds: ['price', 'event'] })).toEqual(['a'])
    expect(await found({ formats: ['video'] })).toEqual(['c'])
    expect(await found({ tags: ['keki'] })).toEqual(['b', 'a'])
    expect(await found({ tags: ['keki', 'bei'] })).toEqual(['a'])
    expect(await found({ favourite: true })).toEqual(['b'])
    expect(await found({ theirCampaignId: campaign.id })).toEqual(['b'])
    expect(await found({ from: '2026-11-02T00:00:00.000Z', to: '2026-11-04T00:00:00.000Z' })).toEqual(['a'])
    expect(await found({ tags: ['keki'], favourite: true, text: 'b' })).toEqual(['b'])
    const page = await t.client.call('observations.list', {
      filter: everything(),
      ...{ order: 'seen', offset: 1, limit: 1 },
    })
    expect(page).toMatchObject({ total: 3, items: [{ excerpt: 'b' }] })
    expect(await t.client.call('observations.tags', { projectId: project.id })).toEqual([
      { tag: 'keki', count: 2 },
      { tag: 'bei', count: 1 },
    ])
    expect((await t.client.call('theirCampaigns.list', { projectId: null }))[0]).toMatchObject({
      observations: 1,
    })
  })

  test('finds words in the text, in pictures, in the link, in what she thought of it, and in tags', async () => {
    const made = await observe({
      ...{ text: 'Punguzo kubwa', shotText: 'SALE ENDS FRIDAY', link: 'https://zawadi.example/harusi' },
      ...{ whatWorks: 'Clear deadline', whatWeTake: 'Countdown', tags: ['black friday'] },
    })
    for (const word of ['punguzo', 'frid', 'harusi', 'deadline', 'COUNTDOWN', 'black', 'sale friday']) {
      expect([word, await hits(word)]).toEqual([word, 1])
    }
    for (const word of ['nothing', '"', '?!']) expect([word, await hits(word)]).toEqual([word, 0])
    await t.client.call('observations.update', { id: made.id, fields: { tags: ['harvest'] } })
    expect([await hits('black'), await hits('harvest')]).toEqual([0, 1])
    await t.client.call('observations.update', { id: made.id, fields: { text: 'Bei mpya' } })
    expect([await hits('punguzo'), await hits('mpya')]).toEqual([0, 1])
    await t.client.call('observations.remove', { ids: [made.id] })
    expect(await hits('mpya')).toBe(0)
    await t.client.call('observations.restore', { ids: [made.id] })
    expect(await hits('mpya harvest')).toBe(1)
  })

  test('a competitor goes and comes back with what belongs to it, and with nothing that went before', async () => {
    const gone = await observe({ text: 'earlier', competitorId: rival.id })
    await t.client.call('observations.remove', { ids: [gone.id] })
    const kept = await observe({ text: 'kept', competitorId: rival.id })
    await observe({ text: 'of nobody' })
    t.clock.advance(1000)
    await t.client.call('competitors.remove', { id: rival.id })
    expect(await found()).toEqual(['of nobody'])
    expect(await t.client.call('competitors.list', { projectId: project.id })).toEqual([])
    // One that she brings back by itself comes back with its competitor.
    await t.client.call('observations.restore', { ids: [kept.id] })
    expect(await found()).toEqual(['of nobody'])
    const [removed] = await t.client.call('competitors.removed', { projectId: null })
    expect(removed).toMatchObject({ id: rival.id, name: 'Mama Zawadi', observations: 1 })
    const restored = await t.client.call('competitors.restore', { id: rival.id })
    expect(await t.client.call('competitors.removed', { projectId: null })).toEqual([])
    expect(restored).toMatchObject({ name: 'Mama Zawadi', observations: 1 })
    expect(await found()).toEqual(['of nobody', 'kept'])
    expect(await hits('kept')).toBe(1)
  })
})

describe('a campaign of a competitor', () => {
  const makeCampaign = (competitorId: string, name: string) =>
    t.client.call('theirCampaigns.create', {
      fields: {
        ...{ competitorId, name, offer: 'Half price', networks: ['instagram'], weight: null },
        ...{ startsOn: null, endsOn: null },
      },
    })

  test('is made of several observations at once, which go back to where each was', async () => {
    const [first, second] = [await makeCampaign(rival.id, 'One'), await makeCampaign(rival.id, 'Two')]
    const a = await observe({ text: 'a', competitorId: rival.id, theirCampaignId: first.id })
    const b = await observe({ text: 'b', competitorId: rival.id })
    const assign = (items: { id: string; theirCampaignId: string | null }[]) =>
      t.client.call('observations.assign', { items })
    await assign([a, b].map(({ id }) => ({ id, theirCampaignId: second.id })))
    expect(await found({ theirCampaignId: second.id })).toEqual(['b', 'a'])
    expect(await found({ theirCampaignId: first.id })).toEqual([])
    await assign([a, b].map(({ id, theirCampaignId }) => ({ id, theirCampaignId })))
    expect(await found({ theirCampaignId: first.id })).toEqual(['a'])
    expect(await found({ theirCampaignId: second.id })).toEqual([])
  })

  test('takes only what its competitor did, or none of what was given', async () => {
    const other = await t.client.call('competitors.create', {
      projectId: project.id,
      fields: { name: 'Keki Bora' },
    })
    const campaign = await makeCampaign(rival.id, 'One')
    const [own, theirs] = [
      await observe({ text: 'own', competitorId: rival.id }),
      await observe({ text: 'theirs', competitorId: other.id }),
    ]
    await expect(
      t.client.call('observations.assign', {
        items: [own, theirs].map(({ id }) => ({ id, theirCampaignId: campaign.id })),
      }),
    ).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await found({ theirCampaignId: campaign.id })).toEqual([])
  })

  test('is found by its name and offer while it is there', async () => {
    const { id } = await makeCampaign(rival.id, 'Sikukuu')
    const search = async () =>
      (await t.client.call('search.all', { text: 'half', projectId: project.id, limit: 10 })).map(
        ({ kind, title }) => ({ kind, title }),
      )
    expect(await search()).toEqual([{ kind: 'theirCampaign', title: 'Sikukuu' }])
    await t.client.call('theirCampaigns.remove', { id })
    expect(await search()).toEqual([])
    await t.client.call('theirCampaigns.restore', { id })
    expect(await search()).toHaveLength(1)
  })
})

test('the journal is saved as a file in the order of the screen, of what fits only', async () => {
  await observe({ text: 'Punguzo', competitorId: rival.id, tags: ['bei', 'keki'], favourite: true })
  await observe({ text: '=HYPERLINK("x")' })
  await observe({ text: 'Nyingine', kind: 'event' })
  const saved = async (more: Partial<ObservationFilter>) => {
    const wish = { filter: { ...everything(), ...more }, order: 'seen' as const }
    const response = await t.core.handleRequest(new Request(`app://ratiba${journalCsvAddress(wish)}`))
    expect(response.headers.get('content-type')).toContain('text/csv')
    return Papa.parse<Record<string, string>>((await response.text()).trim(), { header: true }).data
  }
  const all = await saved({})
  expect(all.map(row => row['Text'])).toEqual(['Nyingine', `'=HYPERLINK("x")`, 'Punguzo'])
  expect(all[2]).toMatchObject({
    ...{ Competitor: 'Mama Zawadi', Tags: 'bei, keki', 'One of the best': 'yes', 'What it is': 'Post' },
  })
  expect(await saved({ kinds: ['event'] })).toHaveLength(1)
  expect(await saved({ text: '?' })).toEqual([])
})

test('competitors stand in her order', async () => {
  const names = async () =>
    (await t.client.call('competitors.list', { projectId: project.id })).map(({ name }) => name)
  const second = await t.client.call('competitors.create', { projectId: project.id, fields: { name: 'B' } })
  expect(await names()).toEqual(['Mama Zawadi', 'B'])
  await t.client.call('competitors.arrange', { ids: [second.id] })
  expect(await names()).toEqual(['B', 'Mama Zawadi'])
})

describe('an idea', () => {
  test('is a draft that says what she takes from it, linked both ways, made once, and taken back', async () => {
    const made = await observe({ kind: 'contest', text: 'Shinda keki', whatWeTake: 'Ask for a photo' })
    const { postId } = await t.client.call('observations.makeIdea', { id: made.id })
    const { post, deliveries } = await t.client.call('posts.get', { id: postId })
    expect(post).toMatchObject({ text: 'Ask for a photo', kind: 'contest', media: [] })
    expect(deliveries).toEqual([])
    expect(await t.client.call('observations.makeIdea', { id: made.id })).toEqual({ postId })
    expect(await t.client.call('observations.ofPost', { postId })).toMatchObject({ id: made.id })
    expect((await list()).items[0]).toMatchObject({ ideaPostId: postId })
    await t.client.call('observations.dropIdea', { id: made.id })
    await expect(t.client.call('posts.get', { id: postId })).rejects.toMatchObject({ code: 'not_found' })
    expect((await t.client.call('observations.get', { id: made.id })).ideaPostId).toBeNull()
    // The link holds while the post is there, however it comes and goes.
    await t.client.call('posts.restore', { id: postId })
    expect((await t.client.call('observations.get', { id: made.id })).ideaPostId).toBe(postId)
  })

  test('is not taken back once it is planned', async () => {
    const channel = await t.practiceChannel(project.id)
    const made = await observe({ text: 'Shinda keki' })
    const { postId } = await t.client.call('observations.makeIdea', { id: made.id })
    const { deliveries } = await t.client.call('posts.update', {
      id: postId,
      fields: { channelIds: [channel.id] },
    })
    await t.client.call('deliveries.publishNow', {
      items: deliveries.map(({ id }) => ({ id, expiry: { kind: 'never' as const } })),
    })
    await t.until(deliveries[0]?.id ?? '', 'published')
    await expect(t.client.call('observations.dropIdea', { id: made.id })).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})

test('a piece from watching is kept once, and comes back as she left it', () => {
  const db = openDatabase({ file: ':memory:', migrationsDir, nativeBinding: null })
  let last = 0
  const context: CoreContext = {
    ...{ db, deps: {} as CoreContext['deps'], now: () => 1000, newId: () => `id-${++last}` },
    ...{ emit: () => undefined, durable: createGroupCommits(db.sqlite) },
  }
  db.sqlite.exec(
    "INSERT INTO projects (id, name, colour, zone, createdAt, updatedAt) VALUES ('p', 'P', '#000000', 'UTC', 0, 0)",
  )
  const parts = { context, observations: createObservationRepo(context) }
  const competitorId = createCompetitorRepo(context).insert('p', {
    ...{ name: 'Keki Bora', logoMediaId: null, positioning: '', strengths: '', weaknesses: '' },
    ...{ priceLevel: null, notes: '', website: null },
  })
  const piece = { projectId: 'p', sourceKey: 'feed:1', fields: { competitorId, text: 'Mpya' } }
  const id = keepObservation(parts, piece)
  parts.observations.update(id, { whatWorks: 'Short' })
  expect(keepObservation(parts, piece)).toBe(id)
  parts.observations.setDeleted([id], 2000)
  expect(() => parts.observations.get(id)).toThrow()
  expect(keepObservation(parts, { ...piece, fields: { text: 'Changed there' } })).toBe(id)
  expect(parts.observations.get(id)).toMatchObject({ text: 'Mpya', whatWorks: 'Short', competitorId })
  db.close()
})
