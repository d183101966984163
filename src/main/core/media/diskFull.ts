import { AppError } from '#shared/rpc/errors.ts'
import { isDiskFull } from '#shared/rpc/isDiskFull.ts'

/** Turns the file system's and SQLite's ways of saying "disk full" into an AppError; leaves other errors alone. */
export function explainDiskFull(error: unknown): unknown {
  if (error instanceof AppError || !isDiskFull(error)) return error
  return new AppError(
    'disk_full',
    'The disk is full. Nothing was lost; free some space and try again.',
    undefined,
    { cause: error },
  )
}
