import type { LogSync } from './createLogSync.ts'
import type { Sqlite } from './openDatabase.ts'

/**
 * Writes now what is to be there before something else happens: on the disk, if nothing else is said. What is only `written`
 * outlives the end of the app and not a power cut, which takes it back whole.
 */
export type Durable = <T>(work: () => T, until?: 'onDisk' | 'written') => Promise<T>

interface Queued {
  /** Runs the work; what came of it is told by `settle`, once it is on the disk. */
  run(): void
  until: 'onDisk' | 'written'
  settle(): void
  reject(error: unknown): void
}

/**
 * Gathers the writes of one turn of the event loop into one transaction, because what a commit costs is the waiting for the
 * disk: twenty lanes at work share it. A write resolves when it is where it is to be and not before; with `log` nothing else
 * waits for the disk meanwhile: SQLite only writes, and the log is brought to the disk apart, for all that was written until then.
 * One that throws is undone alone, for which the group is begun again: what the writes do beyond the database has to bear
 * being done twice. When the commit itself fails (a full disk) nothing of the group is written and all of it rejects.
 */
export function createGroupCommits(sqlite: Sqlite, log: LogSync | null = null): Durable {
  let queue: Queued[] = []
  /** Written, and not known to be on the disk yet. */
  let written: Queued[] = []
  let isSyncing = false
  const writeAll = sqlite.transaction((group: readonly Queued[]) => {
    for (const one of group) one.run()
  })
  const alone = sqlite.transaction((one: Queued) => {
    one.run()
  })
  const writeEach = sqlite.transaction((group: readonly Queued[]) => {
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
  const write = (group: readonly Queued[]): void => {
    try {
      writeAll.immediate(group)
    } catch (error) {
      // Hardly ever does one throw, and being able to undo each alone costs a fifth of the writing.
      if (group.length === 1) throw error
      writeEach.immediate(group)
    }
  }
  /** What comes while the disk is at work shares the next turn of it. */
  const bringToDisk = async (log: LogSync): Promise<void> => {
    isSyncing = true
    while (written.length > 0) {
      const group = written
      written = []
      try {
        await log.sync()
        for (const one of group) one.settle()
      } catch (error) {
        for (const one of group) one.reject(error)
      }
    }
    isSyncing = false
  }
  const flush = (): void => {
    const group = queue
    queue = []
    try {
      if (log !== null) sqlite.pragma('synchronous = NORMAL')
      try {
        write(group)
      } finally {
        if (log !== null) sqlite.pragma('synchronous = FULL')
      }
    } catch (error) {
      for (const one of group) one.reject(error)
      return
    }
    for (const one of group) {
      if (log === null || one.until === 'written') one.settle()
      else written.push(one)
    }
    if (log !== null && written.length > 0 && !isSyncing) void bringToDisk(log)
  }
  return <T>(work: () => T, until: 'onDisk' | 'written' = 'onDisk') =>
    new Promise<T>((resolve, reject) => {
      let value: T
      if (queue.length === 0) setImmediate(flush)
      queue.push({
        run: () => {
          value = work()
        },
        until,
        settle: () => {
          resolve(value)
        },
        reject,
      })
    })
}
