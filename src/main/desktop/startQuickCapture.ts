import type { Log } from '#core/CoreDeps.ts'
import type { Client } from '#shared/rpc/client.ts'
import type { CaptureWindow } from './captureWindow.ts'

export interface QuickCaptureOptions {
  client: Client
  captureWindow: CaptureWindow
  log: Log
}

/** The first screen, and what is due, come first. */
const warmAfterMs = 3_000

/**
 * Keeps the window of quick capture warm for those who keep a journal: making a window takes longer than the thought lasts, but a hidden
 * one is a process of its own. Whoever has no competitors, or switched the keys off, does not pay for it.
 */
export function startQuickCapture({ client, captureWindow, log }: QuickCaptureOptions): void {
  const look = async () => {
    const [{ captureAnywhere }, competitors] = await Promise.all([
      client.call('settings.get'),
      client.call('competitors.list', { projectId: null }),
    ])
    captureWindow.keepWarm(captureAnywhere && competitors.length > 0)
  }
  const lookNow = () =>
    void look().catch((error: unknown) => log.warn('quick capture is not kept warm', { error }))
  setTimeout(() => {
    client.on('settings.changed', lookNow)
    client.on('competitors.changed', lookNow)
    lookNow()
  }, warmAfterMs)
}
