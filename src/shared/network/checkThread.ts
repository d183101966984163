import { messagesOf } from '../model/post.ts'
import type { Thread } from '../model/post.ts'
import { checkContent } from './checkContent.ts'
import type { ContentToCheck, PostProblem } from './checkContent.ts'
import type { Descriptor, ThreadRules } from './descriptor.ts'

/**
 * Everything that the network would refuse or change of a post and its further parts, found before anything is sent. Of a
 * thread every problem says in `params.part` which part has it, from 1. Pure.
 */
export function checkThread(check: Omit<ContentToCheck, 'content'> & { content: Thread }): PostProblem[] {
  const { descriptor, content } = check
  const messages = messagesOf(content)
  const problems = messages.flatMap((message, index) =>
    // When it goes and disappears is said once.
    checkContent({
      ...check,
      content: message,
      isQuote: index === 0 && check.isQuote === true,
      plan: index === 0 ? check.plan : null,
    })
      .map(problem => withSplitting(problem, descriptor.thread, messages.length))
      .map(problem => (messages.length === 1 ? problem : ofPart(problem, index))),
  )
  return [...checkParts(descriptor, messages.length), ...problems]
}

function checkParts({ thread, name }: Descriptor, count: number): PostProblem[] {
  if (count <= thread.maxParts) return []
  return thread.kind === 'none'
    ? [{ key: 'partsNotTaken', params: { network: name }, severity: 'error', fix: { kind: 'joinParts' } }]
    : [{ key: 'tooManyParts', params: { count, limit: thread.maxParts }, severity: 'error', fix: null }]
}

/** Where threads can be, a text that is too long can become one, unless it would be longer than a thread may be. */
function withSplitting(problem: PostProblem, { maxParts }: ThreadRules, messages: number): PostProblem {
  if (problem.key !== 'textTooLong') return problem
  const { count, limit } = problem.params
  const parts = Math.ceil(Number(count) / (Number(limit) * 0.7)) + messages - 1
  return parts > maxParts ? problem : { ...problem, fix: { kind: 'splitText' } }
}

function ofPart(problem: PostProblem, index: number): PostProblem {
  const params = { ...problem.params, part: index + 1 }
  if (problem.key !== 'empty' || index === 0) return { ...problem, params }
  return { key: 'partEmpty', params, severity: 'error', fix: { kind: 'removePart' } }
}
