import type { Pillar } from '#shared/model/pillar.ts'

/** What is to be said of targets that do not add up to a hundred percent; null when they do, or when none is set. */
export function targetNote(
  pillars: readonly Pick<Pillar, 'targetShare'>[],
): { key: 'pillars.sharesLess' | 'pillars.sharesMore'; values: { sum: number; apart: number } } | null {
  if (pillars.every(({ targetShare }) => targetShare === null)) return null
  const sum = pillars.reduce((all, { targetShare }) => all + (targetShare ?? 0), 0)
  if (sum === 100) return null
  return sum < 100
    ? { key: 'pillars.sharesLess', values: { sum, apart: 100 - sum } }
    : { key: 'pillars.sharesMore', values: { sum, apart: sum - 100 } }
}
