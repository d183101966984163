import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PortraitFields } from '#shared/model/portrait.ts'
import type { Project } from '#shared/model/project.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

let t: TestCore
let project: Project
beforeEach(async () => {
  t = startTestCore({ start: false })
  project = await t.project()
})
afterEach(() => t.close())

const neema: PortraitFields = {
  name: 'Neema',
  colour: '#2f7d5b',
  mediaId: null,
  place: 'Mwanza',
  gender: 'female',
  ageFrom: 25,
  ageTo: 34,
  interests: 'Mapishi na kwaya',
  behaviour: 'Hulipa kwa simu',
  wishes: 'Gauni linalodumu',
  fears: 'Kulipa kwanza',
  words: '“Mnaleta hadi nyumbani?”',
  gathers: [
    { name: 'Soko la Kirumba', url: null },
    { name: 'Kina mama Mwanza', url: 'https://chat.example/mama' },
  ],
}
const draw = (fields: Partial<PortraitFields> = {}, projectId = project.id) =>
  t.client.call('portraits.create', { projectId, fields: { ...neema, ...fields } })
const list = (projectId: string | null = project.id) => t.client.call('portraits.list', { projectId })
const found = async (text: string) =>
  (await t.client.call('search.all', { text, projectId: null, limit: 10 })).map(({ kind, id }) => ({
    kind,
    id,
  }))

describe('portraits', () => {
  test('are kept as they were drawn, and come back after being put away', async () => {
    const portrait = await draw()
    expect(portrait).toMatchObject({ ...neema, projectId: project.id })
    await t.client.call('portraits.update', { id: portrait.id, fields: { ageTo: null, place: 'Bukoba' } })
    const [stored] = await list()
    expect(stored).toMatchObject({ ...neema, ageTo: null, place: 'Bukoba' })
    await t.client.call('portraits.remove', { id: portrait.id })
    expect(await list()).toEqual([])
    await expect(t.client.call('portraits.update', { id: portrait.id, fields: {} })).rejects.toMatchObject({
      code: 'not_found',
    })
    await t.client.call('portraits.restore', { id: portrait.id })
    expect((await list()).map(({ id }) => id)).toEqual([portrait.id])
  })

  test('refuse ages that are turned around and pictures that are not stored', async () => {
    await expect(draw({ ageFrom: 40, ageTo: 30 })).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(draw({ mediaId: 'nothing' })).rejects.toMatchObject({ code: 'not_found' })
    const portrait = await draw({ ageFrom: null, ageTo: 30 })
    await expect(
      t.client.call('portraits.update', { id: portrait.id, fields: { ageFrom: 31 } }),
    ).rejects.toMatchObject({ code: 'invalid_input' })
  })

  test('go with their project and come back with it', async () => {
    await draw()
    const other = await t.project('Europe/Berlin')
    await draw({ name: 'Juma' }, other.id)
    expect((await list(null)).map(({ name }) => name).sort()).toEqual(['Juma', 'Neema'])
    await t.client.call('projects.remove', { id: project.id })
    expect((await list(null)).map(({ name }) => name)).toEqual(['Juma'])
    await t.client.call('projects.restore', { id: project.id })
    expect(await list(null)).toHaveLength(2)
  })

  test('are found by everything that is said of them, also after changes', async () => {
    const { id } = await draw()
    for (const word of ['neema', 'mwanza', 'kwaya', 'gauni', 'kirumba'])
      expect(await found(word)).toEqual([{ kind: 'portrait', id }])
    await t.client.call('portraits.update', { id, fields: { interests: 'Bustani' } })
    expect(await found('kwaya')).toEqual([])
    expect(await found('bustani')).toEqual([{ kind: 'portrait', id }])
    await t.client.call('portraits.remove', { id })
    expect(await found('bustani')).toEqual([])
    await t.client.call('portraits.restore', { id })
    expect(await found('bustani')).toEqual([{ kind: 'portrait', id }])
  })
})

describe('what points at portraits', () => {
  test('a post, with its card in the calendar, its copy and its versions', async () => {
    const { id } = await draw()
    const { post } = await t.planned(project, [await t.practiceChannel(project.id)], 3_600_000, {
      fields: { portraitIds: [id] },
    })
    const range = {
      from: new Date(t.clock.now()).toISOString(),
      to: new Date(t.clock.now() + 86_400_000).toISOString(),
    }
    const cards = await t.client.call('deliveries.inRange', { ...range, projectId: project.id })
    expect(cards.map(card => card.portraitIds)).toEqual([[id]])
    await t.client.call('posts.update', { id: post.id, fields: { portraitIds: [] } })
    const [before] = await t.client.call('posts.versions', { id: post.id })
    expect(before?.fields.portraitIds).toEqual([id])
    await t.client.call('posts.update', { id: post.id, fields: { portraitIds: [id] } })
    await t.client.call('portraits.remove', { id })
    // What she types is stored all the same; a copy lets go of what was put away.
    await t.client.call('posts.update', { id: post.id, fields: { text: 'Mpya', portraitIds: [id] } })
    const copy = await t.client.call('posts.duplicate', { id: post.id })
    expect(copy.post.portraitIds).toEqual([])
    await t.client.call('portraits.restore', { id })
    expect((await t.client.call('posts.get', { id: post.id })).post.portraitIds).toEqual([id])
  })

  test('only portraits of the same project, for posts and campaigns alike', async () => {
    const other = await t.project('Europe/Berlin')
    const stranger = await draw({}, other.id)
    const portraitIds = [stranger.id]
    const gone = { code: 'not_found', details: { table: 'portraits', id: stranger.id } }
    await expect(
      t.client.call('posts.create', { projectId: project.id, fields: { portraitIds } }),
    ).rejects.toMatchObject(gone)
    const fields = { name: 'Krismasi', goal: '', colour: null, startsOn: null, endsOn: null }
    await expect(
      t.client.call('campaigns.create', { projectId: project.id, fields: { ...fields, portraitIds } }),
    ).rejects.toMatchObject(gone)
    const campaign = await t.client.call('campaigns.create', {
      projectId: other.id,
      fields: { ...fields, portraitIds, measure: 'Oda 200', budgetMinor: 50_000_00, currency: 'TZS' },
    })
    expect(campaign).toMatchObject({
      portraitIds,
      measure: 'Oda 200',
      budgetMinor: 5_000_000,
      spentMinor: null,
    })
    // One that was put away stays with what points at it already.
    await t.client.call('portraits.remove', { id: stranger.id })
    const kept = await t.client.call('campaigns.update', {
      id: campaign.id,
      fields: { portraitIds, goal: 'Oda' },
    })
    expect(kept.portraitIds).toEqual(portraitIds)
  })
})
