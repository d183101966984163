import type { PostFields } from '#shared/model/post.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CoreContext } from '../CoreContext.ts'

type References = Partial<
  Pick<
    PostFields,
    'campaignId' | 'pillarId' | 'portraitIds' | 'labelIds' | 'channelIds' | 'variants' | 'media' | 'parts'
  >
>

/**
 * Everything a post (or a campaign) newly points at must be there, and belong to its project. What it pointed at `before` may have been put
 * away meanwhile: that is no reason to refuse what she types. Throws AppError `not_found` that names what is missing, so that
 * a broken reference never reaches the database.
 */
export function checkReferences(
  context: CoreContext,
  projectId: string,
  fields: References,
  before: References = {},
): void {
  const { sqlite } = context.db
  const isThere = finder(context, projectId)
  const check = (table: Table, ids: readonly string[], known: readonly string[]) => {
    for (const id of new Set(ids)) {
      if (!known.includes(id) && !isThere(table, id)) throw missing(table, id)
    }
  }
  check('campaigns', listOf(fields.campaignId), listOf(before.campaignId))
  check('pillars', listOf(fields.pillarId), listOf(before.pillarId))
  check('portraits', fields.portraitIds ?? [], before.portraitIds ?? [])
  check('labels', fields.labelIds ?? [], before.labelIds ?? [])
  const knownChannels = [...(before.channelIds ?? []), ...(before.variants ?? []).map(v => v.channelId)]
  check('channels', fields.channelIds ?? [], knownChannels)
  const variants = fields.variants ?? []
  if (new Set(variants.map(v => v.channelId)).size < variants.length) {
    throw new AppError('invalid_input', 'A channel has two variants.')
  }
  check(
    'channels',
    variants.map(v => v.channelId),
    knownChannels,
  )
  const findMedia = sqlite.prepare('SELECT 1 FROM media WHERE id = ?')
  const all = [fields, ...variants].flatMap(({ media, parts }) => [
    ...(media ?? []),
    ...(parts ?? []).flatMap(part => part.media),
  ])
  for (const { mediaId } of all) {
    if (findMedia.get(mediaId) === undefined) throw missing('media', mediaId)
  }
}

/** The same content without what was put away meanwhile, for a copy of the post. */
export function withoutGone(context: CoreContext, projectId: string, fields: PostFields): PostFields {
  const isThere = finder(context, projectId)
  const oneOf = (table: Table, id: string | null) => (id !== null && isThere(table, id) ? id : null)
  return {
    ...fields,
    campaignId: oneOf('campaigns', fields.campaignId),
    pillarId: oneOf('pillars', fields.pillarId),
    portraitIds: fields.portraitIds.filter(id => isThere('portraits', id)),
    labelIds: fields.labelIds.filter(id => isThere('labels', id)),
    channelIds: fields.channelIds.filter(id => isThere('channels', id)),
    variants: fields.variants.filter(({ channelId }) => isThere('channels', channelId)),
  }
}

type Table = 'campaigns' | 'pillars' | 'portraits' | 'labels' | 'channels'

function finder({ db }: CoreContext, projectId: string): (table: Table, id: string) => boolean {
  return (table, id) =>
    db.sqlite
      .prepare(`SELECT 1 FROM ${table} WHERE id = ? AND projectId = ? AND deletedAt IS NULL`)
      .get(id, projectId) !== undefined
}

const listOf = (id: string | null | undefined): string[] => (id == null ? [] : [id])

const missing = (table: string, id: string): AppError =>
  new AppError('not_found', 'Something this points at is not there any more.', { table, id })
