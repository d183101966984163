import type { SlotValues } from '#shared/design/fillSlots.ts'
import type { SlotName } from '#shared/design/layerBase.ts'
import { leftEmpty } from './BatchTable.ts'
import type { BatchRow, ColumnOfSlot } from './BatchTable.ts'

/** Why a line cannot be made as it stands; names a sentence. */
export type RowProblem = { key: 'empty' } | { key: 'noPicture'; name: string }

export interface ReadRow {
  number: number
  /** What its design is called. */
  name: string
  values: SlotValues
  problem: RowProblem | null
}

/** How a file is looked for: without its folder, and whether or not the ending is written. */
export const pictureKeys = (name: string): string[] => {
  const base = (name.trim().split(/[/\\]/).at(-1) ?? '').toLowerCase()
  return [base, base.replace(/\.[a-z0-9]{1,5}$/, '')]
}

/** What a line of a table puts into a template. `pictures`: media that were brought with it, by `pictureKeys`. */
export function valuesOfRow(
  { number, cells }: BatchRow,
  columns: ColumnOfSlot,
  pictures: ReadonlyMap<string, string>,
): ReadRow {
  const values: SlotValues = {}
  let problem: RowProblem | null = null
  for (const [slot, column] of Object.entries(columns) as [SlotName, string | null | undefined][]) {
    if (column == null) continue
    const cell = column === leftEmpty ? '' : (cells[column] ?? '')
    if (slot !== 'image' && slot !== 'logo') {
      values[slot] = cell
      continue
    }
    const names = cell.split(/[;|\n]/).filter(name => name.trim() !== '')
    const ids = names.flatMap(name => {
      const id = pictureKeys(name)
        .map(key => pictures.get(key))
        .find(found => found !== undefined)
      if (id === undefined) problem ??= { key: 'noPicture', name: name.trim() }
      return id ?? []
    })
    if (slot === 'image') values.image = ids
    else if (ids[0] !== undefined) values.logo = ids[0]
  }
  const said = Object.values(values)
    .flat()
    .filter(value => value !== '')
  const [title = ''] = [values.title, values.name, values.text].filter(
    words => words !== undefined && words !== '',
  )
  return {
    number,
    name: title.split('\n')[0]?.slice(0, 60).trim() ?? '',
    values,
    problem: said.length === 0 ? { key: 'empty' } : problem,
  }
}
