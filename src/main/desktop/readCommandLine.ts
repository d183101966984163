import { resolve } from 'node:path'

export interface CommandLine {
  /** The folder given with --profile, absolute, or null for the person's own. */
  profileDir: string | null
  /** Start without a window, as the computer does when it starts. */
  hidden: boolean
  /** Start without a window, or go on without, but for the small one of quick capture: for keys that a desktop gives itself. */
  capture: boolean
}

/** Reads what was written after the program's name; what it does not know belongs to Chromium. */
export function readCommandLine(argv: readonly string[], workingDir: string): CommandLine {
  const at = argv.indexOf('--profile')
  const named =
    at >= 0 ? argv[at + 1] : argv.find(arg => arg.startsWith('--profile='))?.slice('--profile='.length)
  return {
    profileDir: named === undefined || named === '' ? null : resolve(workingDir, named),
    hidden: argv.includes('--hidden'),
    capture: argv.includes('--capture'),
  }
}
