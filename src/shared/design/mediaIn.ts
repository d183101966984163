import type { Design } from './design.ts'
import type { Layer } from './layer.ts'
import type { Fill } from './paint.ts'

/** Every medium that stands in a design: pictures and backgrounds. */
export function mediaIn({ pages, acrossPages }: Design): string[] {
  const ofFill = (fill: Fill | null) => (fill?.kind === 'image' ? [fill.mediaId] : [])
  return [
    ...new Set([
      ...ofFill(acrossPages),
      ...pages.flatMap(page => [...ofFill(page.fill), ...page.layers.flatMap(mediaOfLayer)]),
    ]),
  ]
}

const mediaOfLayer = (layer: Layer): string[] =>
  layer.type === 'image' && layer.mediaId !== null ? [layer.mediaId] : []
