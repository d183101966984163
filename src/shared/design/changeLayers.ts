import type { Design, Page } from './design.ts'
import type { Layer } from './layer.ts'

/** The design with some layers changed; pages and layers that stay the same stay the same objects. */
export function changeLayers(
  design: Design,
  ids: Iterable<string>,
  change: (layer: Layer, page: Page) => Layer,
): Design {
  const wanted = new Set(ids)
  return changePages(design, page => {
    const layers = page.layers.map(layer => (wanted.has(layer.id) ? change(layer, page) : layer))
    return layers.some((layer, at) => layer !== page.layers[at]) ? { ...page, layers } : page
  })
}

/** The design with its pages changed; the same object when none was. */
export function changePages(design: Design, change: (page: Page) => Page): Design {
  const pages = design.pages.map(change)
  return pages.some((page, at) => page !== design.pages[at]) ? { ...design, pages } : design
}

/** Every layer of every page. */
export const allLayers = (design: Design): Layer[] => design.pages.flatMap(page => page.layers)
