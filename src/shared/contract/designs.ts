import { z } from 'zod'
import { Design } from '../design/design.ts'
import { HistoryDelta } from '../design/history/historyDelta.ts'
import { keptSteps, Step } from '../design/history/history.ts'
import {
  DesignCard,
  DesignFields,
  DesignVersion,
  PlacedPictures,
  RemovedDesign,
} from '../model/designCard.ts'
import { Id, Name } from '../model/fields.ts'
import { command, query } from './method.ts'

const one = z.object({ id: Id })
const Repairs = z.object({
  mendedLayers: z.number().int(),
  lostLayers: z.number().int(),
  mendedOther: z.boolean(),
})

export const OpenedDesign = z.object({
  card: DesignCard,
  design: Design,
  history: z.object({ steps: z.array(Step).max(keptSteps), at: z.number().int() }),
  /** What had to be mended to read it, or null. How it was stored is kept as a version once it is changed. */
  repairs: Repairs.nullable(),
})
export type OpenedDesign = z.output<typeof OpenedDesign>

/** The post a design was made for, and what it gets of it. */
export const PostOfDesign = z.object({
  postId: Id,
  /** Its channels, and the format that suits each best of those the design has. */
  places: z.array(
    z.object({
      channelId: Id,
      formatId: Id,
      /** It has the post already, or is getting it right now: it keeps the pictures it has. */
      isOut: z.boolean(),
    }),
  ),
  /** What stands in it, or null; it is up to date when it shows the revision of the design. */
  placed: PlacedPictures.nullable(),
  revision: z.number().int().nonnegative(),
})
export type PostOfDesign = z.output<typeof PostOfDesign>

export const designsMethods = {
  /** Last changed first. `text`: only those whose name or words have it. */
  'designs.list': query(
    z.object({
      projectId: Id.nullable(),
      templates: z.boolean(),
      text: z.string().max(200),
      limit: z.number().int().min(1).max(500),
    }),
    z.array(DesignCard),
  ),
  'designs.get': query(one, OpenedDesign),
  /** The design that was made for a post, or null. */
  'designs.ofPost': query(z.object({ postId: Id }), DesignCard.nullable()),
  /** Null: it was made for no post, or that is not there any more. */
  'designs.postOf': query(one, PostOfDesign.nullable()),
  /**
   * Pictures of a design take their place in its post at once, for every channel in the size it wants: where the ones before stood, else at the end.
   * Without `again`, where she has taken them out they stay out. What a channel has already is not changed; fails with `conflict` when that is
   * all of them. Answers what the post had before (null: nothing): the same with that undoes it.
   */
  'designs.putIntoPost': command(
    z.object({ id: Id, placed: PlacedPictures.nullable(), again: z.boolean() }),
    z.object({ before: PlacedPictures.nullable() }),
  ),
  /** Where a picture of hers is used. */
  'designs.usingMedia': query(z.object({ mediaId: Id }), z.array(DesignCard)),
  'designs.create': command(
    z.object({
      projectId: Id,
      fields: DesignFields.partial().extend({ name: Name }),
      design: Design,
    }),
    DesignCard,
  ),
  'designs.update': command(z.object({ id: Id, fields: DesignFields.partial() }), DesignCard),
  /**
   * Autosave. `revision` is the one she changed; fails with `conflict` when another window saved meanwhile, so that an older
   * one overwrites nothing. Answers the new revision.
   */
  'designs.save': command(
    z.object({ id: Id, revision: z.number().int().min(0), design: Design, history: HistoryDelta }),
    z.object({ revision: z.number().int() }),
  ),
  /** A copy with a history of its own, not made for a post. */
  'designs.duplicate': command(one, DesignCard),
  'designs.remove': command(one, z.void()),
  'designs.restore': command(one, DesignCard),
  /**
   * Many at once, as far as they are there; with `fromPosts` also out of those posts that are not out yet. Answers which went, and what their
   * posts had of them: `restoreMany` with that undoes it.
   */
  'designs.removeMany': command(
    z.object({ ids: z.array(Id).max(500), fromPosts: z.boolean() }),
    z.array(RemovedDesign),
  ),
  'designs.restoreMany': command(z.object({ designs: z.array(RemovedDesign).max(500) }), z.void()),
  /** Newest first. */
  'designs.versions': query(one, z.array(DesignVersion)),
  'designs.version': query(z.object({ versionId: Id }), z.object({ design: Design })),
  /** Keeps how it is now under a name. */
  'designs.keepVersion': command(z.object({ id: Id, name: Name }), DesignVersion),
  /** Without a name it is forgotten like those that were kept by themselves: undoes keeping it. */
  'designs.nameVersion': command(z.object({ versionId: Id, name: Name.nullable() }), DesignVersion),
}
