import type { Design } from '#shared/design/design.ts'
import type { DesignFormat } from '#shared/design/designFormat.ts'
import { homeOf, layerIn } from '#shared/design/layout/layerIn.ts'
import { layoutScale } from '#shared/design/layout/layoutScale.ts'
import { scaleFill } from '#shared/design/layout/scaleLayer.ts'
import type { DrawPage } from './designFrom.ts'

/** How the pages of one of her own templates are laid out in whatever format: as it was adjusted there, or by its anchors. */
export function pagesOfDesign(template: Design): DrawPage[] {
  const home = homeOf(template)
  return template.pages.map(page => wanted => {
    const format = { ...wanted, id: formatLike(template, wanted)?.id ?? wanted.id }
    const atHome = format.width === home.width && format.height === home.height
    const layers = page.layers.map(layer => (atHome ? layer : layerIn(layer, home, format)))
    return {
      fill: scaleFill(page.fill, layoutScale(home, format)),
      // What is hidden in this format alone is left out of it; what is hidden everywhere stays and is hidden.
      layers: layers
        .filter((layer, index) => !layer.hidden || page.layers[index]?.hidden === true)
        .map(layer => ({ key: layer.id, layer })),
    }
  })
}

const formatLike = ({ formats }: Design, { width, height }: DesignFormat): DesignFormat | undefined =>
  formats.find(format => format.width === width && format.height === height)
