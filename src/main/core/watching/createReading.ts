import type { FoundSource, SourceTrouble } from '#shared/model/source.ts'
import type { CoreContext } from '../CoreContext.ts'
import { toInstantOrNull } from '../db/instants.ts'
import { checkStatus } from './checkStatus.ts'
import { createRobots } from './createRobots.ts'
import { ReadingFailure } from './ReadingFailure.ts'
import { tidyText } from './markup/createTextBuilder.ts'
import { readWebAddress } from './markup/readWebAddress.ts'
import type { Known, Reader, ReaderIo, Reading, SourceReading } from './readers/Reader.ts'
import { readerOf, readers } from './readers/registry.ts'
import type { Tokens } from './createTokens.ts'
import type { Web } from './web/createWeb.ts'

/** Of a feed or page, unpacked. */
const maxBytes = 5_000_000
/** Where sites keep the feed that their page does not name. */
const usualPlaces = ['/feed', '/rss.xml', '/feed.xml', '/atom.xml']

export interface Found {
  found: FoundSource[]
  /** Why nothing was found, and of which kind it would have been. */
  trouble: SourceTrouble | null
  kind: string | null
}

/** Looks at sources: at one that is known, or at whatever stands behind an address that was typed. */
export type SourceReadings = ReturnType<typeof createReading>

export function createReading({ context, web, tokens }: { context: CoreContext; web: Web; tokens: Tokens }) {
  const robots = createRobots(web, context.now)

  const ioFor = (reader: Reader, signal: AbortSignal): ReaderIo => {
    const before = reader.robots === 'ask' ? (url: URL) => robots.check(url, signal) : undefined
    const bounds = { maxBytes, signal, ...(before === undefined ? {} : { before }) }
    return {
      now: context.now(),
      token: tokens.get(reader.kind),
      get: async (address, { accept, known = {}, allow = [] } = {}) => {
        const answer = await web.ask(new URL(address), {
          ...bounds,
          headers: {
            ...(accept === undefined ? {} : { accept }),
            ...(known.etag === undefined ? {} : { 'if-none-match': known.etag }),
            ...(known.lastModified === undefined ? {} : { 'if-modified-since': known.lastModified }),
          },
        })
        if (!allow.includes(answer.status)) checkStatus(answer, context.now())
        return answer
      },
      post: async (address, form) => {
        const answer = await web.ask(new URL(address), { ...bounds, form: new URLSearchParams(form) })
        checkStatus(answer, context.now())
        return answer
      },
    }
  }

  const readAs = (reader: Reader, address: string, known: Known, signal: AbortSignal): Promise<Reading> =>
    reader.read(ioFor(reader, signal), address, known)

  /** Those of these addresses that are sources; what is not is left out. */
  const readAll = async (addresses: readonly string[], signal: AbortSignal): Promise<FoundSource[]> => {
    const found: FoundSource[] = []
    for (const address of addresses) {
      const [candidate] = candidatesFor({ text: address, url: new URL(address) })
      if (candidate === undefined) continue
      try {
        const reading = await readAs(candidate.reader, candidate.address, {}, signal)
        if (reading.kind === 'read') found.push(describe(candidate.reader.kind, candidate.address, reading))
      } catch (error) {
        if (!(error instanceof ReadingFailure)) throw error
      }
    }
    return found
  }

  const find = async (text: string, signal: AbortSignal): Promise<Found> => {
    const trimmed = text.trim()
    let failed: { trouble: SourceTrouble; kind: string } | null = null
    for (const { reader, address } of candidatesFor({ text: trimmed, url: asAddress(trimmed) })) {
      try {
        const reading = await readAs(reader, address, {}, signal)
        if (reading.kind === 'read') {
          return { found: [describe(reader.kind, address, reading)], trouble: null, kind: reader.kind }
        }
        if (reading.kind !== 'elsewhere') continue
        const found = await readAll(reading.addresses, signal)
        if (found.length > 0) return { found, trouble: null, kind: null }
        failed = { trouble: { key: 'noFeed', params: {} }, kind: reader.kind }
      } catch (error) {
        if (!(error instanceof ReadingFailure)) throw error
        failed = { trouble: error.trouble, kind: reader.kind }
        if (error.trouble.key !== 'noFeed') break
        const found = await readAll(
          usualPlaces.map(place => new URL(place, address).href),
          signal,
        )
        const [first] = found
        if (first !== undefined) return { found: [first], trouble: null, kind: null }
      }
    }
    return {
      found: [],
      trouble: failed?.trouble ?? { key: 'notWeb', params: { address: trimmed.slice(0, 100) } },
      kind: failed?.kind ?? null,
    }
  }

  return {
    find,
    /** Looks at a known source. Throws ReadingFailure. */
    read: async (
      { kind, address, known }: { kind: string; address: string; known: Known },
      signal: AbortSignal,
    ): Promise<SourceReading | { kind: 'same' }> => {
      const reader = readerOf(kind)
      if (reader === undefined) throw new ReadingFailure('noFeed')
      const reading = await readAs(reader, address, known, signal)
      // What was a feed became a page.
      if (reading.kind === 'elsewhere' || reading.kind === 'notMine') throw new ReadingFailure('noFeed')
      return reading
    },
  }
}

/** Who could read it, the surest first. */
const candidatesFor = (typed: { text: string; url: URL | null }): { reader: Reader; address: string }[] =>
  readers.flatMap(reader => {
    const address = reader.recognise(typed)
    return address === null ? [] : [{ reader, address }]
  })

/** `rival.example/news` is meant as an address as well. */
function asAddress(text: string): URL | null {
  const whole = /^[a-z]+:\/\//i.test(text)
    ? text
    : /^[^\s@/]+\.[^\s@/]{2,}(\/\S*)?$/.test(text)
      ? `https://${text}`
      : null
  const address = whole === null ? null : readWebAddress(whole, 'https://invalid.invalid')
  return address === null ? null : new URL(address)
}

function describe(
  kind: string,
  address: string,
  { title, siteUrl, followers, pieces }: SourceReading,
): FoundSource {
  const dates = pieces.flatMap(piece => piece.publishedAt ?? [])
  const newestAt = dates.length === 0 ? null : Math.max(...dates)
  const newest = pieces.find(piece => piece.publishedAt === newestAt) ?? pieces[0]
  return {
    ...{ kind, address, siteUrl, followers },
    title: title || new URL(address).hostname,
    pieces: pieces.length,
    newestAt: toInstantOrNull(newestAt),
    excerpt: tidyText((newest?.title || (newest?.text ?? '')).replace(/\s+/g, ' '), 200),
  }
}
