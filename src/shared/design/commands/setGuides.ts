import { Guides } from '../design.ts'
import type { Design } from '../design.ts'

/** Lays the guides of a format down; more or further away than can be kept are left out. */
export function setGuides(
  design: Design,
  { formatId, guides }: { formatId: string; guides: Guides },
): Design {
  if (!design.formats.some(({ id }) => id === formatId)) return design
  const keep = (lines: readonly number[]) => lines.filter(at => at >= -10_000 && at <= 20_000).slice(0, 100)
  const kept = Guides.parse({ x: keep(guides.x), y: keep(guides.y) })
  return { ...design, guides: { ...design.guides, [formatId]: kept } }
}
