import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

export interface Failure {
  reason: string
  atMs: number
}

/**
 * What went wrong the last time, kept in a file so that the next starts need not try again at once.
 * Null when nothing did, when it is older than `maxAgeMs`, or when the clock has been set back past it.
 */
export async function recentFailure(
  file: string,
  maxAgeMs: number,
  nowMs = Date.now(),
): Promise<Failure | null> {
  let failure: unknown
  try {
    failure = JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return null // no file, or one cut short by a crash: as good as never having failed
  }
  if (!isFailure(failure)) return null
  const ageMs = nowMs - failure.atMs
  return ageMs >= 0 && ageMs < maxAgeMs ? failure : null
}

export async function rememberFailure(file: string, reason: string, nowMs = Date.now()): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, JSON.stringify({ reason, atMs: nowMs } satisfies Failure))
}

export async function forgetFailure(file: string): Promise<void> {
  await rm(file, { force: true })
}

function isFailure(value: unknown): value is Failure {
  return (
    typeof value === 'object' &&
    value !== null &&
    'reason' in value &&
    typeof value.reason === 'string' &&
    'atMs' in value &&
    typeof value.atMs === 'number'
  )
}
