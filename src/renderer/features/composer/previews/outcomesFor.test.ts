import { expect, test } from 'vitest'
import { telegramDescriptor } from '#core/connectors/telegram/telegramDescriptor.ts'
import type { Channel } from '#shared/model/channel.ts'
import type { ChannelOptions } from '#shared/model/post.ts'
import { outcomesFor } from './outcomesFor.ts'

const channel: Channel = {
  id: 'c',
  projectId: 'p',
  network: 'telegram',
  name: 'Duka',
  handle: '@duka',
  url: null,
  limits: null,
  rights: [],
  health: { state: 'ok', words: null, checkedAt: null },
  paused: false,
  spacingMs: null,
  dailyCap: null,
  quiet: { kind: 'project' },
  slots: [],
  createdAt: '2026-11-22T12:00:00Z',
  updatedAt: '2026-11-22T12:00:00Z',
}
const place = { channel, descriptor: telegramDescriptor, limits: telegramDescriptor.limits }
const outcomeFor = (...given: Parameters<typeof outcomesFor>) => outcomesFor(...given)[0]
const fields = { text: 'Karibu', link: 'https://duka.example/ofa', media: [], parts: [], variants: [] }
const withOptions = (options: ChannelOptions) => ({
  ...fields,
  variants: [{ channelId: 'c', text: null, link: null, media: null, parts: null, comment: null, options }],
})

test('shows the text as it is sent, with the preview of the link', () => {
  expect(outcomeFor(fields, place, new Map())).toMatchObject({
    text: 'Karibu\n\nhttps://duka.example/ofa',
    link: 'https://duka.example/ofa',
    linkPreview: 'show',
  })
})

test('shows no preview of the link when it is hidden, or when media go along', () => {
  expect(outcomeFor(withOptions({ linkPreview: 'hide' }), place, new Map())?.link).toBeNull()
  const withMedia = { ...fields, media: [{ mediaId: 'm', alt: '' }] }
  expect(outcomeFor(withMedia, place, new Map())?.link).toBeNull()
})

test('what she did not choose is as the network has it by default', () => {
  const options = [
    { key: 'linkPreview', kind: 'choice' as const, values: ['hide', 'show'], byDefault: 'hide' },
  ]
  const quiet = { ...place, descriptor: { ...telegramDescriptor, options } }
  expect(outcomeFor(fields, quiet, new Map())?.link).toBeNull()
  expect(outcomeFor(withOptions({ linkPreview: 'show' }), quiet, new Map())?.link).toBe(fields.link)
})

test('a title stands apart from the text', () => {
  expect(outcomeFor(withOptions({ title: ' Ofa ' }), place, new Map())).toMatchObject({ title: 'Ofa' })
  expect(outcomeFor(fields, place, new Map())?.title).toBe('')
})

test('a link in the text alone has its preview, too', () => {
  const inText = { ...fields, text: 'See https://duka.example.', link: '' }
  expect(outcomeFor(inText, place, new Map())?.link).toBe('https://duka.example')
})

test('marks where a caption stops fitting', () => {
  const long = { ...fields, link: '', text: 'a'.repeat(1100), media: [{ mediaId: 'm', alt: '' }] }
  expect(outcomeFor(long, place, null)?.fits).toBe(1024)
})

test('a thread is shown part by part; a network without threads shows one post', () => {
  const parts = [{ text: 'Mbili', media: [] }]
  expect(outcomesFor({ ...fields, parts }, place, new Map()).map(({ text }) => text)).toEqual([
    'Karibu\n\nhttps://duka.example/ofa',
    'Mbili',
  ])
  const alone = {
    ...place,
    descriptor: { ...telegramDescriptor, thread: { kind: 'none' as const, maxParts: 1 } },
  }
  expect(outcomesFor({ ...fields, parts }, alone, new Map()).map(({ text }) => text)).toEqual([
    'Karibu\n\nMbili\n\nhttps://duka.example/ofa',
  ])
})
