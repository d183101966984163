import { isDiskFull } from '#shared/rpc/isDiskFull.ts'
import type { StepParts } from './step.ts'

/** How soon room on a full disk is looked for again. */
const againAfterMs = 10_000

/**
 * Writes what must not be forgotten (what a network answered): while the disk is full it is kept in memory and tried again
 * until there is room, and the person is told. When the app stops meanwhile the error is thrown: the next start finds the
 * job as it stood before, and asks the network. Other errors are thrown at once. `write` may run more than once, so what
 * else is to happen belongs after it.
 */
export async function untilWritten<T>(
  { context, notices, stopping }: Pick<StepParts, 'context' | 'notices' | 'stopping'>,
  write: () => T,
): Promise<T> {
  for (;;) {
    try {
      return await context.durable(write)
    } catch (error) {
      if (!isDiskFull(error) || stopping.aborted) throw error
      context.deps.log.warn('The disk is full: what came of a step cannot be written yet', { error })
      notices.diskFull()
    }
    await new Promise<void>(resolve => {
      const goOn = () => {
        stopping.removeEventListener('abort', goOn)
        callOff()
        resolve()
      }
      const callOff = context.deps.clock.after(againAfterMs, goOn)
      stopping.addEventListener('abort', goOn, { once: true })
    })
  }
}
