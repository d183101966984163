import { z } from 'zod'
import { Colour, Id, Name } from './fields.ts'

/** A kind of content of a project: teach, sell, entertain. */
export const Pillar = z.object({ id: Id, projectId: Id, name: Name, colour: Colour })
export type Pillar = z.output<typeof Pillar>

export const PillarFields = Pillar.pick({ name: true, colour: true })
export type PillarFields = z.output<typeof PillarFields>
