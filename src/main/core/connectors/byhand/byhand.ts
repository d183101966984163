import type { Descriptor, MediaRule } from '#shared/network/descriptor.ts'
import type { Connector } from '../Connector.ts'

const anything = (mimes: string[]): MediaRule => ({
  mimes,
  maxCount: 20,
  maxBytes: 250_000_000,
  maxPixels: null,
  maxSideSum: null,
  maxRatio: null,
  maxDurationMs: null,
})

const descriptor: Descriptor = {
  id: 'byhand',
  name: 'By hand',
  publishing: 'byHand',
  colour: '#5b6770',
  mark: 'M8 11V5.5a1.5 1.5 0 0 1 3 0V10h1V4.5a1.5 1.5 0 0 1 3 0V10h1V6.5a1.5 1.5 0 0 1 3 0V15c0 4-2.5 6.5-6.5 6.5-3 0-4.6-1.3-6-3.8L4 13.4c-.9-1.6 1-3 2.3-1.7L8 13.5V11Z',
  connectWays: [
    {
      id: 'name',
      kind: 'fields',
      fields: [
        { key: 'name', kind: 'text', required: true, placeholder: 'Instagram @duka.amina' },
        { key: 'page', kind: 'url', required: false, placeholder: 'https://www.instagram.com/' },
      ],
    },
  ],
  limits: {
    text: { limit: 100_000, limitWithMedia: null, unit: 'graphemes', urlWeight: null },
    media: {
      maxCount: 20,
      mixed: true,
      altLimit: null,
      byKind: {
        image: anything(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif', 'image/heic']),
        animation: anything(['image/gif', 'image/webp']),
        video: anything(['video/mp4', 'video/quicktime', 'video/webm']),
      },
    },
  },
  options: [],
  remove: { possible: 'never', withinMs: null },
  edit: { text: false, media: false },
  find: 'none',
  spacingMs: 0,
  previewStyle: 'plain',
}

/** Any network without an open API: Ratiba prepares a kit and reminds, the person publishes and says that it is out. */
export const byhand: Connector = {
  descriptor,
  connect: (io, _way, fields) => {
    const name = fields['name']?.trim() ?? ''
    const page = fields['page']?.trim() ?? ''
    const pageIsAddress = page === '' || (URL.canParse(page) && /^https?:$/.test(new URL(page).protocol))
    const checks = [
      { key: 'nameGiven', passed: name !== '', words: null },
      { key: 'pageIsAddress', passed: pageIsAddress, words: null },
    ]
    if (checks.some(check => !check.passed)) return Promise.resolve({ checks, account: null })
    return Promise.resolve({
      checks,
      account: {
        remoteId: `byhand-${name.toLowerCase()}`,
        name: name.slice(0, 200),
        handle: name.slice(0, 200),
        url: page === '' ? null : page,
        config: {},
        secret: {},
        limits: null,
        rights: [],
      },
    })
  },
  verify: (io, account) =>
    Promise.resolve({
      name: account.remoteId,
      handle: account.remoteId,
      url: null,
      limits: null,
      rights: [],
      health: { state: 'ok', words: null, checkedAt: new Date(io.now()).toISOString() },
    }),
  prepare: () => Promise.resolve({}),
  publish: () => Promise.reject(new Error('What is published by hand is never sent.')),
  classify: error => ({ kind: 'content', words: error instanceof Error ? error.message : null }),
}
