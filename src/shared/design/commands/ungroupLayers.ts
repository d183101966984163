import { changeLayers } from '../changeLayers.ts'
import type { Design } from '../design.ts'

/** Takes these layers out of their outermost group. */
export const ungroupLayers = (design: Design, { ids }: { ids: readonly string[] }): Design =>
  changeLayers(design, ids, layer =>
    layer.groupIds.length === 0 ? layer : { ...layer, groupIds: layer.groupIds.slice(0, -1) },
  )
