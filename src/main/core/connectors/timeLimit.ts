/**
 * Calls back when the time is over and node has looked once more whether what was waited for is there: after a standstill (the
 * computer slept) timers are served first, and would end what arrived long ago.
 * @returns calls it off
 */
export function timeLimit(ms: number, isOver: () => void): () => void {
  let lastLook: ReturnType<typeof setImmediate> | undefined
  const timer = setTimeout(() => {
    lastLook = setImmediate(isOver)
  }, ms)
  return () => {
    clearTimeout(timer)
    clearImmediate(lastLook)
  }
}
