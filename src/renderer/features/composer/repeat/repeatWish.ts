/** How a post is to repeat that is not scheduled yet. */
export interface RepeatWish {
  /** RFC 5545. */
  rule: string
  /** Days of the project's zone (`2026-11-22`) that are left out, earliest first. */
  leftOut: readonly string[]
}

const exdate = 'EXDATE;VALUE=DATE:'

/** As it is kept: the rule, and under it what is left out, both as calendar programs write them (RFC 5545). */
export function wishText({ rule, leftOut }: RepeatWish): string {
  const days = leftOut.map(day => day.replaceAll('-', '')).join(',')
  return days === '' ? rule : `${rule}\n${exdate}${days}`
}

/** Reads what `wishText` wrote; a rule alone, too. */
export function readWish(text: string): RepeatWish {
  const [rule = '', days = ''] = text.split(`\n${exdate}`)
  return { rule, leftOut: days.match(/\d{8}/g)?.map(withDashes) ?? [] }
}

const withDashes = (day: string) => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`

/** The days with this one left out, or put back when it was. */
export const toggledDay = (days: readonly string[], day: string): string[] =>
  days.includes(day) ? days.filter(other => other !== day) : [...days, day].sort()

/**
 * Which of the days the rule has, as far as its next times tell: what was left out under an earlier rule says nothing any more.
 * @param hasMore the rule has times after these
 */
export function daysOfRule(
  days: readonly string[],
  times: readonly { local: string }[],
  hasMore: boolean,
): string[] {
  const known = times.map(({ local }) => local.slice(0, 10))
  const last = known.at(-1) ?? ''
  return days.filter(day => known.includes(day) || (hasMore && day > last))
}
