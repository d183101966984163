import type { ComparedOne, FollowersSeen } from '#shared/model/comparison.ts'
import type { Subject } from './Subject.ts'

/** The channel with the most followers when they were last seen: the one that a line is drawn of. */
export function mainFollowers({ followers }: Pick<ComparedOne, 'followers'>): FollowersSeen | null {
  const last = ({ points }: FollowersSeen) => points.at(-1)?.followers ?? 0
  return followers.reduce<FollowersSeen | null>(
    (most, one) => (most === null || last(one) > last(most) ? one : most),
    null,
  )
}

export interface FollowerLine {
  subject: Subject
  network: string | null
  points: { at: number; value: number }[]
}

/** Lines of everybody whose followers were seen: how many there were, or by which share they grew since the first time. */
export const followerLines = (subjects: readonly Subject[], look: 'count' | 'growth'): FollowerLine[] =>
  subjects.flatMap(subject => {
    const seen = mainFollowers(subject.did)
    const first = seen?.points[0]?.followers
    if (seen === null || first === undefined || (look === 'growth' && first === 0)) return []
    const points = seen.points.map(({ at, followers }) => ({
      at: Date.parse(at),
      value: look === 'count' ? followers : followers / first - 1,
    }))
    return [{ subject, network: seen.network, points }]
  })

/** What was seen last in each month in which it was looked at, `2026-11`. */
export const lastOfMonths = ({ points }: Pick<FollowerLine, 'points'>): Map<string, number> =>
  new Map(points.map(({ at, value }) => [new Date(at).toISOString().slice(0, 7), value]))

/** Round values for the lines of a scale that hold everything between two values; at most six. */
export function ticksBetween(low: number, high: number): number[] {
  const range = high - low || Math.max(1, Math.abs(high))
  const rough = range / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map(times => times * power).find(size => size >= rough) ?? rough
  const first = Math.floor(low / step)
  const last = Math.ceil(high / step)
  return Array.from({ length: Math.max(last - first, 1) + 1 }, (_, i) => (first + i) * step)
}

/** Places for labels beside each other: each as near as can be to where it wants to be, `gap` apart, within the height. */
export function spreadLabels(wanted: readonly number[], gap: number, height: number): number[] {
  const order = wanted.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at)
  let floor = -Infinity
  const down = order.map(({ at }) => (floor = Math.max(at, floor + gap)))
  let ceiling = Math.max(height, (order.length - 1) * gap) + gap
  const places = new Array<number>(wanted.length).fill(0)
  for (let i = order.length - 1; i >= 0; i--) {
    ceiling = Math.min(down[i] ?? 0, ceiling - gap)
    places[order[i]?.index ?? 0] = ceiling
  }
  return places
}
