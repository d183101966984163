import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../CoreDeps.ts'
import { unfinishedEnding } from './receiveFile.ts'

/** What an earlier run was receiving when it ended. The profile lock says that nobody else is receiving here. */
export function removeUnfinished(folder: string, log: Log): void {
  const names = readdirSync(folder).filter(name => name.endsWith(unfinishedEnding))
  for (const name of names) rmSync(join(folder, name), { force: true })
  if (names.length > 0) log.info('Removed unfinished uploads.', { count: names.length })
}
