import { expect, test } from 'vitest'
import { noComment } from '#shared/model/post.ts'
import type { PostFields } from '#shared/model/post.ts'
import { backToShared, contentOfTab, customise, sharedTab, writeOption, writePart } from './variants.ts'

const fields: PostFields = {
  kind: 'original',
  campaignId: null,
  pillarId: null,
  text: 'Shared',
  link: 'https://duka.example',
  media: [{ mediaId: 'm1', alt: '' }],
  parts: [],
  comment: noComment,
  portraitIds: [],
  labelIds: [],
  channelIds: ['a', 'b'],
  variants: [],
}
const after = (change: Partial<PostFields>): PostFields => ({ ...fields, ...change })

test('writing in the shared tab changes the base', () => {
  expect(writePart(fields, sharedTab, 'text', 'New')).toEqual({ text: 'New' })
})

test('a channel inherits part by part until it is changed there', () => {
  const next = after(writePart(fields, 'a', 'text', 'Own'))
  expect(contentOfTab(next, 'a')).toMatchObject({
    text: 'Own',
    link: 'https://duka.example',
    own: { text: true, link: false, media: false },
  })
  expect(contentOfTab(next, 'b').text).toBe('Shared')
  expect(contentOfTab(next, sharedTab).text).toBe('Shared')
})

test('an own text may be empty and is still its own', () => {
  const next = after(writePart(fields, 'a', 'text', ''))
  expect(contentOfTab(next, 'a')).toMatchObject({ text: '', own: { text: true } })
})

test('customising copies what is shared, and going back leaves no trace', () => {
  const own = after(customise(fields, 'a', ['text', 'media']))
  expect(own.variants).toEqual([
    {
      channelId: 'a',
      text: 'Shared',
      link: null,
      media: fields.media,
      parts: null,
      comment: null,
      options: {},
    },
  ])
  expect(backToShared(own, 'a', ['text', 'media'])).toEqual({ variants: [] })
})

test('an option alone keeps a variant, and taking it back removes it', () => {
  const silent = after(writeOption(fields, 'b', 'silent', true))
  expect(silent.variants).toEqual([
    {
      channelId: 'b',
      text: null,
      link: null,
      media: null,
      parts: null,
      comment: null,
      options: { silent: true },
    },
  ])
  expect(contentOfTab(silent, 'b').options).toEqual({ silent: true })
  expect(after(writeOption(silent, 'b', 'silent', undefined)).variants).toEqual([])
})

test('two changes of one channel are one variant', () => {
  const text = after(writePart(fields, 'a', 'text', 'Own'))
  const both = { ...text, ...writeOption(text, 'a', 'silent', true) }
  expect(both.variants).toHaveLength(1)
  expect(both.variants[0]).toMatchObject({ text: 'Own', options: { silent: true } })
})
