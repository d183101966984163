import type { Connected, Connector } from '../Connector.ts'
import { classifyError } from '../classifyError.ts'
import type { Descriptor, MediaRule } from '#shared/network/descriptor.ts'

const anything: MediaRule = {
  mimes: [
    'image/jpeg',
    'image/png',
    'image/webp',
    'image/avif',
    'image/gif',
    'video/mp4',
    'video/quicktime',
    'video/webm',
  ],
  maxCount: 50,
  maxBytes: 2_000_000_000,
  maxPixels: null,
  maxSideSum: null,
  maxRatio: null,
  maxDurationMs: null,
}

const descriptor: Descriptor = {
  id: 'byhand',
  name: 'By hand',
  publishing: 'byHand',
  colour: '#6b7280',
  mark: 'M3 21l1.2-5.2L14.6 5.4l4 4L8.2 19.8zM16 4l1.8-1.8a1.4 1.4 0 0 1 2 0l2 2a1.4 1.4 0 0 1 0 2L20 8z',
  connectWays: [
    {
      id: 'name',
      kind: 'fields',
      fields: [
        { key: 'name', kind: 'text', required: true, placeholder: 'Instagram Duka la Amina' },
        { key: 'page', kind: 'url', required: false, placeholder: 'https://www.instagram.com/duka' },
      ],
    },
  ],
  limits: {
    text: { limit: 100_000, limitWithMedia: null, unit: 'codePoints', urlWeight: null },
    media: {
      maxCount: 50,
      mixed: true,
      byKind: { image: anything, animation: anything, video: anything },
      altLimit: null,
    },
  },
  // Mostly Instagram and Facebook, whose feeds give the most room to what is upright.
  pictureSizes: [
    { width: 1080, height: 1350 },
    { width: 1080, height: 1080 },
    { width: 1080, height: 1920 },
  ],
  options: [],
  thread: { kind: 'followUp', maxParts: 25 },
  comment: 'none',
  repost: null,
  quote: null,
  remove: { possible: 'never', withinMs: null },
  edit: { text: false, media: false },
  find: 'none',
  spacingMs: 0,
  rates: [],
  schedule: null,
  previewStyle: 'plain',
}

/** Any network on which the person publishes herself: Ratiba prepares, reminds and remembers. */
export const byhand: Connector = {
  descriptor,
  connect: (_io, _way, fields) => Promise.resolve(connect(fields)),
  verify: (io, { config }) =>
    Promise.resolve({
      name: config['name'] ?? '',
      handle: '',
      url: config['page'] ?? null,
      limits: null,
      rights: [],
      health: { state: 'ok', words: null, checkedAt: new Date(io.now()).toISOString() },
    }),
  prepare: () => Promise.resolve({}),
  publish: () => Promise.reject(new Error('What is published by hand is never sent.')),
  classify: classifyError,
}

function connect(fields: Record<string, string>): Connected {
  const name = (fields['name'] ?? '').trim().slice(0, 200)
  const page = readPage(fields['page'] ?? '')
  const checks = [
    { key: 'nameGiven', passed: name !== '', words: null },
    { key: 'pageIsAddress', passed: page !== undefined, words: null },
  ]
  if (name === '' || page === undefined) return { checks, account: null }
  const config = { name, ...(page === null ? {} : { page }) }
  const remoteId = `${name.toLowerCase()} ${page ?? ''}`.trim()
  const account = { remoteId, config, secret: {}, name, handle: '', url: page, limits: null, rights: [] }
  return { checks, account }
}

/** The page to open, null when none is given, undefined when it is no web address. */
function readPage(text: string): string | null | undefined {
  const page = text.trim()
  if (page === '') return null
  const address = /^https?:\/\//i.test(page) ? page : `https://${page}`
  return URL.canParse(address) && new URL(address).hostname.includes('.') ? new URL(address).href : undefined
}
