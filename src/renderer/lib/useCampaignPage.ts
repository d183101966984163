import type { Campaign } from '#shared/model/campaign.ts'
import { useCore } from '../bridge/CoreProvider.tsx'
import { AppError } from '#shared/rpc/errors.ts'
import { useAutosaved } from './useAutosaved.ts'
import type { Autosaved } from './useAutosaved.ts'

/** Everything of a campaign that can be written. */
export type CampaignPage = Omit<Campaign, 'id' | 'projectId' | 'createdAt' | 'updatedAt'>

/** A campaign that is written in place; mounted for one campaign. */
export function useCampaignPage(campaign: Campaign): Autosaved<CampaignPage> {
  const { call } = useCore()
  const { id, projectId } = campaign
  return useAutosaved<CampaignPage>(toPage(campaign), {
    save: async (fields, basedOn) => toPage(await call('campaigns.update', { id, fields, basedOn })),
    read: async () => {
      const found = (await call('campaigns.list', { projectId })).find(one => one.id === id)
      if (found === undefined) throw new AppError('not_found', 'This campaign is not there any more.')
      return toPage(found)
    },
  })
}

function toPage(campaign: Campaign) {
  const { id: _id, projectId: _project, createdAt: _created, updatedAt, ...fields } = campaign
  return { fields, updatedAt }
}
