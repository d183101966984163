import type { Descriptor, Limits, MediaRule } from '#shared/network/descriptor.ts'

export const officialService = 'https://bsky.social'

export const contentLabels = ['none', 'sexual', 'nudity', 'porn', 'graphic-media'] as const

const image: MediaRule = {
  mimes: ['image/jpeg', 'image/png', 'image/webp'],
  maxCount: 4,
  maxBytes: 2_000_000,
  maxPixels: null,
  maxSideSum: null,
  maxRatio: null,
  maxDurationMs: null,
}
const video: MediaRule = {
  ...image,
  mimes: ['video/mp4'],
  maxCount: 1,
  maxBytes: 50_000_000,
  maxDurationMs: 180_000,
}

/** There are 3000 bytes at most, too; 300 characters that need more than ten bytes each do not occur in writing. */
const text: Limits['text'] = { limit: 300, limitWithMedia: null, unit: 'graphemes', urlWeight: null }

const limits: Limits = {
  text,
  media: {
    maxCount: 4,
    mixed: false,
    // A GIF would stand still there.
    byKind: { image, animation: null, video },
    altLimit: 1000,
  },
}

/**
 * A server of one's own does not tell its limits. It may be of the time when pictures were limited to 1 MB, and takes files
 * of 5 MB unless it was told otherwise. Null for Bluesky's own servers.
 */
export function limitsOf(pds: string): Limits | null {
  const { hostname } = new URL(pds)
  if (hostname === 'bsky.social' || hostname.endsWith('.bsky.network')) return null
  const byKind = {
    image: { ...image, maxBytes: 1_000_000 },
    animation: null,
    video: { ...video, maxBytes: 5_000_000 },
  }
  return { ...limits, media: { ...limits.media, byKind } }
}

export const blueskyDescriptor: Descriptor = {
  id: 'bluesky',
  name: 'Bluesky',
  publishing: 'api',
  colour: '#1185fe',
  mark: 'M12 11C10.6 8.2 7 4 4.2 3.6C2.6 3.4 2 4.4 2 6C2 7.4 2.6 11 3.2 12.2C4.2 14.2 6.4 14.4 8.6 14C5 14.8 3.4 16.4 5.4 18.8C8.2 22 10.8 20 12 17C13.2 20 15.8 22 18.6 18.8C20.6 16.4 19 14.8 15.4 14C17.6 14.4 19.8 14.2 20.8 12.2C21.4 11 22 7.4 22 6C22 4.4 21.4 3.4 19.8 3.6C17 4 13.4 8.2 12 11z',
  connectWays: [
    {
      id: 'appPassword',
      kind: 'fields',
      fields: [
        { key: 'handle', kind: 'text', required: true, placeholder: 'amina.bsky.social' },
        { key: 'password', kind: 'secret', required: true, placeholder: 'xxxx-xxxx-xxxx-xxxx' },
        { key: 'service', kind: 'url', required: false, placeholder: officialService },
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
    { key: 'linkPreview', kind: 'choice', values: ['show', 'hide'], byDefault: 'show' },
    { key: 'contentLabel', kind: 'choice', values: [...contentLabels], byDefault: 'none' },
    { key: 'language', kind: 'text', maxLength: 40, counts: false },
  ],
  thread: { kind: 'reply', maxParts: 25 },
  comment: 'reply',
  repost: { kind: 'repost', reach: 'network', again: 'replaces', vanishes: true },
  quote: { reach: 'network', withMedia: true, needsRight: false },
  remove: { possible: 'always', withinMs: null },
  // The record could be replaced, but readers would go on seeing the old one, or none.
  edit: { text: false, media: false },
  find: 'recordKey',
  spacingMs: 1000,
  // 5000 points an hour and 35,000 a day, of which a post takes three.
  rates: [
    { posts: 1666, perMs: 3_600_000 },
    { posts: 11_666, perMs: 86_400_000 },
  ],
  schedule: null,
  previewStyle: 'feed',
}
