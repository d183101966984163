import { z } from 'zod'
import { Id } from '../model/fields.ts'
import { Media } from '../model/media.ts'
import { command, query } from './method.ts'

/** Bytes never go through the contract: `POST /upload?name=...` stores a file and answers with its Media. */
export const mediaMethods = {
  'media.get': query(z.object({ ids: z.array(Id).max(500) }), z.array(Media)),
  /**
   * Pictures of a project, newest first: those in its posts, designs and brand kit, and those that were brought for it. `text`: only
   * those whose file name has it.
   */
  'media.ofProject': query(
    z.object({ projectId: Id, text: z.string().max(200), limit: z.number().int().min(1).max(1000) }),
    z.array(Media),
  ),
  /** Keeps what was stored among the pictures of a project, also while it is used nowhere. */
  'media.bring': command(z.object({ projectId: Id, mediaIds: z.array(Id).min(1).max(200) }), z.void()),
  /** Undoes bringing them; what is used stays among the pictures of the project. */
  'media.putBack': command(z.object({ projectId: Id, mediaIds: z.array(Id).min(1).max(200) }), z.void()),
}
