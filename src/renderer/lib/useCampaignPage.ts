import type { Campaign } from '#shared/model/campaign.ts'
import { useCore } from '../bridge/CoreProvider.tsx'
import { useAutosaved } from './useAutosaved.ts'
import type { Autosaved } from './useAutosaved.ts'

/** Everything of a campaign that can be written. */
export type CampaignPage = Omit<Campaign, 'id' | 'projectId' | 'createdAt' | 'updatedAt'>

/** A campaign that is written in place; mounted for one campaign. */
export function useCampaignPage(campaign: Campaign): Autosaved<CampaignPage> {
  const core = useCore()
  const { id, projectId: _project, createdAt: _created, updatedAt, ...fields } = campaign
  return useAutosaved<CampaignPage>({ fields, updatedAt }, patch =>
    core.call('campaigns.update', { id, fields: patch }).then(stored => stored.updatedAt),
  )
}
