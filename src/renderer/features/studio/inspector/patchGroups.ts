import type { LayerPatch } from '#shared/design/commands/editLayers.ts'

export interface PatchGroup {
  ids: string[]
  patch: LayerPatch
}

/** What is changed of each layer, with those together that are changed alike: as few commands as possible. */
export function patchGroups<L extends { id: string }>(
  layers: readonly L[],
  patchOf: (layer: L) => LayerPatch,
): PatchGroup[] {
  const groups = new Map<string, PatchGroup>()
  for (const layer of layers) {
    const patch = patchOf(layer)
    const key = JSON.stringify(patch)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { ids: [layer.id], patch })
    else group.ids.push(layer.id)
  }
  return [...groups.values()]
}
