import { useMemo } from 'react'
import { useNow } from '../../bridge/useNow.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'

const dayMs = 86_400_000

/** How many days ahead count as soon. */
const soonDays = 30

/** How many posts of the coming weeks speak to each portrait; undefined while that is being read. */
export function usePlannedPosts(projectId: string | null): ReadonlyMap<string, number> | undefined {
  const from = Math.floor(useNow() / dayMs) * dayMs
  const { data } = useQueryOf('deliveries.inRange', {
    from: new Date(from).toISOString(),
    to: new Date(from + soonDays * dayMs).toISOString(),
    projectId,
  })
  return useMemo(() => {
    if (data === undefined) return undefined
    const posts = new Map<string, Set<string>>()
    for (const { postId, portraitIds, state } of data) {
      if (state === 'cancelled') continue
      for (const id of portraitIds) {
        const known = posts.get(id)
        if (known === undefined) posts.set(id, new Set([postId]))
        else known.add(postId)
      }
    }
    return new Map([...posts].map(([id, { size }]) => [id, size]))
  }, [data])
}
