import { z } from 'zod'
import { Id, Instant, Name, WebUrl } from './fields.ts'

/**
 * Why a source could not be read. `key` names a sentence of the interface's language files (`watching.trouble.<key>`);
 * `params` fill it.
 */
export const SourceTrouble = z.object({
  key: z.enum([
    'nameUnknown',
    'unreachable',
    'certificate',
    'noAnswer',
    'tooSlow',
    'tooBig',
    'unpacksTooBig',
    'packing',
    'brokenAnswer',
    'ownNetwork',
    'notWeb',
    'redirects',
    'robots',
    'gone',
    'notFound',
    'notAllowed',
    'busy',
    'serverTrouble',
    'status',
    'noFeed',
    'brokenFeed',
    'entities',
    'tooDeep',
    'notPublic',
    'needsToken',
    'tokenRefused',
    'refused',
    'internal',
  ]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type SourceTrouble = z.output<typeof SourceTrouble>
export type TroubleKey = SourceTrouble['key']

/** The kind of a source: the name of its reader in the core (`feed`, `telegram` ...). */
export const SourceKind = z.string().regex(/^[a-z]{1,20}$/)

/** What one can know about the kinds of sources without reading one. */
export const SourceKindFacts = z.object({
  kind: SourceKind,
  /** Its network lets nobody read without a token of one's own. */
  needsToken: z.boolean(),
  hasToken: z.boolean(),
})
export type SourceKindFacts = z.output<typeof SourceKindFacts>

/** A public place of a competitor that is looked at for new pieces. */
export const Source = z.object({
  id: Id,
  projectId: Id,
  competitorId: Id,
  kind: SourceKind,
  /** Where it is read. */
  address: WebUrl,
  /** What it calls itself, or what she calls it. */
  title: Name,
  /** Where a person reads it. */
  siteUrl: WebUrl.nullable(),
  paused: z.boolean(),
  /** When it was last asked, and when it last answered as it should. */
  lookedAt: Instant.nullable(),
  readAt: Instant.nullable(),
  /** How many pieces were new at the last good look. */
  lastNew: z.number().int().nonnegative(),
  /** The date of its newest piece. */
  newestAt: Instant.nullable(),
  /** Why the last look failed. */
  trouble: SourceTrouble.nullable(),
  /** It said that it is gone for good, and is not looked at any more. */
  ended: z.boolean(),
  /** Null: not by itself (paused, gone). */
  nextLookAt: Instant.nullable(),
  /** It is being looked at right now. */
  looking: z.boolean(),
  /** How many of its pieces wait in the inbox. */
  waiting: z.number().int().nonnegative(),
})
export type Source = z.output<typeof Source>

/** What stands behind an address, found by looking. */
export const FoundSource = z.object({
  kind: SourceKind,
  address: WebUrl,
  title: Name,
  siteUrl: WebUrl.nullable(),
  pieces: z.number().int().nonnegative(),
  newestAt: Instant.nullable(),
  /** The beginning of its newest piece, to know it again. */
  excerpt: z.string().max(300),
  /** How many follow it, where it says so. */
  followers: z.number().int().nonnegative().nullable(),
})
export type FoundSource = z.output<typeof FoundSource>

export const pieceFormats = ['text', 'image', 'carousel', 'video', 'link'] as const
export type PieceFormat = (typeof pieceFormats)[number]

/** What was counted when a piece was last seen at its source; null: it does not say. */
export const PieceNumbers = z.object({
  likes: z.number().int().nonnegative().nullable(),
  comments: z.number().int().nonnegative().nullable(),
  shares: z.number().int().nonnegative().nullable(),
  views: z.number().int().nonnegative().nullable(),
  followers: z.number().int().nonnegative().nullable(),
})
export type PieceNumbers = z.output<typeof PieceNumbers>

export const pieceStates = ['new', 'kept', 'dropped'] as const

/** Something a source published, as plain text. */
export const Piece = z.object({
  id: Id,
  sourceId: Id,
  competitorId: Id,
  projectId: Id,
  state: z.enum(pieceStates),
  url: WebUrl.nullable(),
  title: z.string(),
  text: z.string(),
  format: z.enum(pieceFormats),
  publishedAt: Instant.nullable(),
  foundAt: Instant,
  /** How many pictures it has at its source. */
  pictures: z.number().int().nonnegative(),
  numbers: PieceNumbers,
})
export type Piece = z.output<typeof Piece>
