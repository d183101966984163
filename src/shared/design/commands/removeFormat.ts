import { allLayers } from '../changeLayers.ts'
import type { Design } from '../design.ts'
import { followHome } from './followHome.ts'
import { makeHome } from './makeHome.ts'

/** Takes a size away; the last one stays. When it is the one the others follow, the next one takes its part. */
export function removeFormat(design: Design, { formatId }: { formatId: string }): Design {
  const next = design.formats.find(({ id }) => id !== formatId)
  if (next === undefined || !design.formats.some(({ id }) => id === formatId)) return design
  const led = design.homeFormatId === formatId ? makeHome(design, { formatId: next.id }) : design
  const freed = followHome(led, { ids: allLayers(led).map(({ id }) => id), formatId })
  const { [formatId]: _, ...guides } = freed.guides
  return { ...freed, guides, formats: freed.formats.filter(({ id }) => id !== formatId) }
}
