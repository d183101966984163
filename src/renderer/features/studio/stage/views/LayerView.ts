import type { LayerOf, LayerType } from '#shared/design/layer.ts'
import type { Context } from '../paint/fillStyle.ts'
import type { TextFace } from '../Stage.ts'
import type { Resources } from '../createResources.ts'

/** What a layer needs before it can be drawn truly. */
export interface Needs {
  pictures: readonly string[]
  icons: readonly string[]
  faces: readonly TextFace[]
}

export const needsNothing: Needs = { pictures: [], icons: [], faces: [] }

export interface DrawTools {
  /** Pixels of the canvas for one unit of the layer. */
  scale: number
  resources: Resources
}

/** Which handles a layer has: all, those that keep its proportion, a text's (corners scale its letters), or the two ends of a line. */
export type Handles = 'all' | 'corners' | 'text' | 'ends'

/**
 * How a layer comes onto a canvas: in one go, so that it may be seen through right there; in several upon each other; or erasing some of
 * it again, so that nothing else may be on its canvas.
 */
export type Paints = 'once' | 'several' | 'erasing'

/** How a type of layer is drawn and taken hold of. One file and one registry line each. */
export interface LayerView<T extends LayerType> {
  /** Draws into the layer's box on a canvas of its own if it is `erasing`: its left and top are at 0, it is not turned and not flipped. */
  draw(ctx: Context, layer: LayerOf<T>, tools: DrawTools): void
  needs(layer: LayerOf<T>): Needs
  paints(layer: LayerOf<T>): Paints
  /** How far it is drawn beyond its box, in units. */
  overflow(layer: LayerOf<T>): number
  handles(layer: LayerOf<T>): Handles
  /** What a double click opens. */
  opens: 'text' | 'crop' | null
}
