import { boundsOf } from '../boundsOf.ts'
import type { Bounds } from '../boundsOf.ts'
import type { Design } from '../design.ts'
import { formatOf } from '../layout/layerIn.ts'
import { moved, unitsOf } from '../unitsOf.ts'
import { placeLayers } from './placeLayers.ts'

export type AlignTo = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom'

/** Aligns layers to the box around them, a single one (or one group) to the paper. Groups are aligned as one. */
export function alignLayers(
  design: Design,
  { ids, formatId, to }: { ids: readonly string[]; formatId: string; to: AlignTo },
): Design {
  const units = unitsOf(design, ids, formatId)
  const { width, height } = formatOf(design, formatId)
  const paper = { left: 0, top: 0, right: width, bottom: height }
  const around = units.length > 1 ? boundsOf(units.flatMap(({ frames }) => Object.values(frames))) : null
  const frames = units.map(unit => {
    const { dx, dy } = shift(unit.bounds, around ?? paper, to)
    return moved(unit, dx, dy)
  })
  return placeLayers(design, { formatId, frames: Object.assign({}, ...frames) as ReturnType<typeof moved> })
}

function shift(box: Bounds, within: Bounds, to: AlignTo): { dx: number; dy: number } {
  switch (to) {
    case 'left':
      return { dx: within.left - box.left, dy: 0 }
    case 'centre':
      return { dx: (within.left + within.right - box.left - box.right) / 2, dy: 0 }
    case 'right':
      return { dx: within.right - box.right, dy: 0 }
    case 'top':
      return { dx: 0, dy: within.top - box.top }
    case 'middle':
      return { dx: 0, dy: (within.top + within.bottom - box.top - box.bottom) / 2 }
    case 'bottom':
      return { dx: 0, dy: within.bottom - box.bottom }
  }
}
