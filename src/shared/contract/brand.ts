import { z } from 'zod'
import { Brand, BrandFields, BrandFont } from '../model/brand.ts'
import { Id } from '../model/fields.ts'
import { command, query } from './method.ts'

export const brandMethods = {
  'brand.get': query(z.object({ projectId: Id }), Brand),
  /** Undone by giving what was chosen before, or null for what was not. */
  'brand.update': command(z.object({ projectId: Id, fields: BrandFields.partial() }), Brand),
  /** Her own font files, by family. Bytes never go through the contract: `POST /fonts?projectId=&name=` stores one. */
  'brand.fonts': query(z.object({ projectId: Id }), z.array(BrandFont)),
  /** Takes it from the pickers; what is written in it stays so. */
  'brand.removeFont': command(z.object({ id: Id }), z.void()),
  'brand.restoreFont': command(z.object({ id: Id }), BrandFont),
}
