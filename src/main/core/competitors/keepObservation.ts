import { formatOf, noNumbers } from '#shared/model/observation.ts'
import type { ObservationFields } from '#shared/model/observation.ts'
import type { CoreContext } from '../CoreContext.ts'
import { toInstant } from '../db/instants.ts'
import type { ObservationRepo } from './observationRepo.ts'

/** What an observation is where nothing is said: a post, seen now, whose format shows in what it has. */
export const completeFields = (
  { now }: Pick<CoreContext, 'now'>,
  fields: Partial<ObservationFields>,
): ObservationFields => ({
  competitorId: null,
  competitorChannelId: null,
  theirCampaignId: null,
  kind: 'post',
  format: formatOf(fields),
  text: '',
  link: '',
  mediaIds: [],
  shotText: '',
  seenAt: toInstant(now()),
  publishedAt: null,
  numbers: noNumbers,
  tags: [],
  whatWorks: '',
  whatWeTake: '',
  favourite: false,
  ...fields,
})

/** A piece that was found by watching. */
export interface KeptPiece {
  projectId: string
  /** What it is known by at its source, the same whenever it is found again. */
  sourceKey: string
  fields: Partial<ObservationFields>
}

/**
 * Keeps a piece in the journal and answers its observation. What was kept before is kept once: its own observation comes back
 * as she left it, also when she had put it away. Runs in the caller's transaction, and leaves telling (`observations.changed`)
 * to the caller; undone by `observations.setDeleted`.
 */
export function keepObservation(
  { context, observations }: { context: CoreContext; observations: ObservationRepo },
  { projectId, sourceKey, fields }: KeptPiece,
): string {
  const known = observations.findBySource(sourceKey)
  if (known === null) return observations.insert(projectId, completeFields(context, fields), sourceKey)
  observations.restore([known])
  return known
}
