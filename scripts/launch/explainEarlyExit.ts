import type { HostExit } from './runHost.ts'

export type EarlyExit = 'libraries' | 'display' | 'sandbox'

const earlyMs = 15_000

/** What the system lacked when Electron ended as soon as it was started; null for any other end. */
export function explainEarlyExit({ code, stderr, ranMs }: HostExit): EarlyExit | null {
  if (code === 0 || ranMs > earlyMs) return null
  if (stderr.includes('error while loading shared libraries')) return 'libraries'
  if (
    /Missing X server or \$DISPLAY|cannot open display|failed to (connect to|open) .*display/i.test(stderr)
  ) {
    return 'display'
  }
  if (/SUID sandbox helper binary|No usable sandbox/.test(stderr)) return 'sandbox'
  return null
}
