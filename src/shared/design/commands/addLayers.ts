import { changePages } from '../changeLayers.ts'
import { pageOf } from '../sceneOf.ts'
import type { Design } from '../design.ts'
import type { Layer } from '../layer.ts'

/** As many as a page may hold (see `Page`). */
export const mostLayers = 500

/** Puts layers on top of a page, or above one that is there; as many as there is room for. Their frames are of the home format. */
export function addLayers(
  design: Design,
  {
    pageId,
    layers,
    above,
    groupNames = {},
  }: {
    pageId: string
    layers: readonly Layer[]
    above?: string
    /** What their groups are called. */
    groupNames?: Design['groupNames']
  },
): Design {
  const page = pageOf(design, pageId)
  const fitting = layers.slice(0, mostLayers - page.layers.length)
  if (fitting.length === 0) return design
  const found = page.layers.findIndex(({ id }) => id === above)
  const at = found === -1 ? page.layers.length : found + 1
  const isNamed = Object.keys(groupNames).length > 0
  const named = isNamed ? { ...design, groupNames: { ...design.groupNames, ...groupNames } } : design
  return changePages(named, other =>
    other === page
      ? { ...page, layers: [...page.layers.slice(0, at), ...fitting, ...page.layers.slice(at)] }
      : other,
  )
}
