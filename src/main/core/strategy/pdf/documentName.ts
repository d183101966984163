import type { DocumentData } from './setDocument.ts'
import { documentWords } from './documentWords.ts'

/** What a document is called, and what stands on its cover. */
export function documentName({
  wish,
  project,
  campaign,
  content,
}: Pick<DocumentData, 'wish' | 'project' | 'campaign' | 'content'>): {
  name: string
  title: string
} {
  const own = content.kind === 'caseStudy' ? content.study.title.trim() : ''
  const title = own || (campaign?.name ?? project.name)
  return { title, name: `${documentWords[wish.language][wish.kind]} – ${title}` }
}
