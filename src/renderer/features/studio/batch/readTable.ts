import { AppError } from '#shared/rpc/errors.ts'
import { decodeText } from './decodeText.ts'
import type { BatchTable } from './BatchTable.ts'

/** So many lines can be made at once. */
export const mostRows = 500
const mostBytes = 5_000_000

/** Why a file is no table to be used; `details` of the error, its words are `studioOutput.batch.flaws.<reason>`. */
export const tableFlaws = [
  'tooLarge',
  'spreadsheet',
  'notTable',
  'openQuote',
  'noLines',
  'tooManyLines',
] as const
export interface TableFlaw {
  reason: (typeof tableFlaws)[number]
  /** The line of the file it is about, from 1. */
  line?: number
  /** How many lines there are. */
  count?: number
}

const flawed = (flaw: TableFlaw): AppError =>
  new AppError('unsupported_file', `This table cannot be used: ${flaw.reason}.`, flaw)

/** Reads a CSV whose first line names the columns, whatever divides them. Throws AppError `unsupported_file` with a `TableFlaw`. */
export async function readTable(file: Blob): Promise<BatchTable> {
  if (file.size > mostBytes) throw flawed({ reason: 'tooLarge' })
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (isSpreadsheet(bytes)) throw flawed({ reason: 'spreadsheet' })
  const text = decodeText(bytes)
  if (text.includes('\0')) throw flawed({ reason: 'notTable' })
  // Only who makes many waits for it.
  const { default: Papa } = await import('papaparse')
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' })
  // All that follows would stand in one cell.
  const open = errors.find(({ code }) => code === 'MissingQuotes')
  if (open !== undefined) {
    throw flawed({ reason: 'openQuote', line: text.slice(0, open.index).split(/\r\n|\r|\n/).length })
  }
  const [head, ...lines] = data
  if (head === undefined || lines.length === 0) throw flawed({ reason: 'noLines' })
  if (lines.length > mostRows) throw flawed({ reason: 'tooManyLines', count: lines.length })
  const columns = named(head)
  return {
    columns,
    rows: lines.map((cells, at) => ({
      number: at + 1,
      cells: Object.fromEntries(columns.map((column, nth) => [column, (cells[nth] ?? '').trim()])),
    })),
  }
}

/** The files of Excel, LibreOffice and Numbers: ZIPs, and the older ones a kind of their own. */
const isSpreadsheet = (bytes: Uint8Array): boolean =>
  [
    [0x50, 0x4b, 0x03, 0x04],
    [0xd0, 0xcf, 0x11, 0xe0],
  ].some(begin => begin.every((byte, at) => bytes[at] === byte))

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
