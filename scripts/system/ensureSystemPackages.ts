import { existsSync, readFileSync } from 'node:fs'
import { cacheDir } from './cacheDir.ts'
import { listLibraries } from './listLibraries.ts'
import type { Log } from './log.ts'
import { runCommand } from './runCommand.ts'
import { missingProvisions } from './systemProvisions.ts'
import type { Provision, SystemNeed } from './systemProvisions.ts'
import { withLock } from './withLock.ts'

export interface SystemPackagesReport {
  /** Debian packages installed by this call; empty when everything was there. */
  installed: string[]
  durationMs: number
}

/** Something needed from the system is absent and this process may not, or could not, install it. */
export class SystemPackagesError extends Error {
  override readonly name = 'SystemPackagesError'
  /** The one command that puts it right, or null where we do not know the system's package names. */
  readonly command: string | null

  constructor(message: string, command: string | null) {
    super(command === null ? message : `${message}. Run: ${command}`)
    this.command = command
  }
}

/**
 * Makes sure that what the system must provide is there: looks for the files themselves, and as root on Debian
 * or Ubuntu installs what is missing. Throws SystemPackagesError with the command to run otherwise.
 */
export async function ensureSystemPackages(
  needs: readonly SystemNeed[],
  log: Log,
): Promise<SystemPackagesReport> {
  const startedAt = performance.now()
  const report = (installed: string[]) => ({
    installed,
    durationMs: Math.round(performance.now() - startedAt),
  })
  const missing = missingProvisions(needs, await listLibraries())
  if (missing.length === 0) return report([])
  if (!isDebianLike() || process.getuid?.() !== 0) {
    if (missing.every(provision => provision.optional)) return report([])
    throw await explainMissing(missing)
  }
  // apt's own lock covers dpkg but not the package lists, so two of our scripts take turns.
  return withLock('system-packages', cacheDir(), log, async () => {
    const stillMissing = missingProvisions(needs, await listLibraries())
    if (stillMissing.length === 0) return report([])
    return report(await installPackages(stillMissing, needs, log))
  })
}

async function installPackages(
  missing: readonly Provision[],
  needs: readonly SystemNeed[],
  log: Log,
): Promise<string[]> {
  log(`installing system packages for ${needs.join(', ')}`)
  const update = await aptGet(['update'])
  if (update.code !== 0)
    log(`apt-get update failed, trying with the package lists at hand: ${lastLine(update.stderr)}`)
  const packages = await debianNames(missing)
  log(`apt-get install ${packages.join(' ')}`)
  const install = await aptGet(['install', '-y', '--no-install-recommends', ...packages])
  const left = missingProvisions(needs, await listLibraries()).filter(provision => !provision.optional)
  if (left.length > 0) {
    const why = install.code === 0 ? 'apt-get reported success' : lastLine(install.stderr)
    const names = left.map(provision => provision.debian).join(' ')
    throw new SystemPackagesError(
      `System packages could not be installed: ${names} (${why})`,
      aptCommand(packages),
    )
  }
  return packages
}

async function explainMissing(missing: readonly Provision[]): Promise<SystemPackagesError> {
  const what = [...new Set(missing.map(provision => provision.need))].join(', ')
  if (!isDebianLike()) {
    const names = missing.map(provision => provision.debian).join(' ')
    return new SystemPackagesError(
      `Missing from the system (for ${what}): install what Debian calls ${names} with your system's package manager`,
      null,
    )
  }
  const packages = await debianNames(missing)
  return new SystemPackagesError(
    `Missing from the system: packages for ${what}`,
    `sudo sh -c '${aptCommand(packages)}'`,
  )
}

function aptCommand(packages: readonly string[]): string {
  return `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`
}

/** Newer releases renamed libraries for 64-bit time (libgtk-3-0t64): takes whichever name apt can install. */
async function debianNames(provisions: readonly Provision[]): Promise<string[]> {
  const names = [...new Set(provisions.map(provision => provision.debian))]
  const policy = await runCommand('apt-cache', ['policy', ...names.flatMap(name => [name, `${name}t64`])], {
    env: { ...process.env, LC_ALL: 'C' },
  })
  const installable = installableIn(policy.stdout)
  return names.map(name => (!installable.has(name) && installable.has(`${name}t64`) ? `${name}t64` : name))
}

/** Names with an installation candidate in the output of `apt-cache policy`; exported for its test. */
export function installableIn(policy: string): Set<string> {
  const found = new Set<string>()
  for (const [, name, candidate] of policy.matchAll(/^(\S+):\n {2}Installed: .*\n {2}Candidate: (.*)$/gm)) {
    if (name !== undefined && candidate !== '(none)') found.add(name)
  }
  return found
}

function aptGet(args: readonly string[]): ReturnType<typeof runCommand> {
  return runCommand('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
  })
}

function isDebianLike(): boolean {
  if (process.platform !== 'linux' || !existsSync('/etc/os-release') || !existsSync('/usr/bin/apt-get'))
    return false
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
