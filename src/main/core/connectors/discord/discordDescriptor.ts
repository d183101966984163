import type { Descriptor, MediaRule } from '#shared/network/descriptor.ts'

/** Of all files of one message together. */
export const maxRequestBytes = 25 * 1024 * 1024

const file: MediaRule = {
  mimes: ['image/jpeg', 'image/png', 'image/webp'],
  maxCount: 10,
  maxBytes: 10 * 1024 * 1024,
  maxPixels: null,
  maxSideSum: null,
  maxRatio: null,
  maxDurationMs: null,
}

export const discordDescriptor: Descriptor = {
  id: 'discord',
  name: 'Discord',
  publishing: 'api',
  colour: '#5865f2',
  mark: 'M8.5 4L9 5.2h6L15.5 4L19 5.3L21.5 12L22 17.5L17.5 20L16.2 17.9L17.5 17.1H6.5L7.8 17.9L6.5 20L2 17.5L2.5 12L5 5.3zM8 10.2v3.4h2.4v-3.4zM13.6 10.2v3.4H16v-3.4z',
  connectWays: [
    {
      id: 'webhook',
      kind: 'fields',
      fields: [
        {
          key: 'webhook',
          kind: 'secret',
          required: true,
          placeholder: 'https://discord.com/api/webhooks/…',
        },
        { key: 'thread', kind: 'text', required: false, placeholder: '1029384756' },
      ],
    },
  ],
  limits: {
    // Which unit Discord counts in is not documented; no other is larger than this one.
    text: { limit: 2000, limitWithMedia: null, unit: 'utf16', urlWeight: null },
    media: {
      maxCount: 10,
      mixed: true,
      byKind: {
        image: file,
        animation: { ...file, mimes: ['image/gif', 'image/webp'] },
        video: { ...file, mimes: ['video/mp4', 'video/webm', 'video/quicktime'] },
      },
      altLimit: 1024,
    },
  },
  pictureSizes: [
    { width: 1600, height: 900 },
    { width: 1080, height: 1080 },
  ],
  options: [
    { key: 'linkPreview', kind: 'choice', values: ['hide', 'show'], byDefault: 'hide' },
    { key: 'mentions', kind: 'toggle', byDefault: false },
    { key: 'silent', kind: 'toggle', byDefault: false },
  ],
  thread: { kind: 'followUp', maxParts: 25 },
  comment: 'followUp',
  repost: null,
  quote: null,
  remove: { possible: 'always', withinMs: null },
  edit: { text: true, media: false },
  // A webhook can read single messages only by their id, which is what is missing when the answer was lost.
  find: 'none',
  // About five requests in two seconds for one webhook, and publishing is followed by reading back.
  spacingMs: 2000,
  // Never to be hard-coded: what is left is told with every answer.
  rates: [],
  schedule: null,
  previewStyle: 'chat',
}
