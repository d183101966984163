import { expect, test } from 'vitest'
import type { DesignPicture } from '../model/designCard.ts'
import type { PostMedia, Variant } from '../model/post.ts'
import { followShared, isOnlySized } from './followShared.ts'

const pictures: DesignPicture[] = ['upright', 'wide'].flatMap(formatId =>
  ['a', 'b'].map(pageId => ({ pageId, formatId, mediaId: `${pageId}-${formatId}`, alt: '' })),
)
const media = (...ids: string[]): PostMedia[] => ids.map(mediaId => ({ mediaId, alt: '' }))
const variant = (own: PostMedia[] | null, text: string | null = null): Variant => ({
  ...{ channelId: 'c', text, link: null, media: own, parts: null, comment: null, options: {} },
})
const shared = media('a-upright', 'b-upright', 'photo')
const follow = (own: PostMedia[], next: PostMedia[], text: string | null = null, taken: string[] = []) =>
  followShared({ media: shared, variants: [variant(own, text)] }, next, pictures, new Set(taken))

test('a channel with another size of the design gets what is added, removed and moved for all', () => {
  const own = media('a-wide', 'b-wide', 'photo')
  expect(isOnlySized(own, shared, pictures)).toBe(true)
  expect(follow(own, media('new', 'b-upright', 'a-upright'))).toEqual([
    variant(media('new', 'b-wide', 'a-wide')),
  ])
})

test('what is its own stays its own: other pictures, and words of its own', () => {
  const others = media('a-wide', 'another')
  expect(isOnlySized(others, shared, pictures)).toBe(false)
  expect(follow(others, media('new'))).toEqual([variant(others)])
  // Without a picture of the design it is simply what she chose for the channel.
  expect(isOnlySized(media('photo'), media('photo'), pictures)).toBe(false)
  const described = [{ mediaId: 'a-wide', alt: 'Hers' }, ...media('b-wide', 'photo')]
  expect(follow(described, media('a-upright', 'new'))).toEqual([
    variant([{ mediaId: 'a-wide', alt: 'Hers' }, ...media('new')]),
  ])
})

test('where no picture of the design is left it has what is shared', () => {
  const own = media('a-wide', 'b-wide', 'photo')
  expect(follow(own, media('photo'))).toEqual([])
  expect(follow(own, media('photo'), 'Its own text')).toEqual([variant(null, 'Its own text')])
})

test('what is out keeps what was published', () => {
  const own = media('a-wide', 'b-wide', 'photo')
  expect(follow(own, media('new'), null, ['c'])).toEqual([variant(own)])
})
