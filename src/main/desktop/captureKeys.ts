import { globalShortcut } from 'electron'
import type { Log, QuickCapture } from '#core/CoreDeps.ts'

export interface CaptureKeysOptions {
  onPress: () => void
  log: Log
}

export type CaptureKeys = Pick<QuickCapture, 'takeKeys' | 'keyState'>

/** The keys that are heard in every program. A system that gives them to another one, or to nobody, says so in `keyState`. */
export function createCaptureKeys({ onPress, log }: CaptureKeysOptions): CaptureKeys {
  let taken: string | null = null
  let state: ReturnType<QuickCapture['keyState']> = 'off'
  return {
    takeKeys: keys => {
      if (taken !== null) globalShortcut.unregister(taken)
      taken = null
      state = 'off'
      if (keys === null) return
      const accelerator = keys.replace('Mod', 'CommandOrControl')
      if (globalShortcut.register(accelerator, onPress)) {
        taken = accelerator
        state = 'held'
      } else {
        state = 'refused'
        log.warn('the system did not give the keys of quick capture', { keys })
      }
    },
    keyState: () => state,
  }
}
