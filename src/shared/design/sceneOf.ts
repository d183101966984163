import type { BrandKit } from './brandKit.ts'
import type { Design, Page } from './design.ts'
import type { DesignFormat } from './designFormat.ts'
import type { Layer } from './layer.ts'
import { formatOf, homeOf, layerIn } from './layout/layerIn.ts'
import { layoutScale } from './layout/layoutScale.ts'
import { scaleFill } from './layout/scaleLayer.ts'
import { resolveBrand, resolveFill } from './resolveBrand.ts'
import type { Scene } from './scene.ts'
import type { Fill } from './paint.ts'

interface Made<T> {
  home: DesignFormat
  format: DesignFormat
  kit: BrandKit
  result: T
}

/** What was made of a layer or fill for each format; they are immutable, so it holds as long as they are there. */
const madeOf = new WeakMap<object, Map<string, Made<unknown>>>()

function remembered<T>(of: object, way: Omit<Made<T>, 'result'>, make: () => T): T {
  let byFormat = madeOf.get(of)
  if (byFormat === undefined) {
    byFormat = new Map()
    madeOf.set(of, byFormat)
  }
  const known = byFormat.get(way.format.id)
  if (known?.home === way.home && known.format === way.format && known.kit === way.kit)
    return known.result as T
  const result = make()
  byFormat.set(way.format.id, { ...way, result })
  return result
}

/**
 * One page in one format, ready to be drawn. Total: a page or format that is not there is read as the first page and the home
 * format. A layer that did not change is the same object as in the scene before.
 */
export function sceneOf(design: Design, pageId: string, formatId: string, kit: BrandKit): Scene {
  const home = homeOf(design)
  const format = formatOf(design, formatId)
  const way = { home, format, kit }
  const page = pageOf(design, pageId)
  const isAcross = design.acrossPages !== null && design.pages.length > 1
  const fill = design.acrossPages ?? page.fill
  return {
    width: format.width,
    height: format.height,
    fill: remembered<Fill>(fill, way, () => resolveFill(scaleFill(fill, layoutScale(home, format)), kit)),
    across: isAcross ? { index: design.pages.indexOf(page), count: design.pages.length } : null,
    layers: page.layers
      .map(layer => remembered<Layer>(layer, way, () => resolveBrand(layerIn(layer, home, format), kit)))
      .filter(layer => !layer.hidden),
  }
}

/** The page with this id; one that is not there is read as the first. */
export function pageOf(design: Design, pageId: string): Page {
  const page = design.pages.find(({ id }) => id === pageId) ?? design.pages[0]
  if (page === undefined) throw new Error('A design has at least one page.')
  return page
}
