/** ENOSPC and EDQUOT come from the file system; SQLite says SQLITE_FULL, and SHMSIZE where its shared memory finds no room. */
const codes: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE'])

/** Whether an error, or what caused it, means that there is no room left on the disk. */
export function isDiskFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  return codes.has(code) || code === 'disk_full' || isDiskFull(cause)
}
