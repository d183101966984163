import { z } from 'zod'
import { EvergreenFields, EvergreenList, Wordings } from '../model/evergreen.ts'
import { Id } from '../model/fields.ts'
import { command, query } from './method.ts'

/** What a post is to an evergreen list: kept in it, or one of its rounds. */
export const EvergreenPlace = z.object({
  listId: Id,
  listName: z.string(),
  kind: z.enum(['entry', 'round']),
  /** The post in the list. */
  entryPostId: Id,
})
export type EvergreenPlace = z.output<typeof EvergreenPlace>

export const evergreenMethods = {
  'evergreen.list': query(z.object({ projectId: Id.nullable() }), z.array(EvergreenList)),
  /** The list of a post, or null. */
  'evergreen.ofPost': query(z.object({ postId: Id }), EvergreenPlace.nullable()),
  'evergreen.create': command(z.object({ projectId: Id, fields: EvergreenFields }), z.object({ id: Id })),
  /** What is not given stays. A channel that is added or taken away is so for every post of the list. */
  'evergreen.update': command(z.object({ id: Id, fields: EvergreenFields.partial() }), z.void()),
  /** Puts the list away; what it has planned and nobody changed does not go out. Undone by restore. */
  'evergreen.remove': command(z.object({ id: Id }), z.void()),
  'evergreen.restore': command(z.object({ id: Id }), z.void()),
  /**
   * Keeps a copy of a post in the list, or (null) an empty one; answers it. Undone by removing that post. Fails with `conflict` when the
   * post shows another one (a quote, a native repost).
   */
  'evergreen.addPost': command(z.object({ listId: Id, postId: Id.nullable() }), z.object({ postId: Id })),
  'evergreen.setWordings': command(z.object({ postId: Id, wordings: Wordings }), z.void()),
  /** Puts these first, in this order; undone by arranging as it was. */
  'evergreen.arrange': command(z.object({ listId: Id, postIds: z.array(Id).min(1).max(1000) }), z.void()),
}
