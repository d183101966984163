import { z } from 'zod'
import { DesignFormat } from '../design/designFormat.ts'
import { Id, Instant, Name } from './fields.ts'

/** What is known of a design without opening it. */
export const DesignCard = z.object({
  id: Id,
  projectId: Id,
  /** The post it was made for. */
  postId: Id.nullable(),
  name: Name,
  /** One of her own templates. */
  isTemplate: z.boolean(),
  formats: z.array(DesignFormat),
  pageCount: z.number().int().positive(),
  /** How it looks, once somebody drew it. */
  thumbnailMediaId: Id.nullable(),
  /** Grows with each change; who changes it says which one she saw. */
  revision: z.number().int().nonnegative(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type DesignCard = z.output<typeof DesignCard>

export const DesignFields = DesignCard.pick({
  name: true,
  postId: true,
  isTemplate: true,
  thumbnailMediaId: true,
})
export type DesignFields = z.output<typeof DesignFields>

/** A page of a design in one of its formats, as a picture. */
export const DesignPicture = z.object({
  pageId: Id,
  formatId: Id,
  mediaId: Id,
  /** Suggested from its words; what she wrote instead is kept. */
  alt: z.string().max(4000),
})
export type DesignPicture = z.output<typeof DesignPicture>

/** The pictures of a design that its post has, in the order of the pages, and the revision they show. */
export const PlacedPictures = z.object({
  revision: z.number().int().nonnegative(),
  pictures: z.array(DesignPicture).max(480),
})
export type PlacedPictures = z.output<typeof PlacedPictures>

/** A design that was removed, and what its post had of it (null: nothing was taken out). */
export const RemovedDesign = z.object({ id: Id, placed: PlacedPictures.nullable() })
export type RemovedDesign = z.output<typeof RemovedDesign>

/** How a design was at a time. Those without a name were kept by themselves, and are forgotten after a while. */
export const DesignVersion = z.object({
  id: Id,
  designId: Id,
  name: Name.nullable(),
  savedAt: Instant,
})
export type DesignVersion = z.output<typeof DesignVersion>
