/** Runs at most `limit` pieces of work at a time, the others in the order they came. */
export function limitConcurrency(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async work => {
    if (running >= limit) await new Promise<void>(resolve => waiting.push(resolve))
    else running++
    try {
      return await work()
    } finally {
      // The place is handed on, not given back, so that nobody can jump the queue.
      const next = waiting.shift()
      if (next === undefined) running--
      else next()
    }
  }
}
