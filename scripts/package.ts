/**
 * `npm run package`: an unpacked Linux app in dist/, made with whichever Electron is at hand, started once to prove that
 * it starts. Made with the offline Electron it is for trying out only and says so in its folder's name and inside.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ensureBuilt } from './build/ensureBuilt.ts'
import { resolveElectron } from './electron/resolveElectron.ts'
import type { ElectronAtHand } from './electron/resolveElectron.ts'
import { findOnPath } from './system/findOnPath.ts'
import { logToStderr as log } from './system/log.ts'
import { projectRoot } from './system/projectRoot.ts'
import { runCommand } from './system/runCommand.ts'
import { withXvfb } from './system/startXvfb.ts'

const dist = join(projectRoot, 'dist')
const startsWithinMs = 60_000

const trialNotice = `This Ratiba is for trying out on the machine that made it, and not for users.

It was packed with a stand-in for Electron, older than the one Ratiba ships with, because the official one could not be
downloaded; resources/trial-only holds a database driver for it alone.
`

async function main(): Promise<void> {
  if (process.platform !== 'linux') throw new Error('npm run package makes the unpacked Linux app, on Linux.')
  await ensureBuilt(log)
  const electron = await resolveElectron({ log })
  if (electron.kind === 'none') throw new Error(`There is no Electron to pack with: ${electron.reason}`)
  const unpacked = await pack(electron)
  const megabytes = (await sizeOf(unpacked)) / 1e6
  const started = await startOnce(join(unpacked, 'ratiba'))
  say(
    `Made ${relative(projectRoot, unpacked)} (${megabytes.toFixed(0)} MB) with the ${electron.kind} Electron ${electron.version}.`,
  )
  say(
    started === null
      ? 'Not started: there is neither a display nor Xvfb here.'
      : `It starts: its window was shown after ${started} ms.`,
  )
  if (electron.kind === 'offline')
    say('It is for trying out only, NOT FOR USERS: see NOT-FOR-USERS.txt in it.')
}

/** Leaves the app in dist/linux-unpacked, or in dist/linux-unpacked-not-for-users; never a half one. */
async function pack(electron: ElectronAtHand): Promise<string> {
  await rm(dist, { recursive: true, force: true })
  const made = join(dist, process.arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked')
  const builder = createRequire(import.meta.url).resolve('electron-builder/package.json')
  const result = await runCommand(
    process.execPath,
    [
      join(dirname(builder), 'cli.js'),
      '--linux',
      '--dir',
      '--publish=never',
      `-c.electronDist=${electron.distDir}`,
      `-c.electronVersion=${electron.version}`,
    ],
    { cwd: projectRoot, env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' } },
  )
  if (result.code !== 0)
    throw new Error(`electron-builder failed:\n${(result.stdout + result.stderr).trim()}`)
  if (electron.kind === 'official') return made
  await rm(join(made, 'resources/default_app.asar'), { force: true })
  if (electron.nativeBinding !== null) {
    const trialOnly = join(made, 'resources/trial-only')
    await mkdir(trialOnly)
    await copyFile(electron.nativeBinding, join(trialOnly, 'better_sqlite3.node'))
  }
  await writeFile(join(made, 'NOT-FOR-USERS.txt'), trialNotice)
  const marked = `${made}-not-for-users`
  await rename(made, marked)
  return marked
}

/** Starts the app on a fresh profile; the ms until its window stood, or null where there is nothing to show it on. */
async function startOnce(executable: string): Promise<number | null> {
  const display = process.env['DISPLAY']
  if (display !== undefined && display !== '') return untilReady(executable, display)
  if (findOnPath('Xvfb') === null) return null
  return withXvfb(xvfb => untilReady(executable, xvfb))
}

/** A packed app cannot be driven, but its log tells that the window is shown; errors in it are failures. */
async function untilReady(executable: string, display: string): Promise<number> {
  const home = await mkdtemp(join(tmpdir(), 'ratiba-package-'))
  const logFile = join(home, 'profile/logs/ratiba.log')
  const env: NodeJS.ProcessEnv = { ...process.env, DISPLAY: display, XDG_CONFIG_HOME: join(home, 'config') }
  // It must find everything by itself.
  delete env['RATIBA_NATIVE_BINDING']
  delete env['ELECTRON_RUN_AS_NODE']
  const noSandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const startedAt = performance.now()
  const child = spawn(executable, [...noSandbox, '--profile', join(home, 'profile')], {
    env,
    stdio: 'ignore',
  })
  const exited = once(child, 'exit')
  const limit = setTimeout(() => child.kill('SIGKILL'), startsWithinMs)
  try {
    let text = ''
    while (!text.includes('the window is shown')) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`It did not start. Its log:\n${text}`)
      await sleep(50)
      text = await readFile(logFile, 'utf8').catch(() => '')
    }
    const tookMs = Math.round(performance.now() - startedAt)
    child.kill('SIGTERM')
    const [code] = (await exited) as [number | null]
    const whole = await readFile(logFile, 'utf8')
    if (code !== 0 || whole.includes('"level":50')) {
      throw new Error(`It started, but ended with ${String(code)}. Its log:\n${whole}`)
    }
    return tookMs
  } finally {
    clearTimeout(limit)
    await rm(home, { recursive: true, force: true, maxRetries: 5 })
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function sizeOf(dir: string): Promise<number> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const sizes = await Promise.all(
    entries
      .filter(entry => entry.isFile())
      .map(async entry => (await stat(join(entry.parentPath, entry.name))).size),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

await main()
