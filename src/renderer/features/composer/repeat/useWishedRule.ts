import { useEffect, useState } from 'react'

const keyOf = (postId: string) => `ratiba.repeat.${postId}`

/**
 * The rule that is chosen for a post that is not scheduled yet. It is kept on this computer with the post, so that it is there
 * when she comes back to her draft.
 */
export function useWishedRule(postId: string | null): [string | null, (rule: string | null) => void] {
  const [rule, setRule] = useState(() => (postId === null ? null : localStorage.getItem(keyOf(postId))))
  useEffect(() => {
    if (postId === null) return
    if (rule === null) localStorage.removeItem(keyOf(postId))
    else localStorage.setItem(keyOf(postId), rule)
  }, [postId, rule])
  return [rule, setRule]
}
