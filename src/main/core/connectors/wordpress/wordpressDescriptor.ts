import type { Descriptor, MediaRule } from '#shared/network/descriptor.ts'

export const statuses = ['publish', 'draft', 'pending', 'private'] as const

const image: MediaRule = {
  mimes: ['image/jpeg', 'image/png', 'image/webp'],
  maxCount: 20,
  // What a site takes is set in its PHP, and not told. Most take this much; for readers it is plenty.
  maxBytes: 10_000_000,
  maxPixels: null,
  maxSideSum: null,
  maxRatio: null,
  maxDurationMs: null,
}

export const wordpressDescriptor: Descriptor = {
  id: 'wordpress',
  name: 'WordPress',
  publishing: 'api',
  colour: '#21759b',
  mark: 'M5 3H16L20 7V21H5zM7.5 9L9.6 17H11L12.3 12.2L13.6 17H15L17.1 9H15.6L14.2 14.6L12.9 9H11.7L10.4 14.6L9 9z',
  connectWays: [
    {
      id: 'applicationPassword',
      kind: 'fields',
      fields: [
        { key: 'site', kind: 'url', required: true, placeholder: 'https://duka.example' },
        { key: 'user', kind: 'text', required: true, placeholder: 'amina' },
        { key: 'password', kind: 'secret', required: true, placeholder: 'abcd EFGH ijkl MNOP qrst UVWX' },
      ],
    },
  ],
  limits: {
    // WordPress itself has none; this is the longest text that Ratiba keeps.
    text: { limit: 100_000, limitWithMedia: null, unit: 'utf16', urlWeight: null },
    media: {
      maxCount: 20,
      mixed: true,
      byKind: {
        image,
        animation: { ...image, mimes: ['image/gif', 'image/webp'] },
        video: { ...image, mimes: ['video/mp4', 'video/webm', 'video/quicktime'], maxBytes: 50_000_000 },
      },
      altLimit: 1000,
    },
  },
  // The featured picture is also what link cards of other networks show.
  pictureSizes: [
    { width: 1200, height: 630 },
    { width: 1600, height: 900 },
  ],
  options: [
    { key: 'title', kind: 'text', maxLength: 200, counts: false },
    { key: 'status', kind: 'choice', values: [...statuses], byDefault: 'publish' },
    { key: 'excerpt', kind: 'text', maxLength: 500, counts: false },
    { key: 'slug', kind: 'text', maxLength: 80, counts: false },
    { key: 'featured', kind: 'toggle', byDefault: true },
  ],
  thread: { kind: 'none', maxParts: 1 },
  comment: 'none',
  repost: null,
  quote: null,
  remove: { possible: 'always', withinMs: null },
  edit: { text: true, media: false },
  find: 'readBack',
  spacingMs: 1000,
  rates: [],
  schedule: null,
  previewStyle: 'plain',
}
