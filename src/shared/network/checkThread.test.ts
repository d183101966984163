import { expect, test } from 'vitest'
import { mastodonDescriptor } from '#core/connectors/mastodon/mastodonDescriptor.ts'
import { wordpressDescriptor } from '#core/connectors/wordpress/wordpressDescriptor.ts'
import { checkThread } from './checkThread.ts'
import type { Descriptor } from './descriptor.ts'

const check = (descriptor: Descriptor, text: string, ...further: string[]) =>
  checkThread({
    descriptor,
    limits: descriptor.limits,
    rights: [],
    content: {
      text,
      link: '',
      media: [],
      options: {},
      parts: further.map(words => ({ text: words, media: [] })),
    },
    mediaById: new Map(),
    plan: null,
  })
const tooLong = 'Karibu. '.repeat(80)

test('every part has the limits of a post, and says which it is', () => {
  expect(check(mastodonDescriptor, 'Moja', 'Mbili')).toEqual([])
  expect(check(mastodonDescriptor, 'Moja', tooLong, ' ')).toMatchObject([
    { key: 'textTooLong', params: { part: 2 }, fix: { kind: 'splitText' } },
    { key: 'partEmpty', params: { part: 3 }, fix: { kind: 'removePart' } },
  ])
})

test('a text that is too long can become a thread where there are threads, if not a longer one than there may be', () => {
  expect(check(mastodonDescriptor, tooLong)).toMatchObject([
    { fix: { kind: 'splitText' }, severity: 'error' },
  ])
  expect(check(mastodonDescriptor, tooLong)[0]?.params['part']).toBeUndefined()
  expect(check(mastodonDescriptor, tooLong.repeat(40))).toMatchObject([{ fix: { kind: 'shortenText' } }])
})

test('where there are no threads the parts can be joined', () => {
  expect(check(wordpressDescriptor, 'Moja', 'Mbili')).toMatchObject([
    { key: 'partsNotTaken', params: { network: 'WordPress' }, fix: { kind: 'joinParts' } },
  ])
})

test('more parts than a thread may have are said', () => {
  const parts = Array.from({ length: 25 }, (_, i) => `Sehemu ${i}`)
  expect(check(mastodonDescriptor, 'Moja', ...parts)).toMatchObject([{ key: 'tooManyParts', fix: null }])
})
