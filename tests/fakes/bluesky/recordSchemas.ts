import { blob, integer, list, object, text, union } from './schema.ts'
import type { Schema } from './schema.ts'

const strongRef = object({ uri: text({ format: 'at-uri' }), cid: text({ format: 'CID string' }) })
const aspectRatio = object({ width: integer(1), height: integer(1) })
const createdAt = text({ format: 'datetime' })

const facet = object({
  index: object({ byteStart: integer(0), byteEnd: integer(0) }),
  features: list(
    union({
      'app.bsky.richtext.facet#link': object({ uri: text({ format: 'uri' }) }),
      'app.bsky.richtext.facet#mention': object({ did: text({ format: 'DID' }) }),
      'app.bsky.richtext.facet#tag': object({ tag: text({ maxBytes: 640, maxGraphemes: 64 }) }),
    }),
  ),
})

/** @param imageLimitBytes of each picture of a post; servers differ */
export function recordSchemas(imageLimitBytes: number): Record<string, Schema> {
  const image = blob('image/', imageLimitBytes)
  const media: Record<string, Schema> = {
    'app.bsky.embed.images': object({
      images: list(object({ image, alt: text() }, { aspectRatio }), 4),
    }),
    'app.bsky.embed.gallery': object({
      items: list(union({ 'app.bsky.embed.gallery#image': object({ image, alt: text(), aspectRatio }) }), 20),
    }),
    'app.bsky.embed.video': object(
      { video: blob('video/mp4', 300_000_000) },
      {
        alt: text({ maxBytes: 10_000, maxGraphemes: 1000 }),
        aspectRatio,
        captions: list(object({ lang: text({ format: 'language' }), file: blob('text/vtt', 20_000) }), 20),
      },
    ),
    'app.bsky.embed.external': object({
      external: object(
        { uri: text({ format: 'uri' }), title: text(), description: text() },
        { thumb: blob('image/', 1_000_000) },
      ),
    }),
  }
  const record = object({ record: strongRef })
  const post = object(
    { text: text({ maxBytes: 3000, maxGraphemes: 300 }), createdAt },
    {
      facets: list(facet),
      reply: object({ root: strongRef, parent: strongRef }),
      embed: union({
        ...media,
        'app.bsky.embed.record': record,
        'app.bsky.embed.recordWithMedia': object({ record, media: union(media) }),
      }),
      langs: list(text({ format: 'language' }), 3),
      labels: union({
        'com.atproto.label.defs#selfLabels': object({
          values: list(object({ val: text({ maxBytes: 128 }) }), 10),
        }),
      }),
      tags: list(text({ maxBytes: 640, maxGraphemes: 64 }), 8),
    },
  )
  return {
    'app.bsky.feed.post': post,
    'app.bsky.feed.repost': object({ subject: strongRef, createdAt }),
  }
}
