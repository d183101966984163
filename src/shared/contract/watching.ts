import { z } from 'zod'
import { Id, Name, WebUrl } from '../model/fields.ts'
import { FoundSource, Piece, Source, SourceKind, SourceKindFacts, SourceTrouble } from '../model/source.ts'
import { command, query } from './method.ts'

const Ids = z.array(Id).min(1).max(500)

export const watchingMethods = {
  'watching.get': query(
    z.object({}),
    z.object({
      /** Nothing is looked at by itself. Pausing publishing does not pause watching, which publishes nothing. */
      paused: z.boolean(),
      kinds: z.array(SourceKindFacts),
    }),
  ),
  'watching.setPaused': command(z.object({ paused: z.boolean() }), z.void()),
  /** Null forgets it. It is kept sealed and never told again. */
  'watching.setToken': command(
    z.object({ kind: SourceKind, token: z.string().trim().min(1).max(2000).nullable() }),
    z.void(),
  ),

  /** Looks at what stands behind an address or a name as it was typed, and stores nothing. */
  'sources.find': query(
    z.object({ text: z.string().trim().min(1).max(4000) }),
    z.object({
      found: z.array(FoundSource),
      /** Why nothing was found. */
      trouble: SourceTrouble.nullable(),
      /** The kind that it would be. */
      kind: SourceKind.nullable(),
    }),
  ),
  'sources.list': query(z.object({ projectId: Id.nullable(), competitorId: Id.nullable() }), z.array(Source)),
  /** Looked at at once. One that was removed before comes back with all that is known of it. */
  'sources.add': command(
    z.object({ competitorId: Id, kind: SourceKind, address: WebUrl, title: Name }),
    Source,
  ),
  'sources.update': command(
    z.object({ id: Id, fields: z.object({ title: Name, paused: z.boolean() }).partial() }),
    Source,
  ),
  /** What was kept of it stays; what waits in the inbox comes back when it is restored. */
  'sources.remove': command(z.object({ id: Id }), z.void()),
  'sources.restore': command(z.object({ id: Id }), Source),
  /** Looks now; one that was looked at within the last minute, or that asked to be left alone, is not. */
  'sources.look': command(z.object({ ids: Ids }), z.void()),

  /** What waits to be kept or dropped, newest first. `before` is the last id of the page before. */
  'pieces.list': query(
    z.object({
      projectId: Id.nullable(),
      competitorId: Id.nullable(),
      before: Id.nullable(),
      limit: z.number().int().min(1).max(200),
    }),
    z.object({ pieces: z.array(Piece), more: z.boolean(), waiting: z.number().int() }),
  ),
  /** Into the journal, whole; its pictures follow. Answers the observations in the order of the ids. */
  'pieces.keep': command(z.object({ ids: Ids }), z.object({ observationIds: z.array(Id) })),
  /** It does not come again. */
  'pieces.drop': command(z.object({ ids: Ids }), z.void()),
  /** Back into the inbox: undoes both. */
  'pieces.bringBack': command(z.object({ ids: Ids }), z.void()),
}
