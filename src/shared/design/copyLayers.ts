import type { Design } from './design.ts'
import type { Layer } from './layer.ts'
import type { Frame } from './layerBase.ts'
import { clampFrame } from './layout/clampFrame.ts'

/** Layers with ids of their own, in groups of their own, moved by so much to the right and down. */
export function copyLayers(layers: readonly Layer[], newId: () => string, by = 0): Layer[] {
  const groups = new Map<string, string>()
  const groupOf = (id: string) => {
    const known = groups.get(id) ?? newId()
    groups.set(id, known)
    return known
  }
  const moved = (frame: Frame) => clampFrame({ ...frame, x: frame.x + by, y: frame.y + by })
  return layers.map(layer => ({
    ...layer,
    id: newId(),
    frame: moved(layer.frame),
    adjustments: Object.fromEntries(
      Object.entries(layer.adjustments).map(([formatId, adjusted]) => [
        formatId,
        adjusted.frame === undefined ? adjusted : { ...adjusted, frame: moved(adjusted.frame) },
      ]),
    ),
    groupIds: layer.groupIds.map(groupOf),
  }))
}

/** What the groups of copies are called: as those they were copied from. */
export function namesOfCopies(
  names: Design['groupNames'],
  originals: readonly Layer[],
  copies: readonly Layer[],
): Design['groupNames'] {
  const named = copies.flatMap(({ groupIds }, at) =>
    groupIds.flatMap((id, depth) => {
      const name = names[originals[at]?.groupIds[depth] ?? '']
      return name === undefined ? [] : [[id, name] as const]
    }),
  )
  return Object.fromEntries(named)
}
