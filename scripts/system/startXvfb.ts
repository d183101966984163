import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'

export interface Xvfb {
  /** For the DISPLAY variable, for example `:99`. */
  display: string
  stop: () => Promise<void>
}

const startWithinMs = 15_000

/**
 * Starts a virtual screen on a display number that Xvfb itself picks free (`-displayfd`), so that any number of
 * runs can go on at once. It is ended by `stop` and, whatever happens, when this process exits.
 */
export async function startXvfb(size = '1600x1000x24'): Promise<Xvfb> {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  const endWithUs = (): void => void child.kill('SIGKILL')
  process.once('exit', endWithUs)
  const exited = new Promise<void>(resolve => child.once('close', () => resolve()))
  void exited.then(() => process.removeListener('exit', endWithUs))
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))

  const display = new Promise<string>((resolve, reject) => {
    const giveUp = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`Xvfb did not start within ${startWithinMs / 1000} s`))
    }, startWithinMs)
    let digits = ''
    const pipe = child.stdio[3] as Readable
    pipe.setEncoding('utf8').on('data', (text: string) => {
      digits += text
      if (!digits.endsWith('\n')) return
      clearTimeout(giveUp)
      resolve(`:${digits.trim()}`)
    })
    child.once('error', error => {
      clearTimeout(giveUp)
      reject(error)
    })
    child.once('close', code => {
      clearTimeout(giveUp)
      reject(new Error(`Xvfb ended with code ${String(code)}: ${stderr.trim()}`))
    })
  })
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const closed = once(child, 'close')
    child.kill('SIGTERM')
    await closed
  }
  return { display: await display, stop }
}

/** Runs `run` with a virtual screen of its own, which is gone again afterwards. */
export async function withXvfb<T>(run: (display: string) => Promise<T>): Promise<T> {
  const xvfb = await startXvfb()
  try {
    return await run(xvfb.display)
  } finally {
    await xvfb.stop()
  }
}
