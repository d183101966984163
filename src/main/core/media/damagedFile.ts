import { AppError } from '#shared/rpc/errors.ts'

/** The file is of a known kind but cannot be read to its end. */
export function damagedFile(mime: string, why: string, cause?: unknown): AppError {
  return new AppError(
    'unsupported_file',
    `The file is damaged or was cut off: ${why}. Try to get it again from where it came.`,
    { reason: 'damaged', found: mime },
    { cause },
  )
}
