import { join } from 'node:path'
import { pino } from 'pino'
import type { Log } from '../CoreDeps.ts'
import { openRotatingFile } from './rotatingFile.ts'
import { scrub } from './scrub.ts'

export interface FileLog extends Log {
  /** Path of the file that is being written. */
  readonly file: string
  close(): void
}

/** At most 5 files of 5 MB are kept. */
const limits = { maxBytes: 5_000_000, keep: 5 }

/**
 * The log of a profile: JSON lines in `<profile>/logs/ratiba.log`, written at once (the last lines before a crash are those
 * that matter), without secrets. Throws when the folder cannot be written at start; later troubles cost only lines.
 */
export function createLog(profileDir: string, name = 'ratiba'): FileLog {
  const file = join(profileDir, 'logs', `${name}.log`)
  const to = openRotatingFile(file, limits)
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, to)
  const fields = (data: object | undefined) => (data === undefined ? {} : (scrub(data) as object))
  const words = (message: string) => String(scrub(message))
  return {
    file,
    info: (message, data) => logger.info(fields(data), words(message)),
    warn: (message, data) => logger.warn(fields(data), words(message)),
    error: (message, data) => logger.error(fields(data), words(message)),
    close: () => to.close(),
  }
}
