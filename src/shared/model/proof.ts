import { z } from 'zod'
import { Id, LocalDate } from './fields.ts'

/** Which posts stand in the proof for a client; null sets no bound. Days are those of the project's zone, both included. */
export const ProofWish = z.object({
  projectId: Id.nullable(),
  campaignId: Id.nullable(),
  from: LocalDate.nullable(),
  to: LocalDate.nullable(),
})
export type ProofWish = z.output<typeof ProofWish>

/** Where the core serves the proof as a CSV file. */
export function proofAddress({ projectId, campaignId, from, to }: ProofWish): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries({ projectId, campaignId, from, to })) {
    if (value !== null) params.set(name, value)
  }
  const query = params.toString()
  return query === '' ? '/ledger.csv' : `/ledger.csv?${query}`
}
