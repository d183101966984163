import { expect, test } from 'vitest'
import type { TextRules } from '#shared/network/descriptor.ts'
import { measure } from './measure.ts'

const rules: TextRules = { limit: 20, limitWithMedia: 10, unit: 'graphemes', urlWeight: null }
const content = { text: 'Karibu 👩🏾‍🍳', link: '', media: [], options: {} }

test('counts as the network does, and says where it stops fitting', () => {
  expect(measure(content, rules)).toEqual({ count: 8, limit: 20, fits: content.text.length })
  const long = { ...content, text: 'Karibuni nyote dukani kwetu' }
  expect(measure(long, rules)).toEqual({ count: 27, limit: 20, fits: 20 })
})

test('media lower the limit, and the link after the text takes its share', () => {
  const withMedia = { ...content, text: 'Karibuni nyote', media: [{ mediaId: 'm', alt: '' }] }
  expect(measure(withMedia, rules)).toEqual({ count: 14, limit: 10, fits: 10 })
  const withLink = { ...content, text: 'Karibuni', link: 'https://a.example' }
  expect(measure(withLink, rules)).toMatchObject({ count: 27, fits: 1 })
})

test('a content warning counts where the network has one', () => {
  const warned = { ...content, text: 'Karibuni', options: { spoilerText: 'Chakula kingi' } }
  expect(measure(warned, rules)).toEqual({ count: 21, limit: 20, fits: 7 })
})

test('a warning counts as it is sent: trimmed, and an address in it counts in full', () => {
  const mastodon: TextRules = { limit: 500, limitWithMedia: null, unit: 'mastodon', urlWeight: 23 }
  const address = 'https://duka.example/habari/ndefu/sana/kabisa'
  const spoilerText = `  ${address} \n`
  expect(measure({ ...content, text: address, options: { spoilerText } }, mastodon).count).toBe(
    23 + address.length,
  )
})
