import { z } from 'zod'
import { Colour, Id, Instant, Name, Zone } from './fields.ts'
import { ProjectRules } from './rules.ts'

/** One client or brand that is worked for. */
export const Project = z.object({
  id: Id,
  name: Name,
  colour: Colour,
  logoMediaId: Id.nullable(),
  zone: Zone,
  /** What a post says that is over and cannot be removed; empty: the words of the interface. */
  endedText: z.string().max(2000),
  createdAt: Instant,
  updatedAt: Instant,
  ...ProjectRules.shape,
})
export type Project = z.output<typeof Project>

export const ProjectFields = Project.pick({
  name: true,
  colour: true,
  logoMediaId: true,
  zone: true,
}).extend({ endedText: Project.shape.endedText.optional() })
export type ProjectFields = z.output<typeof ProjectFields>
