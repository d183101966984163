import { app } from 'electron'
import type { Log } from '#core/CoreDeps.ts'

const longEnoughMs = 60_000

/**
 * After an error that nobody caught, nothing that is in memory can be trusted, but what is on disk can: a Ratiba that
 * ran for a while starts anew, in the tray, so that nothing is missed. One that fails at once gives up.
 */
export function guardAgainstCrashes(log: Log, onGiveUp: (error: unknown) => void): void {
  const startedAt = Date.now()
  process.on('unhandledRejection', error => log.error('a rejection that nobody handled', { error }))
  process.on('uncaughtException', error => {
    log.error('an error that nobody caught', { error })
    if (Date.now() - startedAt < longEnoughMs) {
      onGiveUp(error)
      return
    }
    const args = process.argv.slice(1).filter(arg => arg !== '--hidden')
    app.relaunch({ args: [...args, '--hidden'] })
    app.exit(70)
  })
}
