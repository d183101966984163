import { AppError } from '#shared/rpc/errors.ts'

/** Turns the file system's and SQLite's ways of saying "disk full" into an AppError; leaves other errors alone. */
export function explainDiskFull(error: unknown): unknown {
  const code = (error as { code?: unknown } | null)?.code
  if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== 'SQLITE_FULL') return error
  return new AppError(
    'disk_full',
    'The disk is full. Nothing was lost; free some space and try again.',
    undefined,
    { cause: error },
  )
}
