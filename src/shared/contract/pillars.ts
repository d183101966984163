import { z } from 'zod'
import { Id } from '../model/fields.ts'
import { Pillar, PillarFields } from '../model/pillar.ts'
import { command, query } from './method.ts'

export const pillarsMethods = {
  /** In her order; those of all projects one project after another. */
  'pillars.list': query(z.object({ projectId: Id.nullable() }), z.array(Pillar)),
  /** The new one stands last. */
  'pillars.create': command(z.object({ projectId: Id, fields: PillarFields }), Pillar),
  'pillars.update': command(z.object({ id: Id, fields: PillarFields.partial() }), Pillar),
  /** Puts these first, in this order; undone by arranging as it was. */
  'pillars.arrange': command(z.object({ ids: z.array(Id).min(1).max(200) }), z.void()),
  /** Posts and slots keep it in mind, and have it again once it is restored. */
  'pillars.remove': command(z.object({ id: Id }), z.void()),
  'pillars.restore': command(z.object({ id: Id }), Pillar),
}
