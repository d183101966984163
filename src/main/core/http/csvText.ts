import Papa from 'papaparse'

/** A file that is made while it is saved. */
export interface CsvFile {
  /** What the file is to be called. */
  name: string
  /** The file in pieces, each made when it is asked for. */
  pieces: AsyncIterable<string>
}

/** Excel takes a file for UTF-8 only when it begins with this. */
export const byteOrderMark = '\uFEFF'

/** What a spreadsheet takes for a formula by its beginning; papaparse's own pattern overlooks texts of several lines. */
const formula = /^[=+\-@＝＋－＠\t\r\n]/

/** Lines of a CSV file. A value that would be taken for a formula gets an apostrophe in front and is none. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  Papa.unparse(
    rows.map(row => [...row]),
    { newline: '\r\n', escapeFormulae: formula },
  ) + '\r\n'
