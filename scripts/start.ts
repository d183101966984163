/** `npm start`: opens Ratiba in whatever can show it on this machine, and says in one line what that is and why. */
import { join } from 'node:path'
import { ensureBuilt } from './build/ensureBuilt.ts'
import { resolveElectron } from './electron/resolveElectron.ts'
import type { ElectronAtHand } from './electron/resolveElectron.ts'
import { explainEarlyExit } from './launch/explainEarlyExit.ts'
import { planStart } from './launch/planStart.ts'
import type { StartPlan } from './launch/planStart.ts'
import { runHost } from './launch/runHost.ts'
import { ensureSystemPackages } from './system/ensureSystemPackages.ts'
import { logToStderr as log } from './system/log.ts'
import { projectRoot } from './system/projectRoot.ts'

const isRoot = process.getuid?.() === 0

async function main(): Promise<number> {
  const typedIn = process.env['INIT_CWD'] ?? process.cwd()
  const plan = planStart(process.argv.slice(2), process.env, process.platform, typedIn)
  await ensureBuilt(log)
  if (plan.headlessBecause !== null) return startHeadless(plan, plan.headlessBecause)
  const electron = await resolveElectron({ retryOfficial: plan.retryElectron, log })
  if (electron.kind === 'none') return startHeadless(plan, `there is no Electron: ${electron.reason}`)
  return startInElectron(plan, electron)
}

async function startHeadless(plan: StartPlan, because: string): Promise<number> {
  say(`headless on ${plan.host} because ${because}`)
  const host = join(projectRoot, 'out/main/headless.js')
  const exit = await runHost(process.execPath, [host, ...plan.hostArgs], {
    env: process.env,
    watchStderr: false,
  })
  return exit.code
}

async function startInElectron(plan: StartPlan, electron: ElectronAtHand): Promise<number> {
  sayWhich(electron)
  let exit = await runElectron(plan, electron)
  let lack = explainEarlyExit(exit)
  if (lack === 'libraries') {
    try {
      await ensureSystemPackages(['electron'], log)
    } catch (error) {
      return startHeadless(plan, `Electron lacks system libraries. ${messageOf(error)}`)
    }
    exit = await runElectron(plan, electron)
    lack = explainEarlyExit(exit)
  }
  switch (lack) {
    case null:
      return exit.code
    case 'libraries':
      return startHeadless(plan, 'Electron still lacks system libraries, see above')
    case 'display':
      return startHeadless(plan, 'the display cannot be opened')
    case 'sandbox': {
      const helper = join(electron.distDir, 'chrome-sandbox')
      return startHeadless(
        plan,
        "Chromium's sandbox is not allowed here. To allow it: " +
          `sudo sh -c 'chown root:root "${helper}" && chmod 4755 "${helper}"'`,
      )
    }
  }
}

function sayWhich(electron: ElectronAtHand): void {
  const notes = [...electron.notes, ...(isRoot ? ["without Chromium's sandbox because root"] : [])]
  say(`${electron.kind} Electron ${electron.version}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`)
}

function runElectron(plan: StartPlan, electron: ElectronAtHand): ReturnType<typeof runHost> {
  // Terminals inside Electron apps set ELECTRON_RUN_AS_NODE, which would turn this one into a plain Node.
  const env: NodeJS.ProcessEnv = { ...process.env }
  delete env['ELECTRON_RUN_AS_NODE']
  if (electron.nativeBinding === null) delete env['RATIBA_NATIVE_BINDING']
  else env['RATIBA_NATIVE_BINDING'] = electron.nativeBinding
  const args = [...(isRoot ? ['--no-sandbox'] : []), projectRoot, ...plan.hostArgs]
  return runHost(electron.executable, args, { env, watchStderr: true })
}

function say(what: string): void {
  process.stdout.write(`Ratiba: ${what}\n`)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

try {
  process.exitCode = await main()
} catch (error) {
  process.stderr.write(`Ratiba could not be started: ${messageOf(error)}\n`)
  process.exitCode = 1
}
