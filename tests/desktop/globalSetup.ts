import { ensureBuilt } from '../../scripts/build/ensureBuilt.ts'
import { resolveElectron } from '../../scripts/electron/resolveElectron.ts'
import { logToStderr } from '../../scripts/system/log.ts'
import { startXvfb } from '../../scripts/system/startXvfb.ts'

/**
 * Sees to what launchApp needs, unless the caller has done so by RATIBA_ELECTRON (an executable), RATIBA_NATIVE_BINDING
 * and DISPLAY; so the suite also runs by hand. The workers inherit the variables.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (process.env['RATIBA_ELECTRON'] === undefined) {
    await ensureBuilt(logToStderr)
    const electron = await resolveElectron({ log: logToStderr })
    if (electron.kind === 'none') throw new Error(`No Electron to test in: ${electron.reason}`)
    process.env['RATIBA_ELECTRON'] = electron.executable
    if (electron.nativeBinding !== null) process.env['RATIBA_NATIVE_BINDING'] = electron.nativeBinding
  }
  const needsDisplay = process.platform === 'linux' && !process.env['DISPLAY']
  const xvfb = needsDisplay ? await startXvfb() : null
  if (xvfb !== null) process.env['DISPLAY'] = xvfb.display
  return async () => xvfb?.stop()
}
