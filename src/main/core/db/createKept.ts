import type { Sqlite } from './openDatabase.ts'

/** So many answers are kept, the last ones asked for. */
const mostKept = 4

/**
 * Keeps answers of the database by a key as long as nothing was written since, anywhere in it: for what is asked for again with every
 * letter she types.
 */
export function createKept<T>(sqlite: Sqlite): (key: string, ask: () => T) => T {
  const writes = sqlite.prepare<[], number>('SELECT total_changes()').pluck()
  const kept = new Map<string, T>()
  let keptAt = -1
  return (key, ask) => {
    const now = writes.get() ?? 0
    if (now !== keptAt) kept.clear()
    keptAt = now
    const answer = kept.get(key) ?? ask()
    kept.delete(key)
    kept.set(key, answer)
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break
      kept.delete(oldest)
    }
    return answer
  }
}
