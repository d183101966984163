import type { Descriptor } from '#shared/network/descriptor.ts'
import { limitsOf } from './instanceLimits.ts'

export const visibilities = ['public', 'unlisted', 'private', 'direct'] as const

const instance = { key: 'instance', kind: 'text', required: true, placeholder: 'mastodon.example' } as const

export const mastodonDescriptor: Descriptor = {
  id: 'mastodon',
  name: 'Mastodon',
  publishing: 'api',
  colour: '#6157ff',
  mark: 'M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H9l-4 4v-4H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM7 13.5h2V10l3 3 3-3v3.5h2V6.5h-2l-3 3-3-3H7z',
  connectWays: [
    { id: 'oauth', kind: 'oauth', fields: [instance] },
    {
      id: 'token',
      kind: 'fields',
      fields: [instance, { key: 'token', kind: 'secret', required: true, placeholder: '' }],
    },
  ],
  // A server without words about itself has these; every channel keeps the limits of its own server.
  limits: limitsOf({}),
  // Timelines cut to 16:9 unless a focus is set.
  pictureSizes: [
    { width: 1600, height: 900 },
    { width: 1080, height: 1080 },
  ],
  options: [
    { key: 'visibility', kind: 'choice', values: [...visibilities], byDefault: 'public' },
    { key: 'spoilerText', kind: 'text', maxLength: 500, counts: true },
    { key: 'sensitive', kind: 'toggle', byDefault: false },
    { key: 'language', kind: 'text', maxLength: 8, counts: false },
  ],
  thread: { kind: 'reply', maxParts: 25 },
  comment: 'reply',
  repost: { kind: 'boost', reach: 'server', again: 'replaces', vanishes: true },
  // Since 4.5, and nothing of compatible servers is known.
  quote: { reach: 'server', withMedia: false, needsRight: true },
  remove: { possible: 'always', withinMs: null },
  edit: { text: true, media: false },
  find: 'idempotencyKey',
  spacingMs: 1000,
  // Each server has its own, of requests and not of posts: what is left is told with every answer.
  rates: [],
  schedule: { minAheadMs: 5 * 60_000, perDay: 25, inAll: 300 },
  previewStyle: 'feed',
}
