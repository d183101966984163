import { changePages } from '../changeLayers.ts'
import { copyLayers } from '../copyLayers.ts'
import type { Design } from '../design.ts'
import { mostLayers } from './addLayers.ts'

/** Puts copies above the topmost of the originals, `by` units of the home format to the right and below. */
export function duplicateLayers(
  design: Design,
  { ids, by, newId }: { ids: readonly string[]; by: number; newId: () => string },
): Design {
  const wanted = new Set(ids)
  return changePages(design, page => {
    const originals = page.layers.filter(({ id }) => wanted.has(id))
    const topmost = page.layers.findLastIndex(({ id }) => wanted.has(id))
    const copies = copyLayers(originals, newId, by).slice(0, mostLayers - page.layers.length)
    if (copies.length === 0) return page
    const { layers } = page
    return { ...page, layers: [...layers.slice(0, topmost + 1), ...copies, ...layers.slice(topmost + 1)] }
  })
}
