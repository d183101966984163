import type { SlotName } from '#shared/design/layerBase.ts'

/** One line of a table: what stands in each column. */
export interface BatchRow {
  /** Its place in the table, from 1, without the head. */
  number: number
  cells: Readonly<Record<string, string>>
}

export interface BatchTable {
  columns: readonly string[]
  rows: readonly BatchRow[]
}

/** Instead of a column: nothing is put into the place. No column is called so. */
export const leftEmpty = ''

/** Which column fills which place of the template, or `leftEmpty`; null leaves it as the template has it. */
export type ColumnOfSlot = Partial<Record<SlotName, string | null>>
