import { isObject } from '../isObject.ts'
import type { BlueskyState } from './BlueskyState.ts'

/** What the server takes without a word [T] and readers would see as wrong: facets beside the text, references to nothing. */
export function findFlaws(state: BlueskyState, record: Record<string, unknown>): string[] {
  const flaws: string[] = []
  if (typeof record['text'] === 'string' && Array.isArray(record['facets'])) {
    flaws.push(...findFacetFlaws(record['text'], record['facets'] as unknown[]))
  }
  const reply = record['reply']
  const embed = record['embed']
  const references = {
    'reply.root': isObject(reply) ? reply['root'] : undefined,
    'reply.parent': isObject(reply) ? reply['parent'] : undefined,
    subject: record['subject'],
    'embed.record': isObject(embed) ? embed['record'] : undefined,
  }
  for (const [name, reference] of Object.entries(references)) {
    if (!isObject(reference)) continue
    // In recordWithMedia the reference is one deeper.
    const { uri, cid } = isObject(reference['record']) ? reference['record'] : reference
    if (state.records.get(String(uri))?.cid !== cid) flaws.push(`${name}: no such record ${String(uri)}`)
  }
  return flaws
}

function findFacetFlaws(text: string, facets: unknown[]): string[] {
  const bytes = Buffer.from(text)
  const isBoundary = (at: number): boolean => at === bytes.length || ((bytes[at] ?? 0x80) & 0xc0) !== 0x80
  const spans: { start: number; end: number }[] = []
  const flaws: string[] = []
  for (const [n, facet] of facets.entries()) {
    const index = isObject(facet) ? facet['index'] : undefined
    const start = isObject(index) ? Number(index['byteStart']) : NaN
    const end = isObject(index) ? Number(index['byteEnd']) : NaN
    if (!(end <= bytes.length)) flaws.push(`facets[${n}]: ends at byte ${end} of ${bytes.length}`)
    else if (!(start < end)) flaws.push(`facets[${n}]: is empty`)
    else if (!isBoundary(start) || !isBoundary(end)) flaws.push(`facets[${n}]: cuts through a character`)
    else if (spans.some(other => start < other.end && other.start < end)) flaws.push(`facets[${n}]: overlaps`)
    spans.push({ start, end })
    const features =
      isObject(facet) && Array.isArray(facet['features']) ? (facet['features'] as unknown[]) : []
    if (features.length === 0) flaws.push(`facets[${n}]: has no feature`)
    for (const feature of features) {
      if (!isObject(feature) || feature['$type'] !== 'app.bsky.richtext.facet#tag') continue
      if (String(feature['tag']).startsWith('#')) flaws.push(`facets[${n}]: a tag is written without #`)
    }
  }
  return flaws
}
