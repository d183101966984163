import { isAbsolute, resolve } from 'node:path'

export interface StartPlan {
  /** Why there shall be no window, or null when there shall be one. */
  headlessBecause: string | null
  /** Address the headless host listens on. */
  host: string
  retryElectron: boolean
  /** What is handed on to the host. */
  hostArgs: string[]
}

/** Reads the command line of `npm start`. A relative --profile means relative to where the person typed it. */
export function planStart(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  typedIn: string,
): StartPlan {
  const hostArgs: string[] = []
  let asked = false
  let retryElectron = env['RATIBA_RETRY_ELECTRON'] === '1'
  for (let i = 0; i < argv.length; i += 1) {
    const arg = argv[i] ?? ''
    const value = argv[i + 1]
    // Chromium has a switch --headless of its own, which must not see this one.
    if (arg === '--headless') asked = true
    else if (arg === '--retry-electron') retryElectron = true
    else if (arg === '--profile' && value !== undefined) {
      hostArgs.push(arg, absolute(value, typedIn))
      i += 1
    } else if (arg.startsWith('--profile=')) {
      hostArgs.push('--profile', absolute(arg.slice('--profile='.length), typedIn))
    } else hostArgs.push(arg)
  }
  return {
    headlessBecause: asked
      ? '--headless asks for it'
      : hasDisplay(env, platform)
        ? null
        : 'there is no display',
    host: valueOf(hostArgs, '--host') ?? '127.0.0.1',
    retryElectron,
    hostArgs,
  }
}

function absolute(path: string, base: string): string {
  return isAbsolute(path) ? path : resolve(base, path)
}

function valueOf(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name)
  if (at >= 0) return args[at + 1]
  return args.find(arg => arg.startsWith(`${name}=`))?.slice(name.length + 1)
}

/** Only X11 and Wayland announce themselves by a variable; Windows and macOS are taken to have a screen. */
function hasDisplay(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (platform === 'win32' || platform === 'darwin') return true
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY'])
}
