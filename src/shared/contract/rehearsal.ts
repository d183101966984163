import { z } from 'zod'
import { Id, Instant } from '../model/fields.ts'
import { Rehearsal, ShownRequest } from '../model/rehearsal.ts'
import { query } from './method.ts'

export const rehearsalMethods = {
  /**
   * Runs what a project has planned for a period on a copy, with the networks stood in for: nothing leaves and nothing
   * changes. `id` is the caller's own, for `rehearsal.progressed`. Fails with `invalid_input` when the period is over, or
   * longer than 400 days from now.
   */
  'rehearsal.run': query(
    z.object({ id: Id, projectId: Id, campaignId: Id.nullable(), from: Instant, to: Instant }),
    Rehearsal,
  ),
  /** What would be sent for one line of a rehearsal. Fails with `not_found` when too many were run since. */
  'rehearsal.requests': query(z.object({ id: Id, itemId: z.string().max(200) }), z.array(ShownRequest)),
}
