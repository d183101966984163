import { expect, test } from 'vitest'
import type { Media } from '../model/media.ts'
import type { Content } from '../model/post.ts'
import { checkContent } from './checkContent.ts'
import type { ContentToCheck } from './checkContent.ts'
import type { Descriptor, MediaRule } from './descriptor.ts'

const picture: MediaRule = {
  mimes: ['image/jpeg', 'image/png'],
  maxCount: 4,
  maxBytes: 1000,
  maxPixels: 1_000_000,
  maxSideSum: 3000,
  maxRatio: 20,
  maxDurationMs: null,
}
const descriptor: Descriptor = {
  id: 'test',
  name: 'Testgram',
  publishing: 'api',
  colour: '#000000',
  mark: '',
  connectWays: [{ id: 'click', kind: 'oneClick', fields: [] }],
  limits: {
    text: { limit: 20, limitWithMedia: 10, unit: 'graphemes', urlWeight: 5 },
    media: {
      maxCount: 5,
      mixed: true,
      altLimit: 10,
      byKind: {
        image: picture,
        animation: null,
        video: { ...picture, mimes: ['video/mp4'], maxCount: 1, maxDurationMs: 5000 },
      },
    },
  },
  options: [
    { key: 'silent', kind: 'toggle', byDefault: false },
    { key: 'who', kind: 'choice', values: ['all', 'few'], byDefault: 'all' },
    { key: 'warning', kind: 'text', maxLength: 8, counts: true },
  ],
  thread: { kind: 'reply', maxParts: 25 },
  comment: 'reply',
  repost: null,
  quote: null,
  remove: { possible: 'within', withinMs: 48 * 3_600_000 },
  edit: { text: true, media: false },
  find: 'none',
  rates: [],
  spacingMs: 0,
  schedule: null,
  previewStyle: 'chat',
  pictureSizes: [{ width: 1080, height: 1080 }],
}

const medium = (id: string, more: Partial<Media> = {}): Media => ({
  id,
  kind: 'image',
  mime: 'image/png',
  name: `${id}.png`,
  bytes: 10,
  width: 10,
  height: 10,
  durationMs: null,
  sha256: '0'.repeat(64),
  createdAt: '2026-11-22T00:00:00Z',
  ...more,
})

interface Case {
  content?: Partial<Content>
  media?: Media[]
  expiry?: NonNullable<ContentToCheck['plan']>['expiry']
  change?: Partial<Descriptor>
}

function problemsOf({ content = {}, media = [], expiry, change }: Case) {
  const plan =
    expiry === undefined ? null : { dueLocal: '2026-11-22T12:00', zone: 'UTC', expiry, campaignEndAt: null }
  return checkContent({
    descriptor: { ...descriptor, ...change },
    limits: descriptor.limits,
    rights: [],
    content: {
      text: 'Habari',
      link: '',
      media: media.map(m => ({ mediaId: m.id, alt: 'x' })),
      options: {},
      ...content,
    },
    mediaById: new Map(media.map(m => [m.id, m])),
    plan,
  })
}
const keysOf = (c: Case) => problemsOf(c).map(p => p.key)

const cases: [string, Case, string[]][] = [
  ['all is well', {}, []],
  ['nothing at all', { content: { text: ' ' } }, ['empty']],
  ['only a picture', { content: { text: '' }, media: [medium('a')] }, []],
  ['a link that is none', { content: { link: 'not a link' } }, ['linkNoAddress']],
  ['a link counts as five', { content: { text: 'x'.repeat(13), link: 'https://a.org/long/long/long' } }, []],
  [
    'with the link too long',
    { content: { text: 'x'.repeat(14), link: 'https://a.org/long' } },
    ['textTooLong'],
  ],
  ['shorter with a picture', { content: { text: 'x'.repeat(11) }, media: [medium('a')] }, ['textTooLong']],
  [
    'a warning counts too',
    { content: { text: 'x'.repeat(15), options: { warning: '123456' } } },
    ['textTooLong'],
  ],
  ['a medium is gone', { content: { media: [{ mediaId: 'gone', alt: 'x' }] } }, ['mediaMissing']],
  ['too many', { media: [1, 2, 3, 4, 5, 6].map(i => medium(`m${i}`)) }, ['tooManyMedia']],
  ['too many pictures', { media: [1, 2, 3, 4, 5].map(i => medium(`m${i}`)) }, ['tooManyOfKind']],
  ['a kind that is not taken', { media: [medium('a', { kind: 'animation' })] }, ['kindNotTaken']],
  [
    'a video stands alone',
    { media: [medium('a'), medium('v', { kind: 'video', mime: 'video/mp4' })] },
    ['standsAlone'],
  ],
  [
    'a video too long',
    { media: [medium('v', { kind: 'video', mime: 'video/mp4', durationMs: 6000 })] },
    ['videoTooLong'],
  ],
  ['another format', { media: [medium('a', { mime: 'image/avif' })] }, ['formatNotTaken']],
  ['too many bytes', { media: [medium('a', { bytes: 1001 })] }, ['fileTooLarge']],
  ['too many pixels', { media: [medium('a', { width: 1001, height: 1000 })] }, ['pictureTooLarge']],
  ['too narrow', { media: [medium('a', { width: 210, height: 10 })] }, ['pictureTooNarrow']],
  [
    'an option nobody offers',
    { content: { options: { who: 'nobody', silent: 'yes' } } },
    ['optionInvalid', 'optionInvalid'],
  ],
  ['removed in time', { expiry: { kind: 'after', afterMs: 47 * 3_600_000 } }, []],
  ['removed too late', { expiry: { kind: 'after', afterMs: 48 * 3_600_000 } }, ['expiryTooLong']],
  ['removed too late, at a time', { expiry: { kind: 'at', atLocal: '2026-11-24T12:00' } }, ['expiryTooLong']],
  ['gone before it is out', { expiry: { kind: 'at', atLocal: '2026-11-22T11:00' } }, ['expiryBeforeDue']],
  [
    'by hand',
    { expiry: { kind: 'after', afterMs: 1000 }, change: { publishing: 'byHand' } },
    ['expiryByHand'],
  ],
  [
    'a network that removes nothing',
    { expiry: { kind: 'after', afterMs: 1000 }, change: { remove: { possible: 'never', withinMs: null } } },
    ['expiryImpossible'],
  ],
]

test.each(cases)('%s', (_, given, keys) => {
  expect(keysOf(given)).toEqual(keys)
})

test('a missing description is a hint, a too long one an error', () => {
  const media = [medium('a')]
  expect(problemsOf({ media, content: { media: [{ mediaId: 'a', alt: '' }] } })).toMatchObject([
    { key: 'altMissing', severity: 'warning', fix: { kind: 'addAlt', mediaId: 'a' } },
  ])
  expect(keysOf({ media, content: { media: [{ mediaId: 'a', alt: 'x'.repeat(11) }] } })).toEqual([
    'altTooLong',
  ])
})

test('the fixes put it right', () => {
  const [tooLong] = problemsOf({ content: { text: 'x'.repeat(30), link: 'https://a.org/x' } })
  expect(tooLong?.fix).toEqual({ kind: 'shortenText', to: 13 })
  const [late] = problemsOf({ expiry: { kind: 'after', afterMs: 72 * 3_600_000 } })
  const fix = late?.fix?.kind === 'shortenExpiry' ? late.fix : null
  expect(keysOf({ expiry: { kind: 'after', afterMs: fix?.afterMs ?? 0 } })).toEqual([])
})
