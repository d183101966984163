import { changeLayers } from '../changeLayers.ts'
import type { Design } from '../design.ts'
import { Layer } from '../layer.ts'
import { mapPaints, paintsIn } from '../mapPaints.ts'
import type { Paint } from '../paint.ts'

/** Puts one colour in the place of another wherever these layers have it. */
export function replacePaint(
  design: Design,
  { ids, from, to }: { ids: readonly string[]; from: Paint; to: Paint },
): Design {
  const old = from.toLowerCase()
  if (old === to.toLowerCase()) return design
  return changeLayers(design, ids, layer => {
    if (!paintsIn(layer).includes(old)) return layer
    const checked = Layer.safeParse(mapPaints(layer, paint => (paint.toLowerCase() === old ? to : paint)))
    return checked.success ? checked.data : layer
  })
}
