import { useTranslation } from 'react-i18next'
import type { CampaignPage } from './useCampaignPage.ts'

const keys = {
  name: 'projects.name',
  goal: 'strategy.goal',
  measure: 'strategy.measure',
  colour: 'common.colour',
  startsOn: 'campaigns.startsOn',
  endsOn: 'campaigns.endsOn',
  budgetMinor: 'strategy.budgetPlanned',
  spentMinor: 'strategy.budgetSpent',
  currency: 'strategy.sections.budget',
  portraitIds: 'audience.title',
  channelIds: 'commands.goChannels',
} as const satisfies Record<keyof CampaignPage, string>

/** What the fields of a campaign are called. */
export function useCampaignFieldName(): (field: keyof CampaignPage) => string {
  const { t } = useTranslation()
  return field => t(keys[field])
}
