import type { PieceFormat, PieceNumbers } from '#shared/model/source.ts'
import type { FoundPicture } from '../markup/createTextBuilder.ts'
import type { WebAnswer } from '../web/createWeb.ts'

/**
 * One kind of source: one file and one line in the registry. A reader never waits, loops over retries, or touches the
 * database; what it reads it reads through `io`. It throws ReadingFailure.
 */
export interface Reader {
  readonly kind: string
  /**
   * `ask`: robots.txt is asked before a page is read. `offered`: what is read is made for programs that a person lets
   * follow somebody (a network's public interface), of which robots.txt does not speak.
   */
  readonly robots: 'ask' | 'offered'
  /** Its network lets nobody read without a token of one's own, which `io.token` then is. */
  readonly needsToken: boolean
  /** The address it would read, if what was typed can be of its kind, else null. Asks nobody. */
  recognise(typed: Typed): string | null
  read(io: ReaderIo, address: string, known: Known): Promise<Reading>
}

export interface Typed {
  text: string
  /** The text as an address of the web, or null. */
  url: URL | null
}

export interface ReaderIo {
  /** One bounded GET. Resolves with any status below 400 and with 304; see `known`. */
  get(address: string, options?: GetOptions): Promise<WebAnswer>
  /** One bounded POST of a form. */
  post(address: string, form: Record<string, string>): Promise<WebAnswer>
  /** Her token for this kind, or null. */
  token: string | null
  /** Epoch ms. */
  now: number
}

export interface GetOptions {
  accept?: string
  /** Asks only for what is newer than what is known: then the answer may be 304. */
  known?: Known
  /** Also resolves with these statuses. */
  allow?: readonly number[]
}

/** What the source said about its last answer, to be asked whether it is still the same. */
export interface Known {
  etag?: string
  lastModified?: string
}

export type Reading =
  /** Still what it was. */
  | { kind: 'same' }
  /** It is of no use to this reader; another one may know better. */
  | { kind: 'notMine' }
  /** What is to be read stands elsewhere, in the order of preference. */
  | { kind: 'elsewhere'; addresses: string[] }
  | SourceReading

export interface SourceReading {
  kind: 'read'
  title: string
  siteUrl: string | null
  followers: number | null
  /** Newest first, or in the order of the source. */
  pieces: FoundPiece[]
  known: Known
}

export interface FoundPiece {
  /** What it is called at its source; the same piece has the same one for ever. */
  key: string
  url: string | null
  title: string
  text: string
  format: PieceFormat
  /** Epoch ms. */
  publishedAt: number | null
  pictures: FoundPicture[]
  numbers: PieceNumbers
}

export const noNumbers: PieceNumbers = {
  likes: null,
  comments: null,
  shares: null,
  views: null,
  followers: null,
}

/** What comes from one reading; a source with more shows the rest another time or never. */
export const maxPieces = 100

/** What kind of post it looks like from what it has. */
export function formatOf({
  pictures,
  hasVideo,
  text,
}: {
  pictures: number
  hasVideo: boolean
  text: string
}): PieceFormat {
  if (hasVideo) return 'video'
  if (pictures > 1) return 'carousel'
  if (pictures === 1) return 'image'
  return /^https?:\/\/\S+$/.test(text.trim()) ? 'link' : 'text'
}
