import type { Campaign, CampaignFields } from '#shared/model/campaign.ts'
import { given } from '#shared/model/patch.ts'
import type { HandlersOf } from '#shared/contract/index.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CoreContext } from '../CoreContext.ts'
import { inTransaction } from '../CoreContext.ts'
import { checkBasedOn } from '../db/basedOn.ts'
import { checkReferences } from '../posts/checkReferences.ts'
import type { DeliveryRepo } from '../publishing/deliveryRepo.ts'
import type { CampaignEnds } from '../publishing/campaignEnds.ts'
import type { ProjectRepo } from '../projects/projectRepo.ts'
import type { CampaignRepo } from './campaignRepo.ts'

function checkDates({ startsOn, endsOn }: Pick<CampaignFields, 'startsOn' | 'endsOn'>): void {
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) {
    throw new AppError('invalid_input', 'The campaign ends before it begins.')
  }
}

export interface CampaignHandlerParts {
  context: CoreContext
  campaigns: CampaignRepo
  projects: ProjectRepo
  deliveries: Pick<DeliveryRepo, 'cards'>
  campaignEnds: CampaignEnds
  wakeEngine(): void
}

export function campaignHandlers(parts: CampaignHandlerParts): HandlersOf<'campaigns'> {
  const { context, campaigns, projects, deliveries, campaignEnds } = parts
  const changed = (id: string) => {
    context.emit('campaigns.changed', { ids: [id] })
  }
  const checkPointsAt = (projectId: string, fields: Partial<CampaignFields>, before?: Campaign) => {
    const { portraitIds = [], channelIds = [] } = fields
    checkReferences(context, projectId, { portraitIds, channelIds }, before)
  }
  return {
    'campaigns.list': ({ projectId }) => campaigns.list(projectId),
    'campaigns.counts': ({ projectId }) => campaigns.counts(projectId),
    'campaigns.posts': ({ id }) => {
      campaigns.get(id)
      return deliveries.cards(
        'p.campaignId = :id AND p.deletedAt IS NULL',
        { id },
        'd.dueAt IS NULL, d.dueAt, d.id',
      )
    },
    'campaigns.create': ({ projectId, fields }) => {
      projects.get(projectId)
      checkDates(fields)
      checkPointsAt(projectId, fields)
      const campaign = campaigns.create(projectId, fields)
      changed(campaign.id)
      return campaign
    },
    'campaigns.update': ({ id, fields, basedOn }) => {
      const patch = given<CampaignFields>(fields)
      const before = campaigns.get(id)
      checkBasedOn(basedOn, before.updatedAt)
      checkDates({ ...before, ...patch })
      checkPointsAt(before.projectId, patch, before)
      const { campaign, moved } = inTransaction(context, () => {
        const endMoves = patch.endsOn !== undefined && patch.endsOn !== before.endsOn
        if (endMoves) campaignEnds.checkNewEnd(id, patch.endsOn ?? null)
        const updated = campaigns.update(id, fields)
        return { campaign: updated, moved: endMoves ? campaignEnds.follow({ campaignId: id }) : [] }
      })
      changed(id)
      if (moved.length > 0) {
        context.emit('deliveries.changed', { ids: moved })
        parts.wakeEngine()
      }
      return campaign
    },
    'campaigns.remove': ({ id }) => {
      campaigns.get(id)
      campaigns.setDeleted(id, context.now())
      changed(id)
    },
    'campaigns.restore': ({ id }) => {
      const campaign = campaigns.setDeleted(id, null)
      if (campaign === null) throw new AppError('not_found', 'This campaign is not there any more.')
      changed(id)
      return campaign
    },
  }
}
