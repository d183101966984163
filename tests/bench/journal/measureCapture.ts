import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { ElectronAtHand } from '../../../scripts/electron/resolveElectron.ts'
import { projectRoot } from '../../../scripts/system/projectRoot.ts'
import { pressKeys } from '../../desktop/pressKeys.ts'
import { proportionalMb } from '../startup/processTree.ts'

export interface CaptureTimes {
  /** From the shortcut, pressed on the display itself, until she can type and sees it; the median of `rounds`, ms. */
  captureMs: number
  /** From Enter until it is in the database; the median of `rounds`, ms. */
  saveMs: number
  /** The slowest of each. */
  slowest: { captureMs: number; saveMs: number }
  /** What the window costs while it is hidden and warm: its process's part of the memory (PSS), MB. */
  warmMb: number
}

export interface MeasureCaptureOptions {
  electron: ElectronAtHand
  /** The X display that the app is on. */
  display: string
  /** A profile with at least one competitor, which nobody has open; without one, a fresh one is begun. */
  profileDir?: string
  rounds?: number
}

const probe = fileURLToPath(new URL('captureProbe.cjs', import.meta.url))
/** Between two captures, as long as nothing is faster than it is for her. */
const restMs = 400
const answerWithinMs = 60_000

/** Quick capture in the real app, from key to key, its own window being closed to the tray all the while. The app must have been built. */
export async function measureCapture(options: MeasureCaptureOptions): Promise<CaptureTimes> {
  const { display, rounds = 15 } = options
  const home = mkdtempSync(join(tmpdir(), 'ratiba-bench-'))
  const app = startApp(options, home)
  const earlierDisplay = process.env['DISPLAY']
  process.env['DISPLAY'] = display
  try {
    const warmed = app.line('WARM')
    await app.line('READY')
    const pid = Number(await warmed)
    await sleep(2_000)
    const warmMb = proportionalMb([pid])
    const capture: number[] = []
    const save: number[] = []
    // The first two do not count: code is being compiled.
    for (let round = -2; round < rounds; round += 1) {
      const focused = await app.arm('focused')
      const shortcutAt = await pressKeys('Control', 'Alt', 'J')
      const captureMs = Number(await focused()) - shortcutAt
      await pressKeys('K')
      await pressKeys('J')
      const stored = await app.arm('stored')
      const hidden = app.line('HIDDEN')
      const enterAt = await pressKeys('Enter')
      const saveMs = Number(await stored()) - enterAt
      await hidden
      if (round >= 0) {
        capture.push(captureMs)
        save.push(saveMs)
      }
      await sleep(restMs)
    }
    return {
      captureMs: median(capture),
      saveMs: median(save),
      slowest: { captureMs: Math.max(...capture), saveMs: Math.max(...save) },
      warmMb: Math.round(warmMb),
    }
  } finally {
    if (earlierDisplay === undefined) delete process.env['DISPLAY']
    else process.env['DISPLAY'] = earlierDisplay
    await app.end()
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }

  function median(values: readonly number[]): number {
    return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
  }
}

function startApp({ electron, display, profileDir }: MeasureCaptureOptions, home: string) {
  const env: NodeJS.ProcessEnv = { ...process.env, DISPLAY: display, XDG_CONFIG_HOME: join(home, 'config') }
  delete env['ELECTRON_RUN_AS_NODE']
  if (electron.nativeBinding !== null) env['RATIBA_NATIVE_BINDING'] = electron.nativeBinding
  const child = spawn(
    electron.executable,
    [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...['-r', probe, projectRoot, '--profile', profileDir ?? join(home, 'profile')],
      ...(profileDir === undefined ? ['--begin'] : []),
    ],
    { env, stdio: ['pipe', 'pipe', 'pipe'] },
  )
  const lines = createInterface({ input: child.stdout })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-4000)))
  const exited = once(child, 'exit')

  /** What it says next behind this word. */
  const line = (word: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const onLine = (text: string) => {
        if (!text.startsWith(`${word} `)) return
        clearTimeout(tooLate)
        lines.off('line', onLine)
        resolve(text.slice(word.length + 1))
      }
      const tooLate = setTimeout(
        () => reject(new Error(`The app did not say ${word}:\n${stderr}`)),
        answerWithinMs,
      )
      lines.on('line', onLine)
    })
  return {
    line,
    /** Lets the page tell when this happens next; resolves once it listens. */
    arm: async (what: 'focused' | 'stored'): Promise<() => Promise<string>> => {
      const armed = line('ARMED')
      const answer = line(what)
      child.stdin.write(`${what}\n`)
      await armed
      return () => answer
    },
    end: async () => {
      child.kill('SIGTERM')
      await exited
    },
  }
}
