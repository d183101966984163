import { z } from 'zod'
import { Campaign, CampaignFields } from '../model/campaign.ts'
import { Colour, Id, Name } from '../model/fields.ts'
import { Label } from '../model/label.ts'
import { command, query } from './method.ts'

export const campaignsMethods = {
  'campaigns.list': query(z.object({ projectId: Id.nullable() }), z.array(Campaign)),
  'campaigns.create': command(z.object({ projectId: Id, fields: CampaignFields }), Campaign),
  'campaigns.update': command(z.object({ id: Id, fields: CampaignFields.partial() }), Campaign),
  'campaigns.remove': command(z.object({ id: Id }), z.void()),
  'campaigns.restore': command(z.object({ id: Id }), Campaign),
}

export const labelsMethods = {
  'labels.list': query(z.object({ projectId: Id.nullable() }), z.array(Label)),
  'labels.create': command(z.object({ projectId: Id, name: Name, colour: Colour }), Label),
  'labels.remove': command(z.object({ id: Id }), z.void()),
}
