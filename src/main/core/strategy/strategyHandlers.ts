import type { HandlersOf } from '#shared/contract/index.ts'
import type { Campaign } from '#shared/model/campaign.ts'
import { given } from '#shared/model/patch.ts'
import type { CaseNumber, CaseStudyContent, StrategyContent, StrategyOwner } from '#shared/model/strategy.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CampaignRepo } from '../campaigns/campaignRepo.ts'
import type { CoreContext } from '../CoreContext.ts'
import { checkBasedOn } from '../db/basedOn.ts'
import { checkReferences } from '../posts/checkReferences.ts'
import type { ProjectRepo } from '../projects/projectRepo.ts'
import { createCampaignOutcome } from './campaignOutcome.ts'
import type { CampaignOutcome } from './campaignOutcome.ts'
import type { StrategyRepo } from './strategyRepo.ts'

export interface StrategyHandlerParts {
  context: CoreContext
  strategies: StrategyRepo
  projects: ProjectRepo
  campaigns: CampaignRepo
}

export function strategyHandlers(parts: StrategyHandlerParts): HandlersOf<'strategies' | 'caseStudies'> {
  const { context, strategies, projects, campaigns } = parts
  const outcomeOf = createCampaignOutcome(context)
  const checkOwner = ({ projectId, campaignId }: StrategyOwner) => {
    projects.get(projectId)
    if (campaignId !== null && campaigns.get(campaignId).projectId !== projectId) {
      throw new AppError('invalid_input', 'This campaign belongs to another project.')
    }
  }
  const changed = (campaignId: string) => {
    context.emit('strategies.changed', { ids: [campaignId] })
  }
  const caseStudy = (campaignId: string) => {
    const { projectId } = campaigns.get(campaignId)
    projects.get(projectId)
    const study = strategies.caseStudy(campaignId)
    if (study === null) throw new AppError('not_found', 'This case study is not there any more.')
    return study
  }
  return {
    'strategies.get': owner => {
      checkOwner(owner)
      return strategies.strategy(owner)
    },
    'strategies.update': ({ owner, fields, basedOn }) => {
      checkOwner(owner)
      const { content: before, updatedAt } = strategies.strategy(owner)
      checkBasedOn(basedOn, updatedAt)
      const patch = given<StrategyContent>(fields)
      const channelIds = (of: Partial<StrategyContent>) => (of.whys ?? []).map(({ channelId }) => channelId)
      checkReferences(
        context,
        owner.projectId,
        { channelIds: channelIds(patch) },
        { channelIds: channelIds(before) },
      )
      strategies.writeStrategy(owner, { ...before, ...patch })
      changed(owner.campaignId ?? owner.projectId)
      return strategies.strategy(owner)
    },
    'caseStudies.get': ({ campaignId }) => {
      campaigns.get(campaignId)
      return strategies.caseStudy(campaignId)
    },
    'caseStudies.begin': ({ campaignId }) => {
      const campaign = campaigns.get(campaignId)
      projects.get(campaign.projectId)
      if (strategies.caseStudy(campaignId) === null) {
        const begun = begin(campaign, outcomeOf(campaignId), () => context.newId())
        strategies.writeCaseStudy(campaignId, campaign.projectId, begun)
        changed(campaignId)
      }
      return caseStudy(campaignId)
    },
    'caseStudies.update': ({ campaignId, fields, basedOn }) => {
      const { projectId, content, updatedAt } = caseStudy(campaignId)
      checkBasedOn(basedOn, updatedAt)
      const patch = given<CaseStudyContent>(fields)
      checkReferences(
        context,
        projectId,
        { portraitIds: patch.portraitIds ?? [] },
        { portraitIds: content.portraitIds },
      )
      strategies.writeCaseStudy(campaignId, projectId, { ...content, ...patch })
      changed(campaignId)
      return caseStudy(campaignId)
    },
    'caseStudies.remove': ({ campaignId }) => {
      caseStudy(campaignId)
      strategies.setCaseStudyDeleted(campaignId, context.now())
      changed(campaignId)
    },
    'caseStudies.restore': ({ campaignId }) => {
      strategies.setCaseStudyDeleted(campaignId, null)
      changed(campaignId)
      return caseStudy(campaignId)
    },
  }
}

/** What Ratiba knows of a campaign, laid out for her to go on with. */
function begin(campaign: Campaign, outcome: CampaignOutcome, newId: () => string): CaseStudyContent {
  const number = (key: CaseNumber['key'], value: string): CaseNumber => ({
    id: newId(),
    key,
    label: '',
    value,
  })
  return {
    title: campaign.name,
    task: campaign.goal,
    done: '',
    outcome: '',
    learned: '',
    quote: '',
    quoteBy: '',
    startsOn: campaign.startsOn,
    endsOn: campaign.endsOn,
    portraitIds: campaign.portraitIds,
    numbers: [
      number('postsOut', String(outcome.out)),
      number('channels', String(outcome.channels)),
      ...(outcome.toRemove === 0
        ? []
        : [number('removedOnTime', `${outcome.removedOnTime} / ${outcome.toRemove}`)]),
      number('reach', ''),
      number('clicks', ''),
      number('sales', ''),
    ],
    deliveryIds: outcome.deliveryIds,
  }
}
