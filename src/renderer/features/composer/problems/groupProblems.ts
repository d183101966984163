import type { Fix, PostProblem } from '#shared/network/checkContent.ts'
import type { MediaRule } from '#shared/network/descriptor.ts'

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
      const name = JSON.stringify([problem.key, problem.params, fixKey(problem.fix)])
      const known = listed.get(name)
      if (known === undefined) listed.set(name, { ...problem, channelIds: [channelId] })
      else {
        known.channelIds.push(channelId)
        known.fix = both(known.fix, problem.fix)
      }
    }
  }
  const rank = (p: ListedProblem) => (p.severity === 'error' ? 0 : 1)
  return [...listed.values()].sort((a, b) => rank(a) - rank(b))
}

/** Pictures that do not fit for several networks are made to fit once, for all of them. */
const fixKey = (fix: Fix | null) => (fix?.kind === 'convertMedia' ? [fix.kind, fix.mediaId] : fix)

function both(a: Fix | null, b: Fix | null): Fix | null {
  if (a?.kind !== 'convertMedia' || b?.kind !== 'convertMedia') return a
  return { ...a, rule: strictest(a.rule, b.rule) }
}

function strictest(a: MediaRule, b: MediaRule): MediaRule {
  const least = (x: number | null, y: number | null) => (x === null ? y : y === null ? x : Math.min(x, y))
  const shared = a.mimes.filter(mime => b.mimes.includes(mime))
  return {
    ...a,
    mimes: shared.length > 0 ? shared : a.mimes,
    maxBytes: Math.min(a.maxBytes, b.maxBytes),
    maxPixels: least(a.maxPixels, b.maxPixels),
    maxSideSum: least(a.maxSideSum, b.maxSideSum),
    maxRatio: least(a.maxRatio, b.maxRatio),
  }
}

function gatherAlts(problems: readonly PostProblem[]): PostProblem[] {
  const [first, ...more] = problems.filter(p => p.key === 'altMissing')
  if (first === undefined || more.length === 0) return [...problems]
  const { part: _anyOfThem, ...params } = first.params
  const gathered = { ...first, params: { ...params, count: more.length + 1 } }
  return problems.flatMap(p => (p === first ? [gathered] : p.key === 'altMissing' ? [] : [p]))
}
