import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Log } from '../system/log.ts'

/** The software of a real network, running on this computer. */
export interface RealServer {
  /** What the tests need to know of it, for their environment. */
  facts: Record<string, string>
  stop(): Promise<void>
}

export interface RealNetwork {
  /** Also the name of its test file. */
  id: string
  /** What it is, with its version. */
  name: string
  /** Installs what is missing into `dir`. Throws when it cannot. */
  install(dir: string, log: Log): Promise<void>
  start(dir: string): Promise<RealServer>
}

/** Waits for the line that says that a program is ready, and goes on reading what it says. Throws when it ends before. */
export async function untilLine(child: ChildProcess, ready: RegExp): Promise<RegExpExecArray> {
  if (child.stdout === null) throw new Error('It has no output.')
  const said: string[] = []
  const lines = createInterface({ input: child.stdout })
  return new Promise((resolve, reject) => {
    lines.on('line', line => {
      said.push(line)
      const found = ready.exec(line)
      if (found !== null) resolve(found)
    })
    child.once('error', reject)
    child.once('close', () => reject(new Error(`It ended before it was ready: ${said.slice(-5).join(' ')}`)))
  })
}

/** Ends a program and waits until it has. */
export async function stopProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = once(child, 'close')
  child.kill('SIGTERM')
  await closed
}
