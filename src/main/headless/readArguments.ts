import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { AppError } from '#shared/rpc/errors.ts'

export interface HeadlessArguments {
  help: boolean
  profileDir: string
  host: string
  port: number
  names: string[]
  /** A file with the password in its first line, or null. */
  passwordFile: string | null
}

export const usage = `Ratiba without a window, to be used from a browser.

  --profile DIR         where the data is (default: this account's own profile)
  --port N              port to listen on (default: any free one, another every time)
  --host ADDRESS        address to listen on (default: 127.0.0.1, this computer only);
                        any other one needs a password
  --name NAME           another name under which browsers call it, such as that of a
                        reverse proxy; may be given several times
  --password-file FILE  file whose first line is the password; or set RATIBA_PASSWORD
  --help                this text
`

/** Throws AppError `invalid_input` with words for the person. */
export function readArguments(argv: readonly string[], env: NodeJS.ProcessEnv): HeadlessArguments {
  const values = parsed(argv)
  const port = values.port ?? '0'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new AppError('invalid_input', `--port ${port} is not a port: 1 to 65535, or 0 for any free one.`)
  }
  return {
    help: values.help === true,
    profileDir: resolve(values.profile ?? ownProfileDir(env)),
    host: values.host ?? '127.0.0.1',
    port: Number(port),
    names: values.name ?? [],
    passwordFile: values['password-file'] ?? null,
  }
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        help: { type: 'boolean' },
        profile: { type: 'string' },
        port: { type: 'string' },
        host: { type: 'string' },
        name: { type: 'string', multiple: true },
        'password-file': { type: 'string' },
      },
    }).values
  } catch (error) {
    throw new AppError('invalid_input', error instanceof Error ? error.message : String(error), undefined, {
      cause: error,
    })
  }
}

/** The same folder as the desktop app's, so that either shows the same plans; logins are sealed apart. */
function ownProfileDir(env: NodeJS.ProcessEnv): string {
  return join(configDir(env), 'Ratiba', 'profile')
}

function configDir(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  if (process.platform === 'win32') return env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming')
  const xdg = env['XDG_CONFIG_HOME'] ?? ''
  return isAbsolute(xdg) ? xdg : join(homedir(), '.config')
}
