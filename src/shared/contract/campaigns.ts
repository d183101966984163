import { z } from 'zod'
import { Campaign, CampaignFields } from '../model/campaign.ts'
import { DeliveryCard } from '../model/delivery.ts'
import { BasedOn, Colour, Id, Name } from '../model/fields.ts'
import { Label } from '../model/label.ts'
import { command, query } from './method.ts'

/** How many posts a campaign has, and how many of them were out on at least one channel. */
export const CampaignCount = z.object({ campaignId: Id, posts: z.number().int(), out: z.number().int() })
export type CampaignCount = z.output<typeof CampaignCount>

export const campaignsMethods = {
  'campaigns.list': query(z.object({ projectId: Id.nullable() }), z.array(Campaign)),
  /** Of campaigns that have posts. */
  'campaigns.counts': query(z.object({ projectId: Id.nullable() }), z.array(CampaignCount)),
  /** What its posts are on each channel, in the order of time; those without a time stand last. At most 20,000. */
  'campaigns.posts': query(z.object({ id: Id }), z.array(DeliveryCard)),
  'campaigns.create': command(z.object({ projectId: Id, fields: CampaignFields }), Campaign),
  'campaigns.update': command(
    z.object({ id: Id, fields: CampaignFields.partial(), basedOn: BasedOn }),
    Campaign,
  ),
  'campaigns.remove': command(z.object({ id: Id }), z.void()),
  'campaigns.restore': command(z.object({ id: Id }), Campaign),
}

export const labelsMethods = {
  'labels.list': query(z.object({ projectId: Id.nullable() }), z.array(Label)),
  'labels.create': command(z.object({ projectId: Id, name: Name, colour: Colour }), Label),
  'labels.remove': command(z.object({ id: Id }), z.void()),
}
