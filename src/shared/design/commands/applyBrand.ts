import { allLayers, changeLayers } from '../changeLayers.ts'
import type { Design } from '../design.ts'
import { Layer } from '../layer.ts'
import { brandColours } from '../paint.ts'
import type { BrandColour, Paint } from '../paint.ts'
import { literalPaint } from '../literalPaint.ts'
import { mapPaints } from '../mapPaints.ts'
import { homeOf } from '../layout/layerIn.ts'

/**
 * Puts the colours and fonts of the brand in the place of a design's own, by the part each plays: the lightest becomes the
 * paper, the darkest the ink, the most used of the others the primary colour, and so on. Large text gets the font of headings.
 */
export function applyBrand(design: Design): Design {
  const parts = partsOf(design)
  const { width, height } = homeOf(design)
  const large = Math.min(width, height) / 18
  const repaint = <T>(thing: T): T => mapPaints(thing, paint => parts.get(paint.toLowerCase()) ?? paint)
  const ids = allLayers(design).map(({ id }) => id)
  const painted = changeLayers(design, ids, layer => {
    const changed = repaint(layer)
    const branded =
      changed.type === 'text'
        ? { ...changed, family: changed.size >= large ? 'brand:heading' : 'brand:body' }
        : changed.type === 'badge'
          ? { ...changed, family: 'brand:heading' }
          : changed
    const checked = Layer.safeParse(branded)
    return checked.success ? checked.data : layer
  })
  return {
    ...painted,
    acrossPages: repaint(painted.acrossPages),
    pages: painted.pages.map(page => ({ ...page, fill: repaint(page.fill) })),
  }
}

function partsOf(design: Design): Map<string, Paint> {
  const uses = new Map<string, number>()
  mapPaints([design.pages, design.acrossPages], paint => {
    if (literalPaint.test(paint)) uses.set(paint.toLowerCase(), (uses.get(paint.toLowerCase()) ?? 0) + 1)
    return paint
  })
  const opaque = [...uses.keys()].filter(paint => paint.length === 7 || paint.endsWith('ff'))
  const byLight = [...opaque].sort((a, b) => lightness(a) - lightness(b))
  const parts = new Map<string, Paint>()
  const give = (paint: string | undefined, part: BrandColour) => {
    if (paint !== undefined && !parts.has(paint)) parts.set(paint, `brand:${part}`)
  }
  const darkest = byLight[0]
  const lightest = byLight.at(-1)
  if (lightest !== undefined && lightness(lightest) > 0.75) give(lightest, 'paper')
  if (darkest !== undefined && lightness(darkest) < 0.35) give(darkest, 'ink')
  const rest = opaque
    .filter(paint => !parts.has(paint))
    .sort((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0) || (a < b ? -1 : 1))
  const others = brandColours.filter(part => part !== 'ink' && part !== 'paper')
  for (const [at, paint] of rest.entries()) give(paint, others[at % others.length] ?? 'primary')
  return parts
}

/** How light a colour looks, 0 to 1. */
function lightness(paint: Paint): number {
  const channel = (at: number) => Number.parseInt(paint.slice(at, at + 2), 16) / 255
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}
