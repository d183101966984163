import type { DeliveryCard } from './delivery.ts'

/** What a period has of each pillar and for each portrait, by the posts of one project; each post counts once. */
export interface Balance {
  posts: number
  /** By pillar; those without one are under null. */
  byPillar: ReadonlyMap<string | null, number>
  byPortrait: ReadonlyMap<string, number>
}

interface Counting extends Balance {
  byPillar: Map<string | null, number>
  byPortrait: Map<string, number>
}

const addOne = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1)

/**
 * Counts posts that go out (or went) between two instants (ISO, UTC; `to` not included), by project. Cards are those of the
 * calendar, so what is being moved counts where it is shown, and what a series will make counts as well.
 */
export function balanceOf(
  cards: readonly DeliveryCard[],
  from: string,
  to: string,
): ReadonlyMap<string, Balance> {
  const balances = new Map<string, Counting>()
  const counted = new Set<string>()
  for (const { postId, projectId, dueAt, state, pillarId, portraitIds } of cards) {
    // Instants of the contract all have the same form, so they compare as texts.
    if (dueAt === null || dueAt < from || dueAt >= to || state === 'cancelled' || counted.has(postId))
      continue
    counted.add(postId)
    let balance = balances.get(projectId)
    if (balance === undefined) {
      balance = { posts: 0, byPillar: new Map(), byPortrait: new Map() }
      balances.set(projectId, balance)
    }
    balance.posts += 1
    addOne(balance.byPillar, pillarId)
    for (const id of portraitIds) addOne(balance.byPortrait, id)
  }
  return balances
}

/** How far the actual share may be from its target before it is worth a mark, as a fraction. */
const tolerance = 0.1

/** Whether there is clearly more or less of a pillar than was meant; null when that is about right, or not to be said. */
export function offTarget(share: number, targetShare: number | null, posts: number): 'more' | 'less' | null {
  if (targetShare === null || posts === 0) return null
  const apart = share - targetShare / 100
  // One post more or less is no imbalance, however few there are.
  if (Math.abs(apart) <= Math.max(tolerance, 1 / posts)) return null
  return apart > 0 ? 'more' : 'less'
}
