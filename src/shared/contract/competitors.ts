import { z } from 'zod'
import {
  Competitor,
  CompetitorChannel,
  CompetitorChannelFields,
  CompetitorFields,
  RemovedCompetitor,
} from '../model/competitor.ts'
import { Comparison, ComparisonWish } from '../model/comparison.ts'
import { Id, Name } from '../model/fields.ts'
import { TheirCampaign, TheirCampaignFields } from '../model/theirCampaign.ts'
import { command, query } from './method.ts'

const one = z.object({ id: Id })
const inProject = z.object({ projectId: Id.nullable() })

export const competitorsMethods = {
  /** In her order; those of all projects one project after another. */
  'competitors.list': query(inProject, z.array(Competitor)),
  /** The new one stands last. */
  'competitors.create': command(
    z.object({ projectId: Id, fields: CompetitorFields.partial().extend({ name: Name }) }),
    Competitor,
  ),
  'competitors.update': command(z.object({ id: Id, fields: CompetitorFields.partial() }), Competitor),
  /** Puts these first, in this order; undone by arranging as it was. */
  'competitors.arrange': command(z.object({ ids: z.array(Id).min(1).max(1000) }), z.void()),
  /** Puts it away with its observations and campaigns; undone by restore. */
  'competitors.remove': command(one, z.void()),
  'competitors.restore': command(one, Competitor),
  /** Those that were put away and can be restored, the last one first; at most 500. */
  'competitors.removed': query(inProject, z.array(RemovedCompetitor)),
  /** What they and we did, beside each other. */
  'competitors.compare': query(ComparisonWish, Comparison),
}

export const competitorChannelsMethods = {
  'competitorChannels.create': command(
    z.object({ competitorId: Id, fields: CompetitorChannelFields }),
    CompetitorChannel,
  ),
  'competitorChannels.update': command(
    z.object({ id: Id, fields: CompetitorChannelFields.partial() }),
    CompetitorChannel,
  ),
  'competitorChannels.remove': command(one, z.void()),
  'competitorChannels.restore': command(one, CompetitorChannel),
}

export const theirCampaignsMethods = {
  /** Latest first. */
  'theirCampaigns.list': query(inProject, z.array(TheirCampaign)),
  'theirCampaigns.create': command(z.object({ fields: TheirCampaignFields }), TheirCampaign),
  'theirCampaigns.update': command(
    z.object({ id: Id, fields: TheirCampaignFields.omit({ competitorId: true }).partial() }),
    TheirCampaign,
  ),
  /** Its observations stay, and belong to it again once it is restored. */
  'theirCampaigns.remove': command(one, z.void()),
  'theirCampaigns.restore': command(one, TheirCampaign),
}
