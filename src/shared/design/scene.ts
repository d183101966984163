import type { Layer } from './layer.ts'
import type { Fill } from './paint.ts'

/**
 * One page in one format, ready to be drawn: frames are those of this format, sizes of text, radii and strokes are in its
 * units, brand colours and fonts are resolved, hidden layers are left out. A layer that did not change is the same object as before, so
 * that a view finds out by identity what it must draw anew.
 */
export interface Scene {
  width: number
  height: number
  fill: Fill
  /** Where in the fill the page stands when one background runs across several: page `index` of `count`. */
  across: { index: number; count: number } | null
  /** From the lowest to the topmost. */
  layers: readonly Layer[]
}
