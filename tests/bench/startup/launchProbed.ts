import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { ElectronAtHand } from '../../../scripts/electron/resolveElectron.ts'

export interface Probed {
  pid: number
  /** From just before the process was started until its window stood, in ms. */
  readyMs: number
  /** Closes the window as a person does. */
  closeWindow(): Promise<void>
  /** How many timers of the main process have fired since. */
  timersFired(): Promise<number>
  end(): Promise<void>
}

const probe = fileURLToPath(new URL('probe.cjs', import.meta.url))
const readyWithinMs = 60_000

/** Starts an app on a fresh profile and waits until its window can be used. */
export async function launchProbed(
  electron: ElectronAtHand,
  display: string,
  appDir: string,
): Promise<Probed> {
  const home = mkdtempSync(join(tmpdir(), 'ratiba-bench-'))
  const env: NodeJS.ProcessEnv = { ...process.env, DISPLAY: display, XDG_CONFIG_HOME: join(home, 'config') }
  delete env['ELECTRON_RUN_AS_NODE']
  if (electron.nativeBinding !== null) env['RATIBA_NATIVE_BINDING'] = electron.nativeBinding
  const noSandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const startedAt = performance.now()
  const child = spawn(
    electron.executable,
    [...noSandbox, '-r', probe, appDir, '--profile', join(home, 'profile')],
    { env, stdio: ['pipe', 'pipe', 'pipe'] },
  )
  const lines = createInterface({ input: child.stdout })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-4000)))
  const exited = once(child, 'exit')
  const line = (start: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const tooLate = setTimeout(() => reject(new Error(`${appDir} did not say ${start}`)), readyWithinMs)
      void exited.then(([code, signal]) =>
        reject(
          new Error(`${appDir} ended with ${String(code ?? signal)} before it said ${start}:\n${stderr}`),
        ),
      )
      lines.on('line', text => {
        if (!text.startsWith(start)) return
        clearTimeout(tooLate)
        resolve(text)
      })
    })
  const ask = async (question: string, answer: string): Promise<string> => {
    const answered = line(answer)
    child.stdin.write(`${question}\n`)
    return answered
  }
  const end = async (): Promise<void> => {
    child.kill('SIGTERM')
    await exited
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
  await line('READY')
  return {
    pid: child.pid ?? 0,
    readyMs: performance.now() - startedAt,
    closeWindow: async () => {
      await ask('close', 'CLOSED')
    },
    timersFired: async () => Number((await ask('timers', 'TIMERS')).split(' ')[1]),
    end,
  }
}
