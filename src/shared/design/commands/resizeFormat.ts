import { allLayers, changeLayers } from '../changeLayers.ts'
import type { Design } from '../design.ts'
import type { DesignFormat } from '../designFormat.ts'
import { DesignFormat as FormatSchema } from '../designFormat.ts'
import { frameIn } from '../layout/frameIn.ts'
import { homeOf } from '../layout/layerIn.ts'
import { layoutScale } from '../layout/layoutScale.ts'
import { scaleLayer } from '../layout/scaleLayer.ts'

/** Gives a format another size; what stands in it flows into it. A format that does not fit the schema stays as it was. */
export function resizeFormat(design: Design, { format }: { format: DesignFormat }): Design {
  const before = design.formats.find(({ id }) => id === format.id)
  if (before === undefined || !FormatSchema.safeParse(format).success) return design
  const formats = design.formats.map(other => (other === before ? format : other))
  if (before !== homeOf(design)) return { ...design, formats }
  const scale = layoutScale(before, format)
  return changeLayers(
    { ...design, formats },
    allLayers(design).map(({ id }) => id),
    layer => ({
      ...scaleLayer(layer, scale),
      frame: frameIn(layer, before, format),
    }),
  )
}
