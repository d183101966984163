import type { Settings } from '#shared/model/settings.ts'
import type { CoreDeps } from '../CoreDeps.ts'

/** Lets the host take the keys of quick capture as they are set, or give them back. */
export function takeCaptureKeys(
  { quickCapture }: Pick<CoreDeps, 'quickCapture'>,
  { captureAnywhere, captureKeys }: Pick<Settings, 'captureAnywhere' | 'captureKeys'>,
): void {
  quickCapture?.takeKeys(captureAnywhere ? captureKeys : null)
}
