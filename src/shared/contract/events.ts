import { z } from 'zod'
import { Id } from '../model/fields.ts'

const changed = z.object({ ids: z.array(Id) })

/** Every event that the core pushes to every window: facts, never state. */
export const events = {
  'projects.changed': changed,
  /** By the project; its own fonts as well. */
  'brand.changed': changed,
  'blackouts.changed': changed,
  'campaigns.changed': changed,
  'labels.changed': changed,
  'pillars.changed': changed,
  'portraits.changed': changed,
  /** By the campaign or project whose pages they are; case studies as well. */
  'strategies.changed': changed,
  'channels.changed': changed,
  'posts.changed': changed,
  'deliveries.changed': changed,
  'series.changed': changed,
  'evergreen.changed': changed,
  'competitors.changed': changed,
  'theirCampaigns.changed': changed,
  'observations.changed': changed,
  'designs.changed': changed,
  /** Also: watching was paused, or a token was set. */
  'sources.changed': changed,
  'pieces.changed': changed,
  'media.changed': changed,
  'settings.changed': z.object({}),
  /** The pulse may have changed: paused, offline, next. */
  'publishing.changed': z.object({}),
  'practice.changed': z.object({}),
  /** How far a rehearsal is that was asked for: jobs that are done, of those that are known so far. */
  'rehearsal.progressed': z.object({ id: Id, done: z.number().int(), of: z.number().int() }),
  /** The host asks the window to show a place, after a notification or tray click. */
  'app.goTo': z.object({ path: z.string() }),
}
