import { expect, test } from 'vitest'
import { noComment } from '#shared/model/post.ts'
import type { PostFields } from '#shared/model/post.ts'
import { moveItem, replaced, withAlt, withMedium, withoutMedium } from './mediaList.ts'

test('moves earlier and later, and not out of the list', () => {
  expect(moveItem(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
  expect(moveItem(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
  expect(moveItem(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  expect(moveItem(['a', 'b'], 1, 2)).toEqual(['a', 'b'])
})

test('a description goes to its picture, and stays when the picture is converted', () => {
  const media = withAlt(
    [
      { mediaId: 'a', alt: '' },
      { mediaId: 'b', alt: '' },
    ],
    'b',
    'A bowl',
  )
  expect(media).toEqual([
    { mediaId: 'a', alt: '' },
    { mediaId: 'b', alt: 'A bowl' },
  ])
  expect(replaced(media, 'b', 'c')).toEqual([
    { mediaId: 'a', alt: '' },
    { mediaId: 'c', alt: 'A bowl' },
  ])
  expect(replaced(media, 'b', 'a')).toEqual([{ mediaId: 'a', alt: '' }])
})

test('a picture is added once, and taking it out leaves the channel with what is shared', () => {
  const fields: PostFields = {
    kind: 'original',
    campaignId: null,
    pillarId: null,
    text: '',
    link: '',
    media: [{ mediaId: 'a', alt: '' }],
    parts: [],
    comment: noComment,
    portraitIds: [],
    labelIds: [],
    channelIds: ['c'],
    variants: [],
  }
  expect(withMedium(fields, 'all', 'a')).toEqual({})
  const own = { ...fields, ...withMedium(fields, 'c', 'b') }
  expect(own.variants[0]?.media?.map(m => m.mediaId)).toEqual(['a', 'b'])
  expect(withoutMedium(own, 'c', 'b')).toEqual({ variants: [] })
})
