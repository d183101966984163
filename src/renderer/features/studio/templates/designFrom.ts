import type { BrandKit } from '#shared/design/brandKit.ts'
import { designVersion, type Design, type Page } from '#shared/design/design.ts'
import { formatSizes, type DesignFormat, type NamedFormat } from '#shared/design/designFormat.ts'
import type { Layer } from '#shared/design/layer.ts'
import type { Adjustment, Anchor, Frame } from '#shared/design/layerBase.ts'
import { frameIn } from '#shared/design/layout/frameIn.ts'
import { layoutScale } from '#shared/design/layout/layoutScale.ts'
import type { Language } from '#shared/model/language.ts'
import { Pen, type Drawn } from './Pen.ts'
import type { Template } from './Template.ts'

export interface DesignWishes {
  kit: BrandKit
  language: Language
  /** The first is the one it is at home in. */
  formats: readonly [NamedFormat, ...NamedFormat[]]
  newId(): string
}

interface OtherFormat {
  format: DesignFormat
  drawn: Drawn
}

/** How far a frame may be from where it was drawn to follow its anchors all the same, as a share of the paper. */
const near = 0.0015

/**
 * A new design from a template, in every format that is wanted. Layers follow the home format by those anchors that fit best what was drawn in
 * the other formats; only what no anchor can say is kept as an adjustment.
 */
export function designFrom(template: Template, { kit, language, formats, newId }: DesignWishes): Design {
  const made = formats.map((kind): DesignFormat => ({ id: newId(), kind, name: '', ...formatSizes[kind] }))
  const [home, ...others] = made as [DesignFormat, ...DesignFormat[]]
  return {
    version: designVersion,
    formats: made,
    homeFormatId: home.id,
    pages: pagesDrawn(pagesOfTemplate(template, kit, language), [home, ...others], newId),
    acrossPages: null,
    guides: {},
    groupNames: {},
  }
}

/** Draws one page for a format: the same keys for the same things in each of them. */
export type DrawPage = (format: DesignFormat) => Drawn

/** How the pages of a template are drawn in a brand and a language. */
export const pagesOfTemplate = (template: Template, kit: BrandKit, language: Language): DrawPage[] =>
  template.pages.map(draw => format => {
    const pen = new Pen(format, kit, language)
    draw(pen)
    return pen.drawn
  })

/** Pages for the formats of a design, the first of which is the one it is at home in. */
export function pagesDrawn(
  draws: readonly DrawPage[],
  [home, ...others]: readonly [DesignFormat, ...DesignFormat[]],
  newId: () => string,
): Page[] {
  return draws.map(draw => {
    const atHome = draw(home)
    const elsewhere = others.map((format): OtherFormat => ({ format, drawn: draw(format) }))
    return {
      id: newId(),
      fill: atHome.fill,
      layers: atHome.layers.map(({ key, layer }) => flowing(layer, key, home, elsewhere, newId())),
    }
  })
}

const anchorsX: readonly Anchor['x'][] = ['scale', 'left', 'centre', 'right', 'stretch']
const anchorsY: readonly Anchor['y'][] = ['scale', 'top', 'middle', 'bottom', 'stretch']
const anchors = anchorsX.flatMap(x => anchorsY.map(y => ({ x, y })))

function flowing(
  layer: Layer,
  key: string,
  home: DesignFormat,
  others: readonly OtherFormat[],
  id: string,
): Layer {
  const wanted = others.map(({ format, drawn }) => ({
    format,
    layer: drawn.layers.find(one => one.key === key)?.layer ?? null,
  }))
  const fits = (anchor: Anchor) =>
    wanted.filter(
      ({ format, layer: other }) =>
        other !== null && isNear(frameIn({ ...layer, anchor }, home, format), other.frame, format),
    ).length
  // The first of the best: `scale` where it does not matter.
  const anchor = anchors.reduce((best, one) => (fits(one) > fits(best) ? one : best))
  const adjustments: Record<string, Adjustment> = {}
  for (const { format, layer: other } of wanted) {
    const adjustment = adjustmentFor({ ...layer, anchor }, other, home, format)
    if (Object.keys(adjustment).length > 0) adjustments[format.id] = adjustment
  }
  return { ...layer, id, anchor, adjustments }
}

function adjustmentFor(
  layer: Layer,
  wanted: Layer | null,
  home: DesignFormat,
  format: DesignFormat,
): Adjustment {
  if (wanted === null) return { hidden: true }
  const follows = isNear(frameIn(layer, home, format), wanted.frame, format)
  const adjustment: Adjustment = follows ? {} : { frame: wanted.frame }
  if (layer.type !== 'text' || wanted.type !== 'text') return adjustment
  const textScale = wanted.size / (layer.size * layoutScale(home, format))
  return Math.abs(textScale - 1) < 0.01 ? adjustment : { ...adjustment, textScale }
}

function isNear(one: Frame, other: Frame, { width, height }: DesignFormat): boolean {
  const slack = Math.min(width, height) * near
  return (['x', 'y', 'width', 'height'] as const).every(side => Math.abs(one[side] - other[side]) <= slack)
}
