import { z } from 'zod'
import { formatOf, maxPieces, noNumbers } from '../readers/Reader.ts'
import type { FoundPiece } from '../readers/Reader.ts'
import { tidyText } from './createTextBuilder.ts'
import { htmlToLine, htmlToText, maxTextLength } from './htmlToText.ts'
import { keyOf } from './keyOf.ts'
import { readDate } from './readDate.ts'
import { readWebAddress } from './readWebAddress.ts'
import type { ReadFeed } from './readXmlFeed.ts'

const text = z.string().optional().catch(undefined)

const Item = z.object({
  id: z.union([z.string(), z.number()]).optional().catch(undefined),
  url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  image: text,
  date_published: text,
  date_modified: text,
  attachments: z
    .array(z.object({ url: text, mime_type: text }))
    .optional()
    .catch(undefined),
})
type Item = z.output<typeof Item>

const Feed = z.object({
  version: z.string().startsWith('https://jsonfeed.org/version/'),
  title: text,
  home_page_url: text,
  items: z.array(z.unknown()),
})

/** JSON Feed 1.0 and 1.1; null when it is something else. */
export async function readJsonFeed(json: string, base: string, now: number): Promise<ReadFeed | null> {
  const parsed = Feed.safeParse(parseOrNull(json))
  if (!parsed.success) return null
  const { title = '', home_page_url, items } = parsed.data
  const pieces: FoundPiece[] = []
  for (const item of items.slice(0, maxPieces)) {
    const read = Item.safeParse(item)
    if (read.success) pieces.push(await pieceOf(read.data, base, now))
  }
  return {
    title: await htmlToLine(title, 200),
    siteUrl: readWebAddress(home_page_url, base),
    followers: null,
    pieces,
  }
}

async function pieceOf(item: Item, base: string, now: number): Promise<FoundPiece> {
  const url = readWebAddress(item.url, base)
  const body =
    item.content_html === undefined
      ? {
          text: tidyText(item.content_text ?? item.summary ?? '', maxTextLength),
          pictures: [],
          hasVideo: false,
        }
      : await htmlToText(item.content_html, url ?? base)
  const attached = (item.attachments ?? []).filter(({ mime_type = '' }) => mime_type.startsWith('image/'))
  const addresses = [item.image, ...attached.map(each => each.url)].flatMap(
    each => readWebAddress(each, base) ?? [],
  )
  const known = new Set(body.pictures.map(picture => picture.url))
  const pictures = [
    ...[...new Set(addresses)].filter(each => !known.has(each)).map(each => ({ url: each, alt: '' })),
    ...body.pictures,
  ].slice(0, 20)
  const title = await htmlToLine(item.title ?? '')
  return {
    key: keyOf(item.id === undefined ? '' : String(item.id), url, title + body.text),
    url,
    title,
    text: body.text,
    format: formatOf({ pictures: pictures.length, hasVideo: body.hasVideo, text: body.text }),
    publishedAt: readDate(item.date_published ?? item.date_modified, now),
    pictures,
    numbers: noNumbers,
  }
}

function parseOrNull(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null // Not JSON, so no feed of this kind.
  }
}
