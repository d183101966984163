import { expect, test } from 'vitest'
import { mastodonDescriptor } from '#core/connectors/mastodon/mastodonDescriptor.ts'
import { wordpressDescriptor } from '#core/connectors/wordpress/wordpressDescriptor.ts'
import { checkComment } from './checkComment.ts'
import type { Descriptor } from './descriptor.ts'

const check = (descriptor: Descriptor, text: string) =>
  checkComment(
    {
      descriptor,
      limits: descriptor.limits,
      rights: [],
      content: { text: 'Karibu', link: '', media: [], options: {}, parts: [] },
      mediaById: new Map(),
      plan: null,
    },
    { text, afterMs: 0 },
  )

test('it has the limits of a post', () => {
  expect(check(mastodonDescriptor, 'é'.repeat(500))).toEqual([])
  expect(check(mastodonDescriptor, 'é'.repeat(501))).toMatchObject([
    { key: 'commentTooLong', params: { over: 1, limit: 500 }, severity: 'error' },
  ])
})

test('where there are none it is said, once there is something to say', () => {
  expect(check(wordpressDescriptor, ' ')).toEqual([])
  expect(check(wordpressDescriptor, 'Karibu')).toMatchObject([
    { key: 'commentNotThere', params: { network: 'WordPress' }, severity: 'warning' },
  ])
})
