import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('main.ts', import.meta.url))

export interface Killable {
  /** Resolves when it stands still where it was told to; rejects when it ends before. */
  standsStill: Promise<void>
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>
}

/** The real core on a profile in a process of its own. See main.ts for `at`. */
export function startKillable(profileDir: string, at: `${'before' | 'after'} ${string}` | ''): Killable {
  const child = spawn(process.execPath, [main, profileDir, at], { stdio: ['ignore', 'pipe', 'pipe'] })
  const closed = once(child, 'close')
  let said = ''
  const standsStill = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      if (part.toString().includes('standing still')) resolve()
    })
    child.stderr.on('data', (part: Buffer) => (said += part.toString()))
    void closed.then(() => reject(new Error(`It ended by itself: ${said}`)))
  })
  standsStill.catch(() => undefined)
  return {
    standsStill,
    kill: async () => {
      child.kill('SIGKILL')
      await closed
    },
  }
}
