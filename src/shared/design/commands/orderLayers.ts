import { changePages } from '../changeLayers.ts'
import type { Design } from '../design.ts'
import type { Layer } from '../layer.ts'

/** To the top or bottom, one further, or right above a layer (null: below all). */
export type OrderTo = 'front' | 'back' | 'forward' | 'backward' | { above: string | null }

/** Puts layers elsewhere in the pile of their page; among each other they stay as they are. */
export function orderLayers(design: Design, { ids, to }: { ids: readonly string[]; to: OrderTo }): Design {
  const wanted = new Set(ids)
  return changePages(design, page => {
    const moved = page.layers.filter(({ id }) => wanted.has(id))
    if (moved.length === 0) return page
    const rest = page.layers.filter(({ id }) => !wanted.has(id))
    const at = placeAmong(rest, page.layers, wanted, to)
    const layers = [...rest.slice(0, at), ...moved, ...rest.slice(at)]
    return layers.every((layer, index) => layer === page.layers[index]) ? page : { ...page, layers }
  })
}

/** How many of the rest lie below. */
function placeAmong(
  rest: readonly Layer[],
  all: readonly Layer[],
  moved: ReadonlySet<string>,
  to: OrderTo,
): number {
  const restBelow = (index: number) => all.slice(0, index).filter(({ id }) => !moved.has(id)).length
  const clamp = (at: number) => Math.min(Math.max(at, 0), rest.length)
  if (to === 'front') return rest.length
  if (to === 'back') return 0
  if (to === 'forward') return clamp(restBelow(all.findLastIndex(({ id }) => moved.has(id))) + 1)
  if (to === 'backward') return clamp(restBelow(all.findIndex(({ id }) => moved.has(id))) - 1)
  const { above } = to
  if (above === null) return 0
  // What is to lie above one of those that are moved lies above what is below that one.
  return restBelow(all.findIndex(({ id }) => id === above) + 1)
}
