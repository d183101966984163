import type { PostFields } from '#shared/model/post.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CoreContext } from '../CoreContext.ts'

/**
 * Everything a post points at must be there, and belong to its project. Throws AppError `not_found` that names what is
 * missing, so that a broken reference never reaches the database.
 */
export function checkReferences(context: CoreContext, projectId: string, fields: Partial<PostFields>): void {
  const { sqlite } = context.db
  const check = (table: string, ids: readonly string[], inProject: boolean) => {
    const find = sqlite.prepare(
      `SELECT 1 FROM ${table} WHERE id = :id ${inProject ? 'AND projectId = :projectId AND deletedAt IS NULL' : ''}`,
    )
    for (const id of new Set(ids)) {
      if (find.get(inProject ? { id, projectId } : { id }) === undefined) {
        throw new AppError('not_found', 'Something this post points at is not there any more.', { table, id })
      }
    }
  }
  check('campaigns', fields.campaignId == null ? [] : [fields.campaignId], true)
  check('labels', fields.labelIds ?? [], true)
  check('channels', fields.channelIds ?? [], true)
  const variants = fields.variants ?? []
  if (new Set(variants.map(v => v.channelId)).size < variants.length) {
    throw new AppError('invalid_input', 'A channel has two variants.')
  }
  check(
    'channels',
    variants.map(v => v.channelId),
    true,
  )
  check(
    'media',
    [...(fields.media ?? []), ...variants.flatMap(v => v.media ?? [])].map(m => m.mediaId),
    false,
  )
}
