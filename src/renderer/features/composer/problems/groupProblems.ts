import type { Fix, PostProblem } from '#shared/network/checkContent.ts'

/** A problem as it is listed: once, with every channel that has it. */
export interface ListedProblem {
  key: string
  params: PostProblem['params']
  severity: PostProblem['severity']
  fix: Fix | null
  channelIds: string[]
}

export interface ChannelProblems {
  channelId: string
  problems: readonly PostProblem[]
}

/**
 * What is listed of the problems of all channels: errors first, the same problem of several channels once, and all
 * pictures without a description as one (`altMissing`, with `count`).
 */
export function groupProblems(found: readonly ChannelProblems[]): ListedProblem[] {
  const listed = new Map<string, ListedProblem>()
  for (const { channelId, problems } of found) {
    for (const problem of gatherAlts(problems)) {
      const name = JSON.stringify([problem.key, problem.params, problem.fix])
      const known = listed.get(name)
      if (known === undefined) listed.set(name, { ...problem, channelIds: [channelId] })
      else known.channelIds.push(channelId)
    }
  }
  const rank = (p: ListedProblem) => (p.severity === 'error' ? 0 : 1)
  return [...listed.values()].sort((a, b) => rank(a) - rank(b))
}

function gatherAlts(problems: readonly PostProblem[]): PostProblem[] {
  const [first, ...more] = problems.filter(p => p.key === 'altMissing')
  if (first === undefined || more.length === 0) return [...problems]
  const gathered = { ...first, params: { ...first.params, count: more.length + 1 } }
  return problems.flatMap(p => (p === first ? [gathered] : p.key === 'altMissing' ? [] : [p]))
}
