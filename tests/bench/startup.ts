import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from '../../scripts/build/ensureBuilt.ts'
import type { Bench } from '../../scripts/bench.ts'
import { resolveElectron } from '../../scripts/electron/resolveElectron.ts'
import type { ElectronAtHand } from '../../scripts/electron/resolveElectron.ts'
import { logToStderr } from '../../scripts/system/log.ts'
import { projectRoot } from '../../scripts/system/projectRoot.ts'
import { withXvfb } from '../../scripts/system/startXvfb.ts'
import { launchProbed } from './startup/launchProbed.ts'
import { processTree, processorMs, proportionalMb } from './startup/processTree.ts'

const rounds = 7
const settleMs = 2_000
const idleAfterMs = 5_000
const idleForMs = 30_000
const emptyApp = fileURLToPath(new URL('startup/empty', import.meta.url))

interface Start {
  readyMs: number
  residentMb: number
}

/**
 * How long a fresh profile takes until she can type, against an empty Electron window in the same run; what both hold in
 * memory; and what Ratiba costs once its window is closed.
 */
const startup: Bench = async ({ say }) => {
  const appDir = process.env['RATIBA_APP_DIR'] ?? projectRoot
  if (appDir === projectRoot) await ensureBuilt(logToStderr)
  const electron = await resolveElectron({ log: logToStderr })
  if (electron.kind === 'none') throw new Error(electron.reason)
  say(
    `${electron.kind} Electron ${electron.version}, ${rounds} starts each, in turns, after one that does not count`,
  )
  return withXvfb(async display => {
    const empty: Start[] = []
    const ratiba: Start[] = []
    for (let round = 0; round <= rounds; round += 1) {
      const emptyStart = await measureStart(electron, display, emptyApp)
      const ratibaStart = await measureStart(electron, display, appDir)
      if (round === 0) continue
      empty.push(emptyStart)
      ratiba.push(ratibaStart)
      say(
        `round ${round}: empty window ${emptyStart.readyMs.toFixed(0)} ms, Ratiba ${ratibaStart.readyMs.toFixed(0)} ms`,
      )
    }
    const idleCpuPercent = await measureIdle(electron, display, appDir, say)
    const readyMs = median(ratiba.map(start => start.readyMs))
    const emptyReadyMs = median(empty.map(start => start.readyMs))
    say(`medians: empty window ${emptyReadyMs.toFixed(0)} ms, Ratiba ${readyMs.toFixed(0)} ms`)
    say('memory: sum of the proportional set size (PSS) of all processes, 2 s after the window stood')
    return {
      ratioToEmptyWindow: rounded(readyMs / emptyReadyMs, 2),
      readyMs: Math.round(readyMs),
      idleCpuPercent: rounded(idleCpuPercent, 3),
      residentMb: Math.round(median(ratiba.map(start => start.residentMb))),
      emptyResidentMb: Math.round(median(empty.map(start => start.residentMb))),
    }
  })
}
export default startup

async function measureStart(electron: ElectronAtHand, display: string, appDir: string): Promise<Start> {
  const app = await launchProbed(electron, display, appDir)
  await sleep(settleMs)
  const residentMb = proportionalMb(processTree(app.pid))
  await app.end()
  return { readyMs: app.readyMs, residentMb }
}

/** Processor time of all processes with the window closed, in percent of one processor. */
async function measureIdle(
  electron: ElectronAtHand,
  display: string,
  appDir: string,
  say: (line: string) => void,
): Promise<number> {
  const app = await launchProbed(electron, display, appDir)
  await app.closeWindow()
  await sleep(idleAfterMs)
  const timersBefore = await app.timersFired()
  const pids = processTree(app.pid)
  const [usedBefore, startedAt] = [processorMs(pids), performance.now()]
  await sleep(idleForMs)
  const [used, tookMs] = [processorMs(pids) - usedBefore, performance.now() - startedAt]
  const timers = (await app.timersFired()) - timersBefore
  say(
    `window closed, ${(tookMs / 1000).toFixed(0)} s: ${used} ms of processor time in ${pids.length} processes, ` +
      `${timers} timers of the main process fired, ${proportionalMb(pids).toFixed(0)} MB`,
  )
  await app.end()
  return (used / tookMs) * 100
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
