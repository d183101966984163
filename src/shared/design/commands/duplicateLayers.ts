import { changePages } from '../changeLayers.ts'
import { copyLayers, namesOfCopies } from '../copyLayers.ts'
import type { Design } from '../design.ts'
import type { Frame } from '../layerBase.ts'
import { mostLayers } from './addLayers.ts'
import { placeLayers } from './placeLayers.ts'

/**
 * Puts copies above the topmost of the originals: `by` units of the home format to the right and below, or, dragged away in a
 * format, where `at` says for each original.
 */
export function duplicateLayers(
  design: Design,
  {
    ids,
    by = 0,
    at,
    newId,
  }: {
    ids: readonly string[]
    by?: number
    at?: { formatId: string; frames: Readonly<Record<string, Frame>> }
    newId: () => string
  },
): Design {
  const wanted = new Set(ids)
  const frames: Record<string, Frame> = {}
  let { groupNames } = design
  const copied = changePages(design, page => {
    const originals = page.layers.filter(({ id }) => wanted.has(id))
    const topmost = page.layers.findLastIndex(({ id }) => wanted.has(id))
    const copies = copyLayers(originals, newId, by).slice(0, mostLayers - page.layers.length)
    for (const [index, copy] of copies.entries()) {
      const frame = at?.frames[originals[index]?.id ?? '']
      if (frame !== undefined) frames[copy.id] = frame
    }
    if (copies.length === 0) return page
    groupNames = { ...groupNames, ...namesOfCopies(groupNames, originals, copies) }
    const { layers } = page
    return { ...page, layers: [...layers.slice(0, topmost + 1), ...copies, ...layers.slice(topmost + 1)] }
  })
  const named = copied === design ? design : { ...copied, groupNames }
  return at === undefined ? named : placeLayers(named, { formatId: at.formatId, frames })
}
