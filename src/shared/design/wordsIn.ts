import { allLayers } from './changeLayers.ts'
import type { Design } from './design.ts'

/** All that is written in a design, to find it by. */
export const wordsIn = (design: Design): string =>
  allLayers(design)
    .flatMap(layer => {
      if (layer.type === 'text') return [layer.text]
      return layer.type === 'badge' ? [layer.above, layer.text, layer.before] : []
    })
    .filter(text => text !== '')
    .join('\n')
    .slice(0, 20_000)
