/** Turns of the event loop after which what was begun, and needs nobody outside, has come to its end. */
const quietTurns = 5

/** Whoever awaits a write goes on when its log is on the disk, however long that takes; nothing of the database tells. */
export const isDiskAtWork = (): boolean => process.getActiveResourcesInfo().includes('FSReqCallback')

/** Lets the core go on with what it has begun, while its clock stands still. */
export async function goOn(): Promise<void> {
  for (let quiet = 0; quiet < quietTurns; quiet += 1) {
    await new Promise(resolve => setImmediate(resolve))
    if (isDiskAtWork()) quiet = -1
  }
}
