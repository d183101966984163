import { useEffect, useState } from 'react'
import { readWish, wishText } from './repeatWish.ts'
import type { RepeatWish } from './repeatWish.ts'

const keyOf = (postId: string) => `ratiba.repeat.${postId}`

/**
 * How a post is to repeat that is not scheduled yet. It is kept on this computer with the post, so that it is there when she
 * comes back to her draft.
 */
export function useRepeatWish(postId: string | null): [RepeatWish | null, (wish: RepeatWish | null) => void] {
  const [wish, setWish] = useState(() => {
    const kept = postId === null ? null : localStorage.getItem(keyOf(postId))
    return kept === null ? null : readWish(kept)
  })
  useEffect(() => {
    if (postId === null) return
    if (wish === null) localStorage.removeItem(keyOf(postId))
    else localStorage.setItem(keyOf(postId), wishText(wish))
  }, [postId, wish])
  return [wish, setWish]
}
