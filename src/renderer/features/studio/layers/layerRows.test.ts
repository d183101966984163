import { expect, test } from 'vitest'
import { orderLayers } from '#shared/design/commands/orderLayers.ts'
import { addLayers } from '#shared/design/commands/addLayers.ts'
import { newDesign } from '#shared/design/newDesign.ts'
import { newLayer } from '#shared/design/newLayer.ts'
import type { Layer } from '#shared/design/layer.ts'
import { layerRows, placeBeside, placeStepped } from './layerRows.ts'
import type { LayerRow } from './layerRows.ts'

const frame = { x: 0, y: 0, width: 10, height: 10, rotation: 0 }
const layer = (id: string, ...groupIds: string[]): Layer => newLayer('shape', id, frame, { groupIds })

/** From the lowest up: a, the group g of b, c and the group h of d and e, f. */
const pile = [
  layer('a'),
  layer('b', 'g'),
  layer('c', 'g'),
  layer('d', 'h', 'g'),
  layer('e', 'h', 'g'),
  layer('f'),
]
const rows = layerRows(pile, new Set())
const rowOf = (name: string): LayerRow => {
  const found = rows.find(row => (row.groupId ?? row.layers[0].id) === name)
  if (found === undefined) throw new Error(`no row ${name}`)
  return found
}
const orderAfter = (row: LayerRow, above: string | null | undefined): string => {
  if (above === undefined) return 'stays'
  let last = 0
  const begun = newDesign(['square'], () => `id-${String(++last)}`)
  const design = addLayers(begun, { pageId: begun.pages[0]?.id ?? '', layers: pile })
  const ids = row.layers.map(({ id }) => id)
  const moved = orderLayers(design, { ids, to: { above } })
  return moved.pages[0]?.layers.map(({ id }) => id).join('') ?? ''
}

test('the topmost layer is listed first, groups with what is in them', () => {
  const shown = rows.map(({ groupId, layers, within }) => `${within.length}${groupId ?? layers[0].id}`)
  expect(shown).toEqual(['0f', '0g', '1h', '2e', '2d', '1c', '1b', '0a'])
})

test('what is in a closed group is not listed', () => {
  const shown = layerRows(pile, new Set(['g'])).map(row => row.groupId ?? row.layers[0].id)
  expect(shown).toEqual(['f', 'g', 'a'])
})

test.each([
  ['a layer over another', 'a', 'f', 'over', 'bcdefa'],
  ['a layer under another', 'f', 'a', 'under', 'fabcde'],
  ['over what is in a group: over the group', 'a', 'd', 'over', 'bcdeaf'],
  ['under what is in a group: under the group', 'f', 'c', 'under', 'afbcde'],
  ['a group as a whole', 'g', 'f', 'over', 'afbcde'],
  ['a group within a group', 'h', 'b', 'under', 'adebcf'],
  ['not out of its group', 'b', 'f', 'over', 'stays'],
  ['not beside itself', 'g', 'd', 'over', 'stays'],
] as const)('dragged: %s', (_, moved, other, side, order) => {
  expect(orderAfter(rowOf(moved), placeBeside(pile, rowOf(moved), rowOf(other), side))).toBe(order)
})

test.each([
  ['over a group at once', 'a', 'up', 'bcdeaf'],
  ['a group over its neighbour', 'g', 'up', 'afbcde'],
  ['within its group', 'c', 'up', 'abdecf'],
  ['down to the bottom', 'g', 'down', 'bcdeaf'],
  ['no further than the top', 'f', 'up', 'stays'],
  ['no further than its group', 'b', 'down', 'stays'],
] as const)('one step: %s', (_, moved, way, order) => {
  expect(orderAfter(rowOf(moved), placeStepped(pile, rowOf(moved), way))).toBe(order)
})
