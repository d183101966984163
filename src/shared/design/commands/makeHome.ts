import { allLayers, changeLayers } from '../changeLayers.ts'
import type { Design } from '../design.ts'
import type { Adjustment } from '../layerBase.ts'
import { clampFrame } from '../layout/clampFrame.ts'
import { formatOf, homeOf, layerIn } from '../layout/layerIn.ts'
import { layoutScale } from '../layout/layoutScale.ts'
import { scaleFill, scaleLayer } from '../layout/scaleLayer.ts'

/**
 * Makes another format the one that the others follow. It looks as before in all of them: what would be laid out otherwise from
 * now on becomes an adjustment.
 */
export function makeHome(design: Design, { formatId }: { formatId: string }): Design {
  const before = homeOf(design)
  const home = formatOf(design, formatId)
  if (home.id === before.id) return design
  const scale = layoutScale(before, home)
  const rebased = changeLayers(
    { ...design, homeFormatId: home.id },
    allLayers(design).map(({ id }) => id),
    layer => {
      const { hidden: _hidden, textScale = 1 } = layer.adjustments[home.id] ?? {}
      const here = layerIn(layer, before, home)
      const based = { ...scaleLayer(layer, scale), frame: here.frame, hidden: here.hidden }
      const grown =
        based.type === 'text'
          ? { ...based, size: Math.min(Math.max(based.size * textScale, 1), 4000) }
          : based
      const adjustments: Record<string, Adjustment> = {}
      for (const format of design.formats) {
        if (format.id === home.id) continue
        const was = layerIn(layer, before, format)
        const becomes = layerIn({ ...grown, adjustments: {} }, home, format)
        const adjusted: Adjustment = {}
        if (JSON.stringify(was.frame) !== JSON.stringify(becomes.frame))
          adjusted.frame = clampFrame(was.frame)
        if (was.hidden !== becomes.hidden) adjusted.hidden = was.hidden
        if (was.type === 'text' && becomes.type === 'text' && was.size !== becomes.size) {
          adjusted.textScale = Math.min(Math.max(was.size / becomes.size, 0.05), 20)
        }
        if (Object.keys(adjusted).length > 0) adjustments[format.id] = adjusted
      }
      return { ...grown, adjustments }
    },
  )
  return {
    ...rebased,
    pages: rebased.pages.map(page => ({ ...page, fill: scaleFill(page.fill, scale) })),
    acrossPages: rebased.acrossPages && scaleFill(rebased.acrossPages, scale),
  }
}
