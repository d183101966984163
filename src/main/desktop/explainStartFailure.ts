import { AppError } from '#shared/rpc/errors.ts'
import { fill } from './strings.ts'
import type { NativeStrings } from './strings.ts'

/** Ends of a start that did not succeed, as sysexits.h numbers them. */
export const exitCodes = { unexpected: 70, cannotWrite: 73, inUse: 75, refused: 65 } as const

export interface StartFailure {
  message: string
  exitCode: number
  /** Whether looking into the profile's folder helps. */
  offersFolder: boolean
}

/** The last one is what SQLite says when the file that its readers share cannot grow. */
const fullDisk: ReadonlySet<string> = new Set([
  'disk_full',
  'ENOSPC',
  'EDQUOT',
  'SQLITE_FULL',
  'SQLITE_IOERR_SHMSIZE',
])
const notWritable: ReadonlySet<string> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
  'SQLITE_READONLY',
])

/** Puts what went wrong into words that a person can do something with. */
export function explainStartFailure(error: unknown, strings: NativeStrings): StartFailure {
  const { reason, holder } = detailsOf(error)
  if (error instanceof AppError) {
    if (reason === 'tooNew')
      return { message: strings.tooNew, exitCode: exitCodes.refused, offersFolder: true }
    if (reason === 'corrupt')
      return { message: strings.damaged, exitCode: exitCodes.refused, offersFolder: true }
    if (reason === 'notWritable') {
      return { message: strings.notWritable, exitCode: exitCodes.cannotWrite, offersFolder: true }
    }
    if (error.code === 'conflict') {
      const message = holder === null ? error.message : fill(strings.inUse, { holder })
      return { message, exitCode: exitCodes.inUse, offersFolder: false }
    }
    if (error.code !== 'disk_full') {
      return { message: error.message, exitCode: exitCodes.refused, offersFolder: true }
    }
  }
  const code = String((error as { code?: unknown } | null)?.code)
  if (fullDisk.has(code)) {
    return { message: strings.diskFull, exitCode: exitCodes.cannotWrite, offersFolder: true }
  }
  if (notWritable.has(code)) {
    return { message: strings.notWritable, exitCode: exitCodes.cannotWrite, offersFolder: true }
  }
  return { message: strings.unexpected, exitCode: exitCodes.unexpected, offersFolder: true }
}

function detailsOf(error: unknown): { reason: unknown; holder: string | null } {
  const details = error instanceof AppError ? (error.details as { reason?: unknown; holder?: unknown }) : null
  return {
    reason: details?.reason,
    holder: typeof details?.holder === 'string' ? details.holder : null,
  }
}
