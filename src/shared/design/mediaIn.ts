import type { Design } from './design.ts'
import type { Layer } from './layer.ts'
import type { Fill } from './paint.ts'

/** Every medium that stands in a design: pictures, backgrounds, her own fonts. */
export function mediaIn({ pages, acrossPages }: Design): string[] {
  const ofFill = (fill: Fill | null) => (fill?.kind === 'image' ? [fill.mediaId] : [])
  return [
    ...new Set([
      ...ofFill(acrossPages),
      ...pages.flatMap(page => [...ofFill(page.fill), ...page.layers.flatMap(mediaOfLayer)]),
    ]),
  ]
}

function mediaOfLayer(layer: Layer): string[] {
  const family =
    'family' in layer && layer.family.startsWith('own:') ? [layer.family.slice('own:'.length)] : []
  return layer.type === 'image' && layer.mediaId !== null ? [...family, layer.mediaId] : family
}
