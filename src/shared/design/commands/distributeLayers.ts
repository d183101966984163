import type { Design } from '../design.ts'
import { moved, unitsOf } from '../unitsOf.ts'
import { placeLayers } from './placeLayers.ts'

/** Makes the gaps between three or more layers equal; the outermost stay. Groups are moved as one. */
export function distributeLayers(
  design: Design,
  { ids, formatId, along }: { ids: readonly string[]; formatId: string; along: 'x' | 'y' },
): Design {
  const [start, end] = along === 'x' ? (['left', 'right'] as const) : (['top', 'bottom'] as const)
  const units = unitsOf(design, ids, formatId).sort(
    (a, b) => a.bounds[start] + a.bounds[end] - b.bounds[start] - b.bounds[end],
  )
  const first = units[0]
  const last = units.at(-1)
  if (first === undefined || last === undefined || units.length < 3) return design
  const lengths = units.reduce((sum, { bounds }) => sum + bounds[end] - bounds[start], 0)
  const gap = (last.bounds[end] - first.bounds[start] - lengths) / (units.length - 1)
  let at = first.bounds[start]
  const frames = units.map(unit => {
    const by = at - unit.bounds[start]
    at += unit.bounds[end] - unit.bounds[start] + gap
    return along === 'x' ? moved(unit, by, 0) : moved(unit, 0, by)
  })
  return placeLayers(design, { formatId, frames: Object.assign({}, ...frames) as ReturnType<typeof moved> })
}
