import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { projectRoot } from '../system/projectRoot.ts'

export interface HostExit {
  /** As a shell reports it: 128 and the signal's number when a signal ended the process. */
  code: number
  /** The first lines on stderr, when they were watched. */
  stderr: string
  ranMs: number
}

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const keptLines = 50

/** What Chromium complains of on machines without a system bus or a GPU, without any consequence. */
const harmless = /^\[\d+:\d+\/[\d.]+:(ERROR|WARNING):\S*\b(bus|viz_main_impl)\.cc/

/** Runs the app with our terminal, forwards signals to it, and waits for its end. Throws when it cannot be started. */
export async function runHost(
  command: string,
  args: readonly string[],
  options: { env: NodeJS.ProcessEnv; watchStderr: boolean },
): Promise<HostExit> {
  const startedAt = performance.now()
  const child = spawn(command, args, {
    cwd: projectRoot,
    env: options.env,
    stdio: ['inherit', 'inherit', options.watchStderr ? 'pipe' : 'inherit'],
  })
  const firstLines: string[] = []
  if (child.stderr !== null) passOn(child.stderr, firstLines)
  const forward = (signal: NodeJS.Signals): void => {
    // Ctrl+C in a terminal reaches the whole group by itself; a second one would read as impatience.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  for (const signal of forwarded) process.on(signal, forward)
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
    return {
      code: code ?? 128 + (signal === null ? 0 : constants.signals[signal]),
      stderr: firstLines.join('\n'),
      ranMs: performance.now() - startedAt,
    }
  } finally {
    for (const signal of forwarded) process.removeListener(signal, forward)
  }
}

function passOn(stderr: Readable, firstLines: string[]): void {
  createInterface({ input: stderr }).on('line', line => {
    if (firstLines.length < keptLines) firstLines.push(line)
    if (!harmless.test(line)) process.stderr.write(`${line}\n`)
  })
}
