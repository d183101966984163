import { app } from 'electron'
import type { Log } from '#core/CoreDeps.ts'

export interface QuitOptions {
  log: Log
  /** Resolves when the running steps have ended or are marked. */
  stopCore: () => Promise<void>
  /** Hides what can be hidden and says that the rest is being finished. */
  onFinishing: () => void
}

/** Past this the program ends anyway: what it was about to do is written down, and is looked up at the next start. */
export const quitWithinMs = 20_000

/** Quitting waits for the running step; asking a second time, or 20 seconds, end it at once. */
export function waitBeforeQuitting({ log, stopCore, onFinishing }: QuitOptions): void {
  let isQuitting = false
  const exit = (why: string) => {
    log.info('ending', { why })
    app.exit(0)
  }
  app.on('before-quit', event => {
    event.preventDefault()
    if (isQuitting) {
      exit('asked twice')
      return
    }
    isQuitting = true
    log.info('quitting: waiting for the running step')
    onFinishing()
    setTimeout(() => exit('20 seconds are over'), quitWithinMs)
    stopCore().then(
      () => exit('all steps have ended'),
      (error: unknown) => {
        log.error('the core could not be stopped', { error })
        exit('the core could not be stopped')
      },
    )
  })
}
