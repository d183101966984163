import { powerMonitor } from 'electron'
import type { Log } from '#core/CoreDeps.ts'

/** Wakes the core when the computer does: due times may have passed meanwhile. */
export function followPower(wake: () => void, onShutdown: () => void, log: Log): void {
  powerMonitor.on('suspend', () => log.info('the computer goes to sleep'))
  powerMonitor.on('resume', () => {
    log.info('the computer woke up')
    wake()
  })
  powerMonitor.on('unlock-screen', wake)
  // Electron documents preventDefault here (Linux and macOS); its types leave the event out.
  powerMonitor.on('shutdown', (event?: Electron.Event) => {
    event?.preventDefault()
    onShutdown()
  })
}
