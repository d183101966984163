import { z } from 'zod'
import { Colour, Id, Name } from './fields.ts'

/** A word of her own on posts, per project. */
export const Label = z.object({ id: Id, projectId: Id, name: Name, colour: Colour })
export type Label = z.output<typeof Label>
