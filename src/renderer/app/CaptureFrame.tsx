import { CaptureWindow } from '../features/competitors/CaptureWindow.tsx'
import { useSettingsApplied } from './useSettingsApplied.ts'

/** What stands in the window of quick capture. */
export function CaptureFrame() {
  useSettingsApplied()
  return <CaptureWindow />
}
