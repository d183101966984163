import sharp from 'sharp'
import type { Sharp } from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Channel } from '#shared/model/channel.ts'
import type { Media } from '#shared/model/media.ts'
import type { Project } from '#shared/model/project.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

const minute = 60_000
const day = 86_400_000
const words = 'Karibu Duka la Amina! Wiki hii mkate wote kwa punguzo la asilimia ishirini.'

let t: TestCore
let project: Project
let channel: Channel

beforeEach(async () => {
  t = startTestCore()
  project = await t.project()
  channel = await t.practiceChannel(project.id)
})
afterEach(() => t.close())

interface Wish {
  text?: string
  mediaIds?: string[]
  inMs?: number
  postId?: string | null
  on?: Channel
}
const find = ({ text = '', mediaIds = [], inMs = day, postId = null, on = channel }: Wish) =>
  t.client.call('duplicates.find', {
    postId,
    items: [{ channelId: on.id, text, mediaIds, at: new Date(t.clock.now() + inMs).toISOString() }],
  })
const planned = async (inMs: number, text = words) =>
  (await t.planned(project, [channel], inMs, { fields: { text } })).post.id

describe('nearly the same text', () => {
  test('that is planned or out is found, with what it is and when', async () => {
    const postId = await planned(minute)
    expect(await find({ text: `${words} 🎉` })).toMatchObject([
      { channelId: channel.id, postId, what: 'text', isOut: false, at: '2026-11-22T09:01:00.000Z' },
    ])
    const { deliveries } = await t.client.call('posts.get', { id: postId })
    t.clock.advance(minute)
    await t.until(deliveries[0]?.id ?? '', 'published')
    expect(await find({ text: words })).toMatchObject([{ postId, isOut: true }])
    await t.client.call('deliveries.takeDown', { id: deliveries[0]?.id ?? '' })
    await t.until(deliveries[0]?.id ?? '', 'expired')
    // Its readers have seen it.
    expect(await find({ text: words })).toMatchObject([{ postId, isOut: true }])
  })

  test('is no matter on another channel, later than the days of the settings, or of the post itself', async () => {
    const postId = await planned(minute)
    const other = await t.practiceChannel(project.id)
    expect(await find({ text: words, on: other })).toEqual([])
    expect(await find({ text: words, postId })).toEqual([])
    expect(await find({ text: words, inMs: 14 * day })).toHaveLength(1)
    expect(await find({ text: words, inMs: 15 * day })).toEqual([])
    await t.client.call('settings.update', { duplicateDays: 30 })
    expect(await find({ text: words, inMs: 15 * day })).toHaveLength(1)
    await t.client.call('settings.update', { duplicateDays: 0 })
    expect(await find({ text: words })).toEqual([])
  })

  test('of drafts, of what was skipped and of what was put away does not count', async () => {
    const [draft, skipped, gone] = [await planned(minute), await planned(minute), await planned(minute)]
    const idOf = async (id: string) => (await t.client.call('posts.get', { id })).deliveries[0]?.id ?? ''
    await t.client.call('deliveries.unschedule', { ids: [await idOf(draft)] })
    await t.client.call('deliveries.skip', { ids: [await idOf(skipped)] })
    await t.client.call('posts.remove', { id: gone })
    expect(await find({ text: words })).toEqual([])
  })

  test('counts as a channel gets it: its own words, not those of the others', async () => {
    const { post } = await t.planned(project, [channel], minute, {
      fields: {
        text: 'Kitu kingine kabisa kwa wengine wote leo hii',
        variants: [
          {
            channelId: channel.id,
            text: words,
            link: null,
            media: null,
            parts: null,
            comment: null,
            options: {},
          },
        ],
      },
    })
    expect(await find({ text: words })).toMatchObject([{ postId: post.id }])
    expect(await find({ text: 'Kitu kingine kabisa kwa wengine wote leo hii' })).toEqual([])
  })

  test('of several the likest is told', async () => {
    await planned(minute, words.replace('ishirini', 'thelathini'))
    const same = await planned(2 * minute)
    expect(await find({ text: words })).toMatchObject([{ postId: same }])
  })
})

describe('nearly the same picture', () => {
  /** A picture with something on it; the same for the same seed. */
  const draw = (seed: number) =>
    sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#e8d9b0"/>
         <circle cx="${120 + seed * 90}" cy="200" r="150" fill="#7a2d10"/><rect x="80" y="${480 - seed * 90}" width="400" height="90" fill="#204060"/></svg>`,
      ),
    )
  const upload = async (picture: Sharp, name: string) => {
    const response = await t.upload(await picture.toBuffer(), name)
    return (await response.json()) as Media
  }
  const plannedWith = async (media: Media) =>
    (
      await t.planned(project, [channel], minute, {
        fields: { text: 'Mkate wa leo', media: [{ mediaId: media.id, alt: 'Mkate' }] },
      })
    ).post.id

  test('the very file, or the same scaled and compressed, is found; another one is not', async () => {
    const media = await upload(draw(1).jpeg(), 'mkate.jpg')
    const postId = await plannedWith(media)
    const smaller = await upload(draw(1).resize(300).webp({ quality: 40 }), 'mkate-ndogo.webp')
    const other = await upload(draw(5).jpeg(), 'keki.jpg')
    const text = 'Maneno mengine kabisa kuhusu keki za ndizi'
    expect(await find({ text, mediaIds: [media.id] })).toMatchObject([{ postId, what: 'picture' }])
    expect(await find({ text, mediaIds: [other.id, smaller.id] })).toMatchObject([
      { postId, what: 'picture' },
    ])
    expect(await find({ text, mediaIds: [other.id] })).toEqual([])
    // What was found out is kept, over a restart too.
    await t.restart()
    expect(await find({ text, mediaIds: [smaller.id] })).toHaveLength(1)
  })
})
