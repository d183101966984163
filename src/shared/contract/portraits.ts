import { z } from 'zod'
import { Id } from '../model/fields.ts'
import { Portrait, PortraitFields } from '../model/portrait.ts'
import { command, query } from './method.ts'

export const portraitsMethods = {
  /** In the order in which they were made; those of all projects one project after another. */
  'portraits.list': query(z.object({ projectId: Id.nullable() }), z.array(Portrait)),
  /** Fails with `invalid_input` when the ages are turned around, with `not_found` when the picture is not stored. */
  'portraits.create': command(z.object({ projectId: Id, fields: PortraitFields }), Portrait),
  'portraits.update': command(z.object({ id: Id, fields: PortraitFields.partial() }), Portrait),
  /** Posts and campaigns keep it in mind, and have it again once it is restored. */
  'portraits.remove': command(z.object({ id: Id }), z.void()),
  'portraits.restore': command(z.object({ id: Id }), Portrait),
}
