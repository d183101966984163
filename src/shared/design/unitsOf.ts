import { boundsOf } from './boundsOf.ts'
import type { Bounds } from './boundsOf.ts'
import type { Design } from './design.ts'
import type { Layer } from './layer.ts'
import type { Frame } from './layerBase.ts'
import { formatOf, homeOf, layerIn } from './layout/layerIn.ts'

/** What is moved as one: a layer, or all of a group of which some are wanted. */
export interface Unit {
  frames: Record<string, Frame>
  bounds: Bounds
}

/** The wanted layers of a format as the units they are moved in; locked ones stay where they are. */
export function unitsOf(design: Design, ids: readonly string[], formatId: string): Unit[] {
  const wanted = new Set(ids)
  const home = homeOf(design)
  const format = formatOf(design, formatId)
  const units = new Map<string, Layer[]>()
  for (const page of design.pages) {
    const mine = page.layers.filter(({ id, locked }) => wanted.has(id) && !locked)
    // When all that is wanted is in one group, it is about what is in it.
    const depth = sharedDepth(mine)
    for (const layer of mine) {
      const key = layer.groupIds.at(-1 - depth) ?? layer.id
      units.set(key, [...(units.get(key) ?? []), layer])
    }
  }
  return [...units.values()].flatMap(layers => {
    const frames = Object.fromEntries(layers.map(layer => [layer.id, layerIn(layer, home, format).frame]))
    const bounds = boundsOf(Object.values(frames))
    return bounds === null ? [] : { frames, bounds }
  })
}

function sharedDepth(layers: readonly Layer[]): number {
  const [first] = layers
  if (first === undefined) return 0
  let depth = 0
  while (
    depth < first.groupIds.length &&
    layers.every(({ groupIds }) => groupIds.at(-1 - depth) === first.groupIds.at(-1 - depth))
  ) {
    depth += 1
  }
  return depth
}

/** The frames of a unit moved by so much. */
export const moved = ({ frames }: Unit, dx: number, dy: number): Record<string, Frame> =>
  Object.fromEntries(
    Object.entries(frames).map(([id, frame]) => [id, { ...frame, x: frame.x + dx, y: frame.y + dy }]),
  )
