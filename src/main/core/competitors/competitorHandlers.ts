import type { HandlersOf } from '#shared/contract/index.ts'
import type { CompetitorFields } from '#shared/model/competitor.ts'
import { given } from '#shared/model/patch.ts'
import type { TheirCampaignFields } from '#shared/model/theirCampaign.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { inTransaction } from '../CoreContext.ts'
import { createCompare } from './compare.ts'
import type { JournalParts } from './JournalParts.ts'

const emptyFields: Omit<CompetitorFields, 'name'> = {
  logoMediaId: null,
  positioning: '',
  strengths: '',
  weaknesses: '',
  priceLevel: null,
  notes: '',
  website: null,
}

interface CompetitorHandlerParts extends JournalParts {
  /** What belongs to a competitor that is back may be due. */
  wakeWatching: () => void
}

export function competitorHandlers(
  parts: CompetitorHandlerParts,
): HandlersOf<'competitors' | 'competitorChannels'> {
  const { context, projects, media, competitors, theirCampaigns, observations } = parts
  const tell = (ids: readonly string[]) => {
    context.emit('competitors.changed', { ids: [...ids] })
  }
  const checkLogo = (logoMediaId: string | null | undefined) => {
    if (logoMediaId == null) return
    if (media.get([logoMediaId]).length === 0) {
      throw new AppError('not_found', 'The logo is not there any more.')
    }
  }
  /** With all that belongs to it. */
  const setDeleted = (id: string, from: number | null, to: number | null) => {
    inTransaction(context, () => {
      competitors.setDeleted(id, to)
      theirCampaigns.setDeletedOf(id, from, to)
      observations.setDeletedOf(id, from, to)
    })
    tell([id])
    context.emit('theirCampaigns.changed', { ids: [] })
    context.emit('observations.changed', { ids: [] })
  }

  return {
    'competitors.list': ({ projectId }) => competitors.list(projectId),
    'competitors.create': ({ projectId, fields }) => {
      projects.get(projectId)
      checkLogo(fields.logoMediaId)
      const id = competitors.insert(projectId, { ...emptyFields, ...given(fields), name: fields.name })
      tell([id])
      return competitors.get(id)
    },
    'competitors.update': ({ id, fields }) => {
      competitors.get(id)
      checkLogo(fields.logoMediaId)
      competitors.update(id, given<CompetitorFields>(fields))
      tell([id])
      return competitors.get(id)
    },
    'competitors.arrange': ({ ids }) => {
      inTransaction(context, () => {
        const [first] = ids.map(id => competitors.get(id))
        if (first === undefined) return
        const all = competitors.list(first.projectId).map(({ id }) => id)
        if (ids.some(id => !all.includes(id))) {
          throw new AppError('invalid_input', 'These competitors belong to several projects.')
        }
        for (const [position, id] of [...new Set([...ids, ...all])].entries()) {
          competitors.update(id, { position })
        }
      })
      tell(ids)
    },
    'competitors.remove': ({ id }) => {
      competitors.get(id)
      setDeleted(id, null, context.now())
    },
    'competitors.restore': ({ id }) => {
      const deletedAt = competitors.deletedAt(id)
      if (deletedAt !== null) setDeleted(id, deletedAt, null)
      parts.wakeWatching()
      return competitors.get(id)
    },
    'competitors.removed': ({ projectId }) => competitors.removed(projectId),
    'competitors.compare': createCompare(parts),
    'competitorChannels.create': ({ competitorId, fields }) => {
      competitors.get(competitorId)
      const id = competitors.insertChannel(competitorId, fields)
      tell([competitorId])
      return competitors.channel(id)
    },
    'competitorChannels.update': ({ id, fields }) => {
      const { competitorId } = competitors.channel(id)
      competitors.updateChannel(id, given(fields))
      tell([competitorId])
      return competitors.channel(id)
    },
    'competitorChannels.remove': ({ id }) => {
      const { competitorId } = competitors.channel(id)
      competitors.updateChannel(id, { deletedAt: context.now() })
      tell([competitorId])
    },
    'competitorChannels.restore': ({ id }) => {
      const { competitorId } = competitors.channel(id, true)
      competitors.updateChannel(id, { deletedAt: null })
      tell([competitorId])
      return competitors.channel(id)
    },
  }
}

export function theirCampaignHandlers(parts: JournalParts): HandlersOf<'theirCampaigns'> {
  const { context, competitors, theirCampaigns } = parts
  const tell = (id: string) => {
    context.emit('theirCampaigns.changed', { ids: [id] })
  }
  const checkDates = ({ startsOn, endsOn }: Pick<TheirCampaignFields, 'startsOn' | 'endsOn'>) => {
    if (startsOn !== null && endsOn !== null && endsOn < startsOn) {
      throw new AppError('invalid_input', 'The campaign ends before it begins.')
    }
  }
  return {
    'theirCampaigns.list': ({ projectId }) => theirCampaigns.list(projectId),
    'theirCampaigns.create': ({ fields }) => {
      const { projectId } = competitors.get(fields.competitorId)
      checkDates(fields)
      const id = theirCampaigns.insert(projectId, fields)
      tell(id)
      return theirCampaigns.get(id)
    },
    'theirCampaigns.update': ({ id, fields }) => {
      const patch = given<TheirCampaignFields>(fields)
      checkDates({ ...theirCampaigns.get(id), ...patch })
      theirCampaigns.update(id, patch)
      tell(id)
      return theirCampaigns.get(id)
    },
    'theirCampaigns.remove': ({ id }) => {
      theirCampaigns.get(id)
      theirCampaigns.setDeleted(id, context.now())
      tell(id)
    },
    'theirCampaigns.restore': ({ id }) => {
      // With its competitor it comes back by itself.
      competitors.get(theirCampaigns.get(id, true).competitorId)
      theirCampaigns.setDeleted(id, null)
      tell(id)
      return theirCampaigns.get(id)
    },
  }
}
