import type { CampaignFields } from '#shared/model/campaign.ts'
import { given } from '#shared/model/patch.ts'
import type { HandlersOf } from '#shared/contract/index.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CoreContext } from '../CoreContext.ts'
import type { ProjectRepo } from '../projects/projectRepo.ts'
import type { CampaignRepo } from './campaignRepo.ts'

function checkDates({ startsOn, endsOn }: Pick<CampaignFields, 'startsOn' | 'endsOn'>): void {
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) {
    throw new AppError('invalid_input', 'The campaign ends before it begins.')
  }
}

export function campaignHandlers(
  context: CoreContext,
  campaigns: CampaignRepo,
  projects: ProjectRepo,
): HandlersOf<'campaigns'> {
  const changed = (id: string) => {
    context.emit('campaigns.changed', { ids: [id] })
  }
  return {
    'campaigns.list': ({ projectId }) => campaigns.list(projectId),
    'campaigns.create': ({ projectId, fields }) => {
      projects.get(projectId)
      checkDates(fields)
      const campaign = campaigns.create(projectId, fields)
      changed(campaign.id)
      return campaign
    },
    'campaigns.update': ({ id, fields }) => {
      checkDates({ ...campaigns.get(id), ...given<CampaignFields>(fields) })
      const campaign = campaigns.update(id, fields)
      changed(id)
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
