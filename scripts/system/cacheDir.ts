import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/**
 * The folder for what is fetched or built once per machine: outside the repository and safe to delete.
 * Follows XDG, where a relative XDG_CACHE_HOME must be ignored.
 */
export function cacheDir(env: NodeJS.ProcessEnv = process.env): string {
  const xdg = env['XDG_CACHE_HOME']
  return join(xdg !== undefined && isAbsolute(xdg) ? xdg : join(homedir(), '.cache'), 'ratiba')
}
