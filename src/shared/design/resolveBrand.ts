import type { BrandKit } from './brandKit.ts'
import type { Layer, LayerOf, LayerType } from './layer.ts'
import type { BrandColour, Fill, Paint, Stroke } from './paint.ts'

/** A colour with the brand's put in; `#rrggbb` or `#rrggbbaa`. */
export const resolvePaint = (paint: Paint, kit: BrandKit): Paint =>
  paint.startsWith('brand:') ? kit.colours[paint.slice('brand:'.length).toLowerCase() as BrandColour] : paint

export function resolveFill(fill: Fill, kit: BrandKit): Fill {
  switch (fill.kind) {
    case 'colour':
      return { ...fill, paint: resolvePaint(fill.paint, kit) }
    case 'gradient':
      return { ...fill, stops: fill.stops.map(stop => ({ ...stop, paint: resolvePaint(stop.paint, kit) })) }
    case 'pattern':
      return { ...fill, paint: resolvePaint(fill.paint, kit), behind: resolvePaint(fill.behind, kit) }
    case 'none':
    case 'image':
      return fill
  }
}

/** A family with the brand’s put in. */
export const resolveFamily = (family: string, kit: BrandKit): string =>
  family === 'brand:heading' ? kit.heading.family : family === 'brand:body' ? kit.body.family : family

const painted = <T extends { paint: Paint }>(thing: T, kit: BrandKit): T => ({
  ...thing,
  paint: resolvePaint(thing.paint, kit),
})
const paintedOrNone = <T extends { paint: Paint }>(thing: T | null, kit: BrandKit): T | null =>
  thing && painted(thing, kit)

/** Where each type of layer has colours and fonts. */
const resolvers: { [T in LayerType]: (layer: LayerOf<T>, kit: BrandKit) => LayerOf<T> } = {
  text: (layer, kit) => ({
    ...layer,
    family: resolveFamily(layer.family, kit),
    fill: resolveFill(layer.fill, kit),
    outline: paintedOrNone(layer.outline, kit),
    behind: paintedOrNone(layer.behind, kit),
  }),
  image: (layer, kit) => {
    const { duotone } = layer.adjust
    return {
      ...layer,
      border: paintedOrNone<Stroke>(layer.border, kit),
      adjust: {
        ...layer.adjust,
        duotone: duotone && {
          ...duotone,
          dark: resolvePaint(duotone.dark, kit),
          light: resolvePaint(duotone.light, kit),
        },
      },
    }
  },
  shape: (layer, kit) => ({
    ...layer,
    fill: resolveFill(layer.fill, kit),
    stroke: paintedOrNone<Stroke>(layer.stroke, kit),
  }),
  line: (layer, kit) => ({ ...layer, stroke: painted(layer.stroke, kit) }),
  icon: painted,
  drawing: (layer, kit) => ({ ...layer, lines: layer.lines.map(line => painted(line, kit)) }),
  qr: (layer, kit) => ({
    ...layer,
    paint: resolvePaint(layer.paint, kit),
    behind: resolvePaint(layer.behind, kit),
  }),
  badge: (layer, kit) => ({
    ...painted(layer, kit),
    family: resolveFamily(layer.family, kit),
    fill: resolveFill(layer.fill, kit),
    stroke: paintedOrNone<Stroke>(layer.stroke, kit),
  }),
}

/** A layer with the colours and fonts of a brand put in. */
export function resolveBrand<L extends Layer>(layer: L, kit: BrandKit): L {
  // TypeScript cannot see that a layer and the resolver of its type belong together.
  const resolve = resolvers[layer.type] as unknown as (layer: L, kit: BrandKit) => L
  return { ...resolve(layer, kit), shadow: paintedOrNone(layer.shadow, kit) }
}
