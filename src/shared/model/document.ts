import { z } from 'zod'
import { Id } from './fields.ts'

/** The languages that the fixed words of a document exist in; what she wrote stays as she wrote it. */
export const documentLanguages = ['en', 'sw', 'ru'] as const
export type DocumentLanguage = (typeof documentLanguages)[number]

export const documentKinds = ['strategy', 'caseStudy'] as const

/** A document for a client: whose, which, in which language, and who prepared it. */
export const DocumentWish = z.object({
  kind: z.enum(documentKinds),
  projectId: Id,
  campaignId: Id.nullable(),
  language: z.enum(documentLanguages),
  preparedBy: z.string().trim().max(200),
})
export type DocumentWish = z.output<typeof DocumentWish>

/** Where the core serves the document as a PDF. */
export function documentAddress({ campaignId, ...wish }: DocumentWish): string {
  const params = new URLSearchParams({ ...wish, ...(campaignId === null ? {} : { campaignId }) })
  return `/document.pdf?${params.toString()}`
}
