import type { Sqlite } from './openDatabase.ts'

/** Writes now what is to be on the disk before something else happens. */
export type Durable = <T>(work: () => T) => Promise<T>

interface Queued {
  /** Runs the work; what came of it is told by `settle`, once it is on the disk. */
  run(): void
  settle(): void
  reject(error: unknown): void
}

/**
 * Gathers the writes of one turn of the event loop into one transaction, because what a commit costs is the waiting for the
 * disk: twenty lanes at work share it. A write resolves when it is on the disk and not before. One that throws is undone
 * alone; when the commit itself fails (a full disk) nothing of the group is written and all of it rejects.
 */
export function createGroupCommits(sqlite: Sqlite): Durable {
  let queue: Queued[] = []
  const alone = sqlite.transaction((one: Queued) => {
    one.run()
  })
  const writeAll = sqlite.transaction((group: readonly Queued[]) => {
    for (const one of group) {
      try {
        alone(one)
      } catch (error) {
        // Some errors (no room, a broken disk) end the whole transaction, and everything that came before in it.
        if (!sqlite.inTransaction) throw error
        one.settle = () => {
          one.reject(error)
        }
      }
    }
  })
  const flush = (): void => {
    const group = queue
    queue = []
    try {
      writeAll.immediate(group)
    } catch (error) {
      for (const one of group) one.reject(error)
      return
    }
    for (const one of group) one.settle()
  }
  return <T>(work: () => T) =>
    new Promise<T>((resolve, reject) => {
      let value: T
      if (queue.length === 0) setImmediate(flush)
      queue.push({
        run: () => {
          value = work()
        },
        settle: () => {
          resolve(value)
        },
        reject,
      })
    })
}
