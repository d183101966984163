import type { FirstComment, Thread } from '../model/post.ts'
import { checkContent } from './checkContent.ts'
import type { ContentToCheck, PostProblem } from './checkContent.ts'

/** What the network would refuse of a first comment; pure. */
export function checkComment(
  check: Omit<ContentToCheck, 'content'> & { content: Thread },
  comment: FirstComment,
): PostProblem[] {
  const { descriptor, content } = check
  const text = comment.text.trim()
  if (text === '') return []
  if (descriptor.comment === 'none') {
    const params = { network: descriptor.name }
    return [{ key: 'commentNotThere', params, severity: 'warning', fix: null }]
  }
  const message = { text, link: '', media: [], options: content.options }
  return checkContent({ ...check, content: message, plan: null })
    .filter(({ key }) => key === 'textTooLong')
    .map(({ params }) => ({ key: 'commentTooLong', params, severity: 'error', fix: null }))
}
