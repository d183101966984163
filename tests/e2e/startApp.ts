import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../out/main/headless.js', import.meta.url))

export interface RunningApp {
  /** Lets one browser in, once. */
  link: string
  url: string
  profileDir: string
  /** As a power cut does. */
  kill(): Promise<void>
  /** Ends it, and takes its profile away, also one that was given. */
  close(): Promise<void>
}

/** Starts the built headless host as a program, as a person does, on a profile of its own. */
export async function startApp(
  profileDir = mkdtempSync(join(tmpdir(), 'ratiba-e2e-')),
  /** Where an open page finds it again; 0 is any free port. */
  port = 0,
): Promise<RunningApp> {
  const child = spawn(process.execPath, [program, '--profile', profileDir, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const link = await firstLink(child)
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }
  return {
    link,
    url: new URL(link).origin,
    profileDir,
    kill: () => end('SIGKILL'),
    close: async () => {
      await end('SIGTERM')
      rmSync(profileDir, { recursive: true, force: true })
    },
  }
}

async function firstLink(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The host has no output.')
  for await (const line of createInterface({ input: child.stdout })) {
    const link = /http:\/\/\S+\/enter\?token=\S+/.exec(line)?.[0]
    if (link !== undefined) {
      child.stdout.resume()
      return link
    }
  }
  throw new Error(`The host ended before it was ready (exit ${child.exitCode ?? 'by a signal'}).`)
}
