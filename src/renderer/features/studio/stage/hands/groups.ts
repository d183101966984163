import type { Layer } from '#shared/design/layer.ts'

type Grouped = Pick<Layer, 'id' | 'groupIds'>

/**
 * The group that stands for a layer when it is clicked: the outermost one, or, inside a group that was entered, the one right
 * below that; null when the layer stands for itself.
 */
export function groupOf({ groupIds }: Grouped, entered: string | null): string | null {
  const at = entered === null ? -1 : groupIds.indexOf(entered)
  return (at === -1 ? groupIds.at(-1) : groupIds[at - 1]) ?? null
}

/** The ids that are selected with these: groups are selected as one. */
export function withGroups(
  ids: readonly string[],
  layers: readonly Grouped[],
  entered: string | null,
): string[] {
  const chosen = layers.filter(({ id }) => ids.includes(id))
  const groups = new Set(chosen.map(layer => groupOf(layer, entered)))
  return layers
    .filter(layer => ids.includes(layer.id) || layer.groupIds.some(group => groups.has(group)))
    .map(({ id }) => id)
}
