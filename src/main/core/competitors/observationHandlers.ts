import type { Handlers, HandlersOf } from '#shared/contract/index.ts'
import type { Observation, ObservationFields } from '#shared/model/observation.ts'
import { given } from '#shared/model/patch.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { inTransaction } from '../CoreContext.ts'
import type { PostRepo } from '../posts/postRepo.ts'
import { emptyFields as emptyPost } from '../posts/postRepo.ts'
import type { DeliveryRepo } from '../publishing/deliveryRepo.ts'
import type { PutAway } from '../publishing/putAway.ts'
import type { JournalParts } from './JournalParts.ts'
import { createFindObservations } from './findObservations.ts'
import { createSearchAhead } from './createSearchAhead.ts'
import { completeFields } from './keepObservation.ts'

export interface ObservationHandlerParts extends JournalParts {
  posts: PostRepo
  deliveries: DeliveryRepo
  putAway: PutAway
}

export function observationHandlers(parts: ObservationHandlerParts): HandlersOf<'observations'> {
  const { context, projects, observations } = parts
  const { sqlite } = context.db
  const find = createFindObservations(context)
  const searchAhead = createSearchAhead(context, find)
  const tags = sqlite.prepare<{ projectId: string | null }, { tag: string; count: number }>(
    `SELECT t.tag, count(*) AS count FROM observation_tags t JOIN observations o ON o.id = t.observationId
     JOIN projects p ON p.id = o.projectId AND p.deletedAt IS NULL
     WHERE o.deletedAt IS NULL AND (:projectId IS NULL OR o.projectId = :projectId)
     GROUP BY t.tag ORDER BY count DESC, t.tag LIMIT 500`,
  )
  const ofPost = sqlite
    .prepare<[string], string>(
      `SELECT o.id FROM observations o JOIN projects p ON p.id = o.projectId
       WHERE o.ideaPostId = ? AND o.deletedAt IS NULL AND p.deletedAt IS NULL`,
    )
    .pluck()
  const tell = (ids: readonly string[]) => {
    context.emit('observations.changed', { ids: [...ids] })
  }
  const checkReferences = referenceCheck(parts)

  return {
    'observations.list': wish => {
      searchAhead(wish)
      return find.page(wish)
    },
    'observations.get': ({ id }) => observations.get(id),
    'observations.tags': ({ projectId }) => tags.all({ projectId }),
    'observations.ofPost': ({ postId }) => {
      const id = ofPost.get(postId)
      return id === undefined ? null : (find.cards([id])[0] ?? null)
    },
    'observations.create': ({ projectId, fields }) => {
      projects.get(projectId)
      const complete = completeFields(context, given<ObservationFields>(fields))
      const id = inTransaction(context, () => {
        checkReferences(projectId, complete)
        return observations.insert(projectId, complete)
      })
      tell([id])
      return observations.get(id)
    },
    'observations.update': ({ id, fields }) => {
      inTransaction(context, () => {
        const before = observations.get(id)
        const patch = withoutOthers(before, given<ObservationFields>(fields))
        checkReferences(before.projectId, patch, before)
        observations.update(id, patch)
      })
      tell([id])
      return observations.get(id)
    },
    'observations.assign': ({ items }) => {
      inTransaction(context, () => {
        for (const { id, theirCampaignId } of items) {
          const before = observations.get(id)
          checkReferences(before.projectId, { theirCampaignId }, before)
          observations.update(id, { theirCampaignId })
        }
      })
      tell(items.map(({ id }) => id))
    },
    'observations.remove': ({ ids }) => {
      inTransaction(context, () => {
        observations.setDeleted(ids, context.now())
      })
      tell(ids)
    },
    'observations.restore': ({ ids }) => {
      inTransaction(context, () => {
        observations.restore(ids)
      })
      tell(ids)
    },
    ...ideaHandlers(parts, tell),
  }
}

function ideaHandlers(
  { context, observations, posts, deliveries, putAway }: ObservationHandlerParts,
  tell: (ids: readonly string[]) => void,
): Pick<Handlers, 'observations.makeIdea' | 'observations.dropIdea'> {
  const changed = (id: string, postId: string) => {
    tell([id])
    context.emit('posts.changed', { ids: [postId] })
  }
  return {
    'observations.makeIdea': ({ id }) => {
      const { ideaPostId, projectId, ...observation } = observations.get(id)
      if (ideaPostId !== null) return { postId: ideaPostId }
      const postId = inTransaction(context, () => {
        const { kind, whatWeTake, text } = observation
        const made = posts.insert(projectId, {
          ...emptyPost,
          kind: kind === 'advertisement' || kind === 'contest' ? kind : 'original',
          text: whatWeTake.trim() === '' ? text : whatWeTake,
        })
        observations.setIdea(id, made)
        return made
      })
      changed(id, postId)
      return { postId }
    },
    'observations.dropIdea': ({ id }) => {
      const { ideaPostId } = observations.get(id)
      if (ideaPostId === null) return
      inTransaction(context, () => {
        if (deliveries.ofPost(ideaPostId).some(({ state }) => state !== 'draft' && state !== 'cancelled')) {
          throw new AppError('conflict', 'The post is planned by now. Remove the post itself.')
        }
        const at = context.now()
        putAway.deliveriesOf({ postId: ideaPostId }, at)
        posts.setDeleted(ideaPostId, at)
      })
      changed(id, ideaPostId)
    },
  }
}

/** An observation that goes to another competitor leaves channel and campaign of the one before. */
function withoutOthers(before: Observation, patch: Partial<ObservationFields>): Partial<ObservationFields> {
  const { competitorId } = patch
  if (competitorId === undefined || competitorId === before.competitorId) return patch
  return { competitorChannelId: null, theirCampaignId: null, ...patch }
}

type References = Pick<
  ObservationFields,
  'competitorId' | 'competitorChannelId' | 'theirCampaignId' | 'mediaIds'
>

/**
 * What an observation newly points at must be there and fit together; what it pointed at before may have been put away
 * meanwhile. Throws AppError `not_found` or `invalid_input`.
 */
function referenceCheck({ competitors, theirCampaigns, media }: JournalParts) {
  return (projectId: string, patch: Partial<References>, before: Partial<References> = {}) => {
    const isNew = (name: Exclude<keyof References, 'mediaIds'>): string | null =>
      patch[name] === before[name] ? null : (patch[name] ?? null)
    const { competitorId = null } = { ...before, ...patch }
    const misfit = () => new AppError('invalid_input', 'This belongs to another competitor.')
    const newCompetitor = isNew('competitorId')
    if (newCompetitor !== null && competitors.get(newCompetitor).projectId !== projectId) {
      throw new AppError('invalid_input', 'This competitor belongs to another project.')
    }
    const channel = isNew('competitorChannelId')
    if (channel !== null && competitors.channel(channel).competitorId !== competitorId) throw misfit()
    const campaign = isNew('theirCampaignId')
    if (campaign !== null && theirCampaigns.get(campaign).competitorId !== competitorId) throw misfit()
    const newMedia = (patch.mediaIds ?? []).filter(id => !(before.mediaIds ?? []).includes(id))
    if (media.get(newMedia).length < newMedia.length) {
      throw new AppError('not_found', 'A picture is not there any more.')
    }
  }
}
