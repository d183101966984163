import type { Layer } from '#shared/design/layer.ts'

/** A line of the list of layers. */
export interface LayerRow {
  key: string
  /** Of a group, or null: then it is one layer. */
  groupId: string | null
  /** What it stands for, from the lowest up. */
  layers: readonly [Layer, ...Layer[]]
  /** The groups it is in, innermost first. */
  within: readonly string[]
  isOpen: boolean
}

/** The layers of a page as they are listed: the topmost first, groups with what is in them unless they are closed. */
export function layerRows(layers: readonly Layer[], closed: ReadonlySet<string>): LayerRow[] {
  return rowsWithin(layers, 0, closed)
}

function rowsWithin(layers: readonly Layer[], depth: number, closed: ReadonlySet<string>): LayerRow[] {
  return unitsAt(layers, depth)
    .reverse()
    .flatMap(unit => {
      const [first] = unit
      const groupId = first.groupIds.at(-1 - depth) ?? null
      const within = first.groupIds.slice(first.groupIds.length - depth)
      if (groupId === null) return [{ key: first.id, groupId, layers: unit, within, isOpen: false }]
      const isOpen = !closed.has(groupId)
      const row = { key: `${groupId} ${first.id}`, groupId, layers: unit, within, isOpen }
      return isOpen ? [row, ...rowsWithin(unit, depth + 1, closed)] : [row]
    })
}

/** Neighbours of the same group are one unit. */
function unitsAt(layers: readonly Layer[], depth: number): [Layer, ...Layer[]][] {
  const units: [Layer, ...Layer[]][] = []
  for (const layer of layers) {
    const groupId = layer.groupIds.at(-1 - depth)
    const last = units.at(-1)
    if (last !== undefined && groupId !== undefined && last[0].groupIds.at(-1 - depth) === groupId) {
      last.push(layer)
    } else units.push([layer])
  }
  return units
}

/** The same unit of the pile, and those beside it: what is in the same groups. */
function siblingsOf(all: readonly Layer[], { within }: LayerRow): [Layer, ...Layer[]][] {
  const mine = all.filter(
    ({ groupIds }) => groupIds.slice(groupIds.length - within.length).join() === within.join(),
  )
  return unitsAt(mine, within.length)
}

const lowest = (unit: readonly [Layer, ...Layer[]]) => unit[0].id
const topmost = (unit: readonly [Layer, ...Layer[]]) => unit.at(-1)?.id ?? unit[0].id

/**
 * Right above which layer a row comes to lie (null: below all) when it is put over or under another one. It stays in its groups: over
 * something deeper or further out, the neighbour there that holds it is meant. Undefined where it cannot go.
 */
export function placeBeside(
  all: readonly Layer[],
  row: LayerRow,
  other: LayerRow,
  side: 'over' | 'under',
): string | null | undefined {
  const units = siblingsOf(all, row)
  const at = units.findIndex(unit => unit.some(layer => other.layers.some(({ id }) => id === layer.id)))
  const unit = units[at]
  if (unit === undefined || lowest(unit) === lowest(row.layers)) return undefined
  if (side === 'over') return topmost(unit)
  return belowOf(all, lowest(unit))
}

/** Right above which layer a row comes to lie one step further up or down; undefined at the end. */
export function placeStepped(
  all: readonly Layer[],
  row: LayerRow,
  way: 'up' | 'down',
): string | null | undefined {
  const units = siblingsOf(all, row)
  const at = units.findIndex(unit => lowest(unit) === lowest(row.layers))
  const next = units[way === 'up' ? at + 1 : at - 1]
  if (at === -1 || next === undefined) return undefined
  return way === 'up' ? topmost(next) : belowOf(all, lowest(next))
}

function belowOf(all: readonly Layer[], id: string): string | null {
  return all[all.findIndex(layer => layer.id === id) - 1]?.id ?? null
}
