import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Campaign } from '#shared/model/campaign.ts'
import type { Channel } from '#shared/model/channel.ts'
import type { Project } from '#shared/model/project.ts'
import { createFakeClock } from './FakeClock.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

const minute = 60_000
const day = 86_400_000

let t: TestCore
let project: Project
let channel: Channel
let campaign: Campaign

/** Noon of Monday 23 November in Berlin; the campaign's last day is Wednesday. */
beforeEach(async () => {
  t = startTestCore({ clock: createFakeClock(Date.parse('2026-11-23T11:00:00Z')) })
  project = await t.project('Europe/Berlin')
  channel = await t.practiceChannel(project.id)
  campaign = await makeCampaign('Advent', '2026-11-25')
})
afterEach(() => t.close())

const makeCampaign = (name: string, endsOn: string | null) =>
  t.client.call('campaigns.create', {
    projectId: project.id,
    fields: { name, goal: '', colour: null, startsOn: null, endsOn },
  })
const endOn = (endsOn: string | null) =>
  t.client.call('campaigns.update', { id: campaign.id, fields: { endsOn } })
const planned = async (campaignId: string | null, inMs = minute) => {
  const { post, deliveries } = await t.planned(project, [channel], inMs, {
    fields: { campaignId },
    expiry: { kind: 'campaignEnd' },
  })
  return { postId: post.id, id: deliveries[0]?.id ?? '' }
}
const get = async (id: string) => (await t.client.call('deliveries.get', { id })).delivery
const lastDecision = async (id: string) =>
  (await t.client.call('deliveries.get', { id })).ledger[0]?.decision?.key

/** The computer sleeps until then. */
const sleepUntil = (instant: string) => {
  t.clock.jump(Date.parse(instant) - t.clock.now())
  t.core.wake()
}

test('it disappears when the last day is over in the zone of the project', async () => {
  const { id } = await planned(campaign.id)
  expect(await get(id)).toMatchObject({ expireAt: '2026-11-25T23:00:00.000Z' })
  t.clock.advance(minute)
  await t.until(id, 'published')
  sleepUntil('2026-11-25T22:59:59Z')
  await t.client.call('publishing.pulse', { projectId: null })
  expect(await get(id)).toMatchObject({ state: 'published' })
  sleepUntil('2026-11-25T23:00:00Z')
  await t.until(id, 'expired')
})

describe('a campaign that gets another last day', () => {
  test('takes along what waits and what is out', async () => {
    const [out, waiting] = [await planned(campaign.id), await planned(campaign.id, day)]
    t.clock.advance(minute)
    await t.until(out.id, 'published')
    await endOn('2026-11-24')
    for (const { id } of [out, waiting]) {
      expect(await get(id)).toMatchObject({ expireAt: '2026-11-24T23:00:00.000Z' })
      expect(await lastDecision(id)).toBe('campaignEndMoved')
    }
    sleepUntil('2026-11-24T11:00:00Z')
    await t.until(waiting.id, 'published')
    sleepUntil('2026-11-24T23:00:00Z')
    await t.until(out.id, 'expired')
    await t.until(waiting.id, 'expired')
  })

  test('refuses what would leave posts out for ever, remove them at once, or end them before they are out', async () => {
    const out = await planned(campaign.id)
    t.clock.advance(minute)
    await t.until(out.id, 'published')
    await expect(endOn(null)).rejects.toMatchObject({ code: 'conflict' })
    await expect(endOn('2026-11-22')).rejects.toMatchObject({ code: 'conflict' })
    const later = await planned(campaign.id, day)
    await expect(endOn('2026-11-23')).rejects.toMatchObject({ code: 'conflict' })
    expect(await get(later.id)).toMatchObject({ expireAt: '2026-11-25T23:00:00.000Z' })
    // What is named in words is the way on.
    await t.client.call('deliveries.move', { items: [{ id: later.id, dueLocal: '2026-11-23T20:00' }] })
    await endOn('2026-11-23')
    expect(await get(later.id)).toMatchObject({ expireAt: '2026-11-23T23:00:00.000Z' })
  })

  test('says nothing of drafts, which have no end yet', async () => {
    const draft = await planned(campaign.id)
    await t.client.call('deliveries.unschedule', { ids: [draft.id] })
    await endOn(null)
    expect(await get(draft.id)).toMatchObject({ state: 'draft', expiry: { kind: 'campaignEnd' } })
  })
})

test('without a campaign that has a last day it is refused in words, and a last day is the way on', async () => {
  await expect(planned(null)).rejects.toMatchObject({ code: 'invalid_input', details: { field: 'expiry' } })
  const endless = await makeCampaign('Daima', null)
  await expect(planned(endless.id)).rejects.toMatchObject({ code: 'invalid_input' })
  await t.client.call('campaigns.update', { id: endless.id, fields: { endsOn: '2026-12-24' } })
  expect(await get((await planned(endless.id)).id)).toMatchObject({ expireAt: '2026-12-24T23:00:00.000Z' })
})

test('nothing goes out after the end of its campaign', async () => {
  await expect(planned(campaign.id, 3 * day)).rejects.toMatchObject({ code: 'invalid_input' })
  const { id } = await planned(campaign.id)
  await expect(
    t.client.call('deliveries.move', { items: [{ id, dueLocal: '2026-11-26T00:00' }] }),
  ).rejects.toMatchObject({ code: 'invalid_input' })
})

describe('a post that gets another campaign', () => {
  test('follows the new one', async () => {
    const { postId, id } = await planned(campaign.id)
    const other = await makeCampaign('Krismasi', '2026-12-24')
    await t.client.call('posts.update', { id: postId, fields: { campaignId: other.id } })
    expect(await get(id)).toMatchObject({ expireAt: '2026-12-24T23:00:00.000Z' })
  })

  test.each(['none', 'one without a last day', 'one that is over'])(
    'keeps the end that was agreed, where the new one is %s',
    async kind => {
      const { postId, id } = await planned(campaign.id)
      const other =
        kind === 'none'
          ? null
          : await makeCampaign('Nyingine', kind === 'one that is over' ? '2026-11-01' : null)
      await t.client.call('posts.update', { id: postId, fields: { campaignId: other?.id ?? null } })
      expect(await get(id)).toMatchObject({
        expiry: { kind: 'at', atLocal: '2026-11-26T00:00:00' },
        expireAt: '2026-11-25T23:00:00.000Z',
      })
      expect(await lastDecision(id)).toBe('campaignEndKept')
      t.clock.advance(minute)
      await t.until(id, 'published')
      sleepUntil('2026-11-25T23:00:00Z')
      await t.until(id, 'expired')
    },
  )
})

test('in another zone of the project the day is over at another time', async () => {
  const { id } = await planned(campaign.id)
  await t.client.call('projects.update', { id: project.id, fields: { zone: 'Africa/Nairobi' } })
  expect(await get(id)).toMatchObject({ expireAt: '2026-11-25T21:00:00.000Z' })
})

test('a campaign that is put away keeps its last day for what is out', async () => {
  const { id } = await planned(campaign.id)
  t.clock.advance(minute)
  await t.until(id, 'published')
  await t.client.call('campaigns.remove', { id: campaign.id })
  sleepUntil('2026-11-25T23:00:00Z')
  await t.until(id, 'expired')
})
