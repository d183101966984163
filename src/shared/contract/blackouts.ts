import { z } from 'zod'
import { Id } from '../model/fields.ts'
import { Blackout, BlackoutFields } from '../model/rules.ts'
import { command, query } from './method.ts'

export const blackoutsMethods = {
  /** Those of one project and those for all of them; without a project every one. Earliest first. */
  'blackouts.list': query(z.object({ projectId: Id.nullable() }), z.array(Blackout)),
  'blackouts.create': command(BlackoutFields, Blackout),
  'blackouts.update': command(z.object({ id: Id, fields: BlackoutFields.partial() }), Blackout),
  'blackouts.remove': command(z.object({ id: Id }), z.void()),
  'blackouts.restore': command(z.object({ id: Id }), Blackout),
}
