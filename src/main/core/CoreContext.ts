import type { EmitEvent } from '#shared/contract/index.ts'
import type { CoreDeps } from './CoreDeps.ts'
import type { Durable } from './db/createGroupCommits.ts'
import type { Db } from './db/openDatabase.ts'

/** What every domain of the core is built on. */
export interface CoreContext {
  db: Db
  deps: CoreDeps
  /** Epoch ms. */
  now(): number
  newId(): string
  emit: EmitEvent
  /**
   * Runs a write together with the others of this turn of the event loop in one transaction, and resolves when it is on the
   * disk. What must be written before a call is made awaits this.
   */
  durable: Durable
}

/** Runs in one transaction that takes the write lock at once; nested calls join the outer one. */
export function inTransaction<T>(context: Pick<CoreContext, 'db'>, work: () => T): T {
  const { sqlite } = context.db
  return sqlite.inTransaction ? work() : sqlite.transaction(work).immediate()
}
