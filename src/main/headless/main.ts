import { AppError } from '#shared/rpc/errors.ts'
import { findAppFiles } from './appFiles.ts'
import { isLoopback } from './hostCheck.ts'
import { readArguments, usage } from './readArguments.ts'
import type { HeadlessArguments } from './readArguments.ts'
import { readPassword } from './readPassword.ts'
import { startHeadless } from './startHeadless.ts'
import type { Headless } from './startHeadless.ts'

/** Ends of a start that did not succeed, as sysexits.h numbers them and the desktop app too. */
const exitCodes = { usage: 64, refused: 65, unexpected: 70, cannotWrite: 73, inUse: 75 } as const

try {
  await main()
} catch (error) {
  process.stderr.write(`Ratiba cannot start: ${wordsFor(error)}\n`)
  process.exit(exitCodeFor(error))
}

async function main(): Promise<void> {
  const given = readArguments(process.argv.slice(2), process.env)
  if (given.help) {
    process.stdout.write(usage)
    return
  }
  const { host, passwordFile } = given
  const password = await readPassword({ passwordFile, env: process.env, needed: !isLoopback(host) })
  const files = findAppFiles(import.meta.dirname)
  if (files.rendererDir === null) process.stderr.write('The interface is not built yet: npm run build\n')
  const headless = await startHeadless({ ...files, ...given, password })
  stopOnSignals(headless)
  endOnBugs(headless)
  say(given, headless, password !== null)
  giveLinksOnEnter(headless)
}

function say({ host, profileDir }: HeadlessArguments, headless: Headless, hasPassword: boolean): void {
  const lines = [`Ratiba runs on ${headless.url}`, `Profile: ${profileDir}`]
  if (!isLoopback(host)) {
    lines.push(
      'Warning: the connection is not encrypted. Put a reverse proxy with TLS before it, or use it in a network you trust.',
    )
  }
  // With a password the output may well end up in a system's log, where a link has no business.
  if (!hasPassword)
    lines.push('', 'Open this link in a browser (it works once):', `  ${headless.oneTimeLink()}`)
  if (process.stdin.isTTY) lines.push('', 'Enter: a new link. Ctrl+C: stop.')
  process.stdout.write(`${lines.join('\n')}\n`)
}

function giveLinksOnEnter(headless: Headless): void {
  if (!process.stdin.isTTY) return
  process.stdin.on('data', () => {
    process.stdout.write(`  ${headless.oneTimeLink()}\n`)
  })
  // Asking for the password has paused it.
  process.stdin.resume()
}

/** The first signal lets the running step end, the second does not wait. */
function stopOnSignals(headless: Headless): void {
  let stopping = false
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(130)
    stopping = true
    process.stdout.write(`Stopping (${signal}). The running step may end; once more stops at once.\n`)
    headless.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`Ratiba did not stop cleanly: ${wordsFor(error)}\n`)
        process.exit(exitCodes.unexpected)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
}

/** After a bug that nothing caught the state is unknown; the next start recovers from what is on the disk. */
function endOnBugs({ log }: Headless): void {
  process.on('uncaughtException', error => {
    log.error('Ended by an unexpected error', { error })
    process.stderr.write(`Ratiba ended by an unexpected error: ${wordsFor(error)}\n`)
    process.exit(exitCodes.unexpected)
  })
}

function wordsFor(error: unknown): string {
  if (error instanceof AppError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function exitCodeFor(error: unknown): number {
  if (!(error instanceof AppError)) return exitCodes.unexpected
  if (error.code === 'conflict') return exitCodes.inUse
  if (error.code === 'invalid_input' || error.code === 'cancelled') return exitCodes.usage
  return error.code === 'disk_full' ? exitCodes.cannotWrite : exitCodes.refused
}
