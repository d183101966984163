import { AppError } from '#shared/rpc/errors.ts'
import type { BatchTable } from './BatchTable.ts'

/** So many lines can be made at once. */
export const mostRows = 500
const mostBytes = 5_000_000

/** Reads a CSV whose first line names the columns, whatever divides them. Throws AppError `too_large` and `unsupported_file`. */
export async function readTable(file: Blob): Promise<BatchTable> {
  if (file.size > mostBytes) throw new AppError('too_large', 'This table is too large.')
  const text = await file.text()
  // Only who makes many waits for it.
  const { default: Papa } = await import('papaparse')
  const { data } = Papa.parse<string[]>(text.replace(/^\u{feff}/u, ''), { skipEmptyLines: 'greedy' })
  const [head, ...lines] = data
  if (text.includes('\0') || head === undefined || lines.length === 0) {
    throw new AppError(
      'unsupported_file',
      'A table needs a line that names its columns and at least one more.',
    )
  }
  if (lines.length > mostRows) {
    throw new AppError(
      'too_large',
      `At most ${mostRows} lines can be made at once; these are ${lines.length}.`,
    )
  }
  const columns = named(head)
  return {
    columns,
    rows: lines.map((cells, at) => ({
      number: at + 1,
      cells: Object.fromEntries(columns.map((column, nth) => [column, (cells[nth] ?? '').trim()])),
    })),
  }
}

/** Each column with a name of its own, also where the table has none or the same twice. */
function named(head: readonly string[]): string[] {
  const given = new Set<string>()
  return head.map((cell, at) => {
    const wanted = cell.trim() || String(at + 1)
    const name = given.has(wanted) ? `${wanted} (${at + 1})` : wanted
    given.add(name)
    return name
  })
}
