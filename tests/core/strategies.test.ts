import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Campaign } from '#shared/model/campaign.ts'
import type { Project } from '#shared/model/project.ts'
import { emptyStrategy } from '#shared/model/strategy.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

let t: TestCore
let project: Project
let campaign: Campaign
beforeEach(async () => {
  t = startTestCore()
  project = await t.project()
  campaign = await t.client.call('campaigns.create', {
    projectId: project.id,
    fields: { name: 'Krismasi', goal: 'Oda 200', colour: null, startsOn: '2026-11-22', endsOn: '2026-12-20' },
  })
})
afterEach(() => t.close())

const owner = (campaignId: string | null = null) => ({ projectId: project.id, campaignId })
const found = async (text: string) =>
  (await t.client.call('search.all', { text, projectId: null, limit: 10 })).map(({ kind, id }) => ({
    kind,
    id,
  }))

describe('strategy pages', () => {
  test('are empty until something is written; a project and its campaigns have one each', async () => {
    expect(await t.client.call('strategies.get', owner())).toEqual({
      owner: owner(),
      content: emptyStrategy,
      updatedAt: null,
    })
    await t.client.call('strategies.update', { owner: owner(), fields: { message: 'Kanga kwa kila siku' } })
    await t.client.call('strategies.update', { owner: owner(campaign.id), fields: { message: 'Zawadi' } })
    const changed = await t.client.call('strategies.update', {
      owner: owner(),
      fields: { goal: 'Kujulikana' },
    })
    expect(changed.content).toEqual({ ...emptyStrategy, message: 'Kanga kwa kila siku', goal: 'Kujulikana' })
    expect((await t.client.call('strategies.get', owner(campaign.id))).content.message).toBe('Zawadi')
  })

  test('what was written is there after a restart, and giving back what was before undoes it', async () => {
    const { whys } = (await t.client.call('strategies.get', owner())).content
    const channel = await t.practiceChannel(project.id)
    const why = [{ channelId: channel.id, why: 'Wateja wako hapa' }]
    await t.client.call('strategies.update', { owner: owner(), fields: { whys: why } })
    await t.restart()
    expect((await t.client.call('strategies.get', owner())).content.whys).toEqual(why)
    await t.client.call('strategies.update', { owner: owner(), fields: { whys } })
    expect((await t.client.call('strategies.get', owner())).content).toEqual(emptyStrategy)
  })

  test('refuse what is based on an older page, in the same millisecond too, and say how it stands', async () => {
    const write = (message: string, basedOn: string | null) =>
      t.client.call('strategies.update', { owner: owner(), fields: { message }, basedOn })
    const first = await write('Kanga', null)
    const second = await write('Kitenge', first.updatedAt)
    await expect(write('Vitenge', first.updatedAt)).rejects.toMatchObject({ code: 'conflict' })
    await expect(write('Vitenge', null)).rejects.toMatchObject({ code: 'conflict' })
    expect(await t.client.call('strategies.get', owner())).toEqual(second)

    const renamed = { id: campaign.id, fields: { goal: 'Oda 300' }, basedOn: campaign.updatedAt }
    await t.client.call('campaigns.update', renamed)
    await expect(t.client.call('campaigns.update', renamed)).rejects.toMatchObject({ code: 'conflict' })
    const { updatedAt: basedOn } = await t.client.call('caseStudies.begin', { campaignId: campaign.id })
    const told = { campaignId: campaign.id, fields: { outcome: 'Oda 214' }, basedOn }
    await t.client.call('caseStudies.update', told)
    await expect(t.client.call('caseStudies.update', told)).rejects.toMatchObject({ code: 'conflict' })
  })

  test("refuse another project's campaign and channels", async () => {
    const other = await t.project('Europe/Berlin')
    const wrong = { projectId: other.id, campaignId: campaign.id }
    await expect(t.client.call('strategies.get', wrong)).rejects.toMatchObject({ code: 'invalid_input' })
    const strange = await t.practiceChannel(other.id)
    await expect(
      t.client.call('strategies.update', {
        owner: owner(),
        fields: { whys: [{ channelId: strange.id, why: 'x' }] },
      }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  test('are found by their words as long as their campaign is there', async () => {
    await t.client.call('strategies.update', {
      owner: owner(campaign.id),
      fields: { learned: 'Picha za wateja' },
    })
    const hit = { kind: 'strategy', id: campaign.id }
    expect(await found('picha')).toEqual([hit])
    await t.client.call('campaigns.remove', { id: campaign.id })
    expect(await found('picha')).toEqual([])
    await t.client.call('campaigns.restore', { id: campaign.id })
    expect(await found('picha')).toEqual([hit])
  })
})

describe('a case study', () => {
  const dayMs = 86_400_000
  const begin = () => t.client.call('caseStudies.begin', { campaignId: campaign.id })

  test('begins with the goal, the dates, what went out and the numbers that are known', async () => {
    const [one, two] = [await t.practiceChannel(project.id), await t.practiceChannel(project.id)]
    const fields = { campaignId: campaign.id }
    const first = await t.planned(project, [one, two], 3_600_000, {
      fields,
      expiry: { kind: 'after', afterMs: dayMs },
    })
    const second = await t.planned(project, [one], 7_200_000, { fields })
    await t.planned(project, [one], 9_000_000)
    await t.planned(project, [one], 20 * dayMs, { fields })
    for (const delivery of [...first.deliveries, ...second.deliveries]) {
      t.clock.advance(3_600_000)
      await t.until(delivery.id, 'published')
    }
    // Two hours have passed since the first ones went out.
    t.clock.advance(dayMs - 7_200_000)
    for (const delivery of first.deliveries) await t.until(delivery.id, 'expired')

    const study = await begin()
    expect(study.content).toMatchObject({
      title: 'Krismasi',
      task: 'Oda 200',
      startsOn: '2026-11-22',
      endsOn: '2026-12-20',
    })
    const known = new Map(study.content.numbers.map(({ key, value }) => [key, value]))
    expect(Object.fromEntries(known)).toEqual({
      postsOut: '3',
      channels: '2',
      removedOnTime: '2 / 2',
      reach: '',
      clicks: '',
      sales: '',
    })
    const ids = first.deliveries.map(({ id }) => id)
    expect(study.content.deliveryIds).toHaveLength(2)
    expect(ids).toContain(study.content.deliveryIds[0])
    expect(study.content.deliveryIds[1]).toBe(second.deliveries[0]?.id)
  })

  test('is hers from then on: beginning once more changes nothing', async () => {
    await begin()
    await t.client.call('caseStudies.update', { campaignId: campaign.id, fields: { outcome: 'Oda 214' } })
    expect((await begin()).content.outcome).toBe('Oda 214')
    expect(await found('214')).toEqual([{ kind: 'caseStudy', id: campaign.id }])
  })

  test('is put away and comes back with its words', async () => {
    expect(await t.client.call('caseStudies.get', { campaignId: campaign.id })).toBeNull()
    await begin()
    await t.client.call('caseStudies.update', { campaignId: campaign.id, fields: { quote: 'Asante' } })
    await t.client.call('caseStudies.remove', { campaignId: campaign.id })
    expect(await t.client.call('caseStudies.get', { campaignId: campaign.id })).toBeNull()
    await expect(
      t.client.call('caseStudies.update', { campaignId: campaign.id, fields: {} }),
    ).rejects.toMatchObject({ code: 'not_found' })
    const back = await t.client.call('caseStudies.restore', { campaignId: campaign.id })
    expect(back.content.quote).toBe('Asante')
  })
})

describe('the posts of a campaign', () => {
  test('are counted and listed in the order of time, without what was put away', async () => {
    const channel = await t.practiceChannel(project.id)
    const fields = { campaignId: campaign.id }
    const late = await t.planned(project, [channel], 7_200_000, { fields })
    const early = await t.planned(project, [channel], 3_600_000, { fields })
    const draft = await t.client.call('posts.create', {
      projectId: project.id,
      fields: { ...fields, channelIds: [channel.id] },
    })
    const gone = await t.client.call('posts.create', { projectId: project.id, fields })
    await t.client.call('posts.remove', { id: gone.post.id })
    await t.planned(project, [channel], 3_600_000)
    t.clock.advance(3_600_000)
    await t.until(early.deliveries[0]?.id ?? '', 'published')
    expect(await t.client.call('campaigns.counts', { projectId: project.id })).toEqual([
      { campaignId: campaign.id, posts: 3, out: 1 },
    ])
    const cards = await t.client.call('campaigns.posts', { id: campaign.id })
    expect(cards.map(({ postId }) => postId)).toEqual([early.post.id, late.post.id, draft.post.id])
  })
})
