import { z } from 'zod'
import { Colour, Id, Name } from './fields.ts'

/** A kind of content of a project: teach, sell, entertain. */
export const Pillar = z.object({
  id: Id,
  projectId: Id,
  name: Name,
  colour: Colour,
  /** Its share of the plan, percent; null: none was set. Those of a project need not add up to 100. */
  targetShare: z.number().int().min(0).max(100).nullable(),
})
export type Pillar = z.output<typeof Pillar>

export const PillarFields = Pillar.pick({ name: true, colour: true }).extend({
  targetShare: Pillar.shape.targetShare.optional(),
})
export type PillarFields = z.output<typeof PillarFields>
