import { lazy } from 'react'

const workspace = () => import('./Workspace.tsx')
const today = () => import('../features/today/TodayScreen.tsx')
const dialogs = () => import('./Dialogs.tsx')
const captureFrame = () => import('./CaptureFrame.tsx')
const repostDialog = () => import('../features/reposts/RepostDialog.tsx')

// A first run shows none of these, and must not wait for them to be read.
export const Workspace = lazy(async () => ({ default: (await workspace()).Workspace }))
export const TodayScreen = lazy(async () => ({ default: (await today()).TodayScreen }))
export const RepostDialog = lazy(async () => ({ default: (await repostDialog()).RepostDialog }))
export const CaptureFrame = lazy(async () => ({ default: (await captureFrame()).CaptureFrame }))
export const Dialogs = lazy(async () => ({ default: (await dialogs()).Dialogs }))

/** Reads what will be shown first beside the first questions to the core, not after their answers. */
export function foreseeWorkspace(): void {
  // Should reading fail, the same import fails again when it is shown, and says so there.
  workspace().catch(() => undefined)
  today().catch(() => undefined)
}
