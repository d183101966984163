import type { Descriptor, Limits, MediaRule } from '#shared/network/descriptor.ts'

export const officialServer = 'https://api.telegram.org'

const photo: MediaRule = {
  mimes: ['image/jpeg', 'image/png', 'image/webp'],
  maxCount: 10,
  maxBytes: 10_000_000,
  maxPixels: null,
  maxSideSum: 10_000,
  maxRatio: 20,
  maxDurationMs: null,
}
const film: MediaRule = {
  ...photo,
  mimes: ['video/mp4'],
  maxSideSum: null,
  maxRatio: null,
  maxBytes: 50_000_000,
}

const limits: Limits = {
  text: { limit: 4096, limitWithMedia: 1024, unit: 'codePoints', urlWeight: null },
  media: {
    maxCount: 10,
    mixed: true,
    byKind: {
      image: photo,
      animation: { ...film, mimes: ['image/gif', 'video/mp4'], maxCount: 1 },
      video: film,
    },
    // Telegram keeps no descriptions of pictures.
    altLimit: null,
  },
}

/** A server of one's own takes files of up to 2000 MB, but photos stay photos. */
export function limitsOf(baseUrl: string): Limits | null {
  if (baseUrl === officialServer) return null
  const { image, animation, video } = limits.media.byKind
  const large = (rule: MediaRule | null | undefined): MediaRule | null =>
    rule ? { ...rule, maxBytes: 2_000_000_000 } : null
  const byKind = { image: image ?? null, animation: large(animation), video: large(video) }
  return { ...limits, media: { ...limits.media, byKind } }
}

export const linkPreviews = ['show', 'large', 'small', 'above', 'hide'] as const

export const telegramDescriptor: Descriptor = {
  id: 'telegram',
  name: 'Telegram',
  publishing: 'api',
  colour: '#2a9fd8',
  mark: 'M22 3L2 11l6 2.4L17.5 6.8l-7 7.8L18 20zM8 15v5l2.8-3z',
  connectWays: [
    {
      id: 'token',
      kind: 'fields',
      fields: [
        { key: 'token', kind: 'secret', required: true, placeholder: '123456789:AAH…' },
        { key: 'chat', kind: 'text', required: true, placeholder: '@duka' },
        { key: 'baseUrl', kind: 'url', required: false, placeholder: officialServer },
      ],
    },
  ],
  limits,
  pictureSizes: [
    { width: 1600, height: 900 },
    { width: 1080, height: 1080 },
    { width: 1080, height: 1350 },
  ],
  options: [
    { key: 'silent', kind: 'toggle', byDefault: false },
    { key: 'linkPreview', kind: 'choice', values: [...linkPreviews], byDefault: 'show' },
    { key: 'captionAbove', kind: 'toggle', byDefault: false },
  ],
  thread: { kind: 'reply', maxParts: 25 },
  comment: 'reply',
  repost: { kind: 'forward', reach: 'network', again: 'adds', vanishes: false },
  quote: null,
  remove: { possible: 'within', withinMs: 172_800_000 },
  edit: { text: true, media: false },
  find: 'none',
  // About 20 messages a minute in one chat.
  spacingMs: 3000,
  // About 20 messages a minute in a group; channels are reported to be the same.
  rates: [{ posts: 20, perMs: 60_000 }],
  schedule: null,
  previewStyle: 'chat',
}
