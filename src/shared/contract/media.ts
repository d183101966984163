import { z } from 'zod'
import { Id } from '../model/fields.ts'
import { Media } from '../model/media.ts'
import { query } from './method.ts'

/** Bytes never go through the contract: `POST /upload?name=...` stores a file and answers with its Media. */
export const mediaMethods = {
  'media.get': query(z.object({ ids: z.array(Id).max(500) }), z.array(Media)),
}
