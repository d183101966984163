import type { EvergreenChannel } from '#shared/model/evergreen.ts'

/** Something that a channel has said or is to say. */
export interface Said {
  /** Epoch ms. */
  at: number
  /** The day of it in the zone of the project, `2026-11-23`. */
  date: string
  /** What it says; the same for the same words. */
  key: string
  /** The post of a list of which it is a round. */
  entryPostId: string | null
}

/** A post of a list as it could go out on a channel. */
export interface Candidate {
  postId: string
  /** What it says in each wording; the one whose turn it is comes first. */
  texts: readonly { wording: number; key: string }[]
}

export interface Slot {
  /** Epoch ms. */
  at: number
  date: string
}

export type Choice =
  | { kind: 'round'; postId: string; wording: number }
  | { kind: 'empty'; why: NonNullable<EvergreenChannel['empty']>['why']; until: string | null }

/**
 * The post that comes round at a slot: the first of the candidates that is rested and has a text that is neither said right
 * before nor right after. `said` is in the order of time.
 */
export function chooseRound(
  candidates: readonly Candidate[],
  said: readonly Said[],
  slot: Slot,
  restDays: number,
): Choice {
  const beside = keysBeside(said, slot.at)
  let isRested = false
  const restEnds: string[] = []
  for (const { postId, texts } of candidates) {
    const restsUntil = restEnd({ postId, texts }, said, slot, restDays)
    if (restsUntil !== null) {
      restEnds.push(restsUntil)
      continue
    }
    isRested = true
    const text = texts.find(({ key }) => !beside.includes(key))
    if (text !== undefined) return { kind: 'round', postId, wording: text.wording }
  }
  if (candidates.length === 0) return { kind: 'empty', why: 'noPosts', until: null }
  return isRested
    ? { kind: 'empty', why: 'sameText', until: null }
    : { kind: 'empty', why: 'resting', until: restEnds.sort()[0] ?? null }
}

/** What is said last before an instant and first after it. */
export function keysBeside(said: readonly Said[], at: number): string[] {
  const before = said.findLast(one => one.at < at)
  const after = said.find(one => one.at >= at)
  return [before, after].flatMap(one => (one === undefined ? [] : [one.key]))
}

/** The first day on which it is rested, seen from a slot; null: it is. */
function restEnd(
  { postId, texts }: Candidate,
  said: readonly Said[],
  slot: Slot,
  restDays: number,
): string | null {
  let end: string | null = null
  for (const { date, key, entryPostId } of said) {
    if (entryPostId !== postId && !texts.some(text => text.key === key)) continue
    if (Math.abs(daysBetween(date, slot.date)) >= restDays) continue
    const rested = addDays(date, restDays)
    if (end === null || rested > end) end = rested
  }
  return end
}

const dayMs = 86_400_000
const dayNumber = (date: string) => Date.parse(`${date}T00:00Z`) / dayMs
const daysBetween = (from: string, to: string) => dayNumber(to) - dayNumber(from)
const addDays = (date: string, days: number) =>
  new Date((dayNumber(date) + days) * dayMs).toISOString().slice(0, 10)
