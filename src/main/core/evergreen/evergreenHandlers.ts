import type { HandlersOf } from '#shared/contract/index.ts'
import type { EvergreenFields, EvergreenList } from '#shared/model/evergreen.ts'
import { given } from '#shared/model/patch.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { ChannelRepo } from '../channels/channelRepo.ts'
import { inTransaction } from '../CoreContext.ts'
import { toInstantOrNull } from '../db/instants.ts'
import { checkReferences, withoutGone } from '../posts/checkReferences.ts'
import { emptyFields, fieldsOf } from '../posts/postRepo.ts'
import type { ProjectRepo } from '../projects/projectRepo.ts'
import { checkRepeatable } from '../publishing/checkRepeatable.ts'
import type { DeliveryRepo } from '../publishing/deliveryRepo.ts'
import type { PutAway } from '../publishing/putAway.ts'
import type { Chooser, ChooserParts, Kept } from './chooser.ts'
import type { ListRow } from './evergreenRepo.ts'
import type { MakeRounds } from './makeRounds.ts'
import { createOutlook } from './outlook.ts'
import type { OutlookParts } from './outlook.ts'

export interface EvergreenHandlerParts extends ChooserParts, OutlookParts {
  chooser: Chooser
  makeRounds: MakeRounds
  projects: ProjectRepo
  channels: ChannelRepo
  deliveries: DeliveryRepo
  putAway: PutAway
  /** Has the lists looked at, and what is due. */
  wakeEngine(): void
}

export function evergreenHandlers(parts: EvergreenHandlerParts): HandlersOf<'evergreen'> {
  const { context, lists, posts, chooser, makeRounds, projects, deliveries, putAway } = parts
  const outlookOf = createOutlook(parts)

  /** All or nothing, then the world is told and the engine looks. */
  const change = <T>(listId: string | null, work: () => T): T => {
    const done = inTransaction(context, work)
    context.emit('evergreen.changed', { ids: listId === null ? [] : [listId] })
    context.emit('posts.changed', { ids: [] })
    context.emit('deliveries.changed', { ids: [] })
    context.emit('publishing.changed', {})
    parts.wakeEngine()
    return done
  }

  const toList = (row: ListRow): EvergreenList => {
    const kept = chooser.keptIn(row.id)
    const times = lists.timesOf(row.id)
    const there = new Set(parts.channels.list(row.projectId).map(({ id }) => id))
    const { id, projectId, name, pillarId, restDays, paused } = row
    const channelIds = row.channelIds.filter(channelId => there.has(channelId))
    return {
      ...{ id, projectId, name, pillarId, channelIds, restDays, paused },
      entries: kept.map(({ entry, post }) => ({
        postId: post.id,
        excerpt: post.text.slice(0, 160),
        thumbMediaId: post.media[0]?.mediaId ?? null,
        wordings: entry.wordings,
        lastAt: toInstantOrNull(times.get(post.id)?.lastAt ?? null),
        nextAt: toInstantOrNull(times.get(post.id)?.nextAt ?? null),
      })),
      channels: channelIds.map(channelId => outlookOf(row, kept, channelId)),
    }
  }

  const setChannels = (row: ListRow, channelIds: readonly string[], { post }: Kept) => {
    const { zone } = projects.get(row.projectId)
    const stays = (id: string) => channelIds.includes(id) || !row.channelIds.includes(id)
    const added = channelIds.filter(id => !row.channelIds.includes(id))
    putAway.setChannels(post, [...new Set([...post.channelIds.filter(stays), ...added])], zone)
  }

  const addPost = (list: ListRow, originPostId: string | null): string => {
    const origin = originPostId === null ? null : posts.get(originPostId)
    if (origin !== null && origin.projectId !== list.projectId) {
      throw new AppError('invalid_input', 'This post belongs to another project.')
    }
    if (originPostId !== null) checkRepeatable(deliveries.ofPost(originPostId))
    const { id: listId, projectId } = list
    const fields = withoutGone(context, projectId, origin === null ? emptyFields : fieldsOf(origin))
    const postId = posts.insert(projectId, {
      ...fields,
      // A campaign is over one day; what comes round is not.
      campaignId: null,
      pillarId: fields.pillarId ?? list.pillarId,
      variants: fields.variants.filter(({ channelId }) => list.channelIds.includes(channelId)),
    })
    const { zone } = projects.get(projectId)
    for (const channelId of list.channelIds) deliveries.insert({ postId, channelId, projectId, zone })
    lists.insertEntry({ postId, listId, wordings: [], originPostId })
    return postId
  }

  return {
    'evergreen.list': ({ projectId }) => lists.alive(projectId).map(toList),
    'evergreen.ofPost': ({ postId }) => {
      const round = lists.findRound(postId)
      const entry = lists.findEntry(round?.entryPostId ?? postId)
      if (entry === null) return null
      const { id: listId, name: listName, deletedAt } = lists.get(entry.listId, true)
      if (deletedAt !== null) return null
      return { listId, listName, kind: round === null ? 'entry' : 'round', entryPostId: entry.postId }
    },
    'evergreen.create': ({ projectId, fields }) => {
      projects.get(projectId)
      checkReferences(context, projectId, fields)
      const channelIds = [...new Set(fields.channelIds)]
      return { id: change(null, () => lists.insert(projectId, { ...fields, channelIds })) }
    },
    'evergreen.update': ({ id, fields }) => {
      change(id, () => {
        const before = lists.get(id)
        const patch = given<EvergreenFields>(fields)
        checkReferences(context, before.projectId, patch, before)
        if (patch.channelIds !== undefined) {
          patch.channelIds = [...new Set(patch.channelIds)]
          for (const kept of chooser.keptIn(id)) setChannels(before, patch.channelIds, kept)
        }
        lists.update(id, patch)
        if (patch.paused === true) makeRounds.clear(before)
      })
    },
    'evergreen.remove': ({ id }) => {
      change(id, () => {
        makeRounds.clear(lists.get(id))
        lists.update(id, { deletedAt: context.now() })
      })
    },
    'evergreen.restore': ({ id }) => {
      change(id, () => {
        lists.get(id, true)
        lists.update(id, { deletedAt: null })
      })
    },
    'evergreen.addPost': ({ listId, postId }) => ({
      postId: change(listId, () => addPost(lists.get(listId), postId)),
    }),
    'evergreen.setWordings': ({ postId, wordings }) => {
      change(lists.entry(postId).listId, () => {
        lists.updateEntry(postId, { wordings })
      })
    },
    'evergreen.arrange': ({ listId, postIds }) => {
      change(listId, () => {
        lists.get(listId)
        const known = lists.entries(listId).map(({ postId }) => postId)
        const first = postIds.filter(id => known.includes(id))
        for (const [position, id] of [...new Set([...first, ...known])].entries()) {
          lists.updateEntry(id, { position })
        }
      })
    },
  }
}
