import type { ScreenPoint } from '../Stage.ts'
import type { HandParts } from './HandParts.ts'
import type { Hold } from './Hold.ts'

/** The view goes with the hand, by whole pixels: so what is drawn already can be used again. */
export function pan({ view, canvas }: Pick<HandParts, 'view' | 'canvas'>, from: ScreenPoint): Hold {
  let last = from
  canvas.setCursor('grabbing')
  return {
    move(at) {
      const [x, y] = [Math.round(at.x - last.x), Math.round(at.y - last.y)]
      view.panBy(x, y)
      last = { x: last.x + x, y: last.y + y }
    },
    end: () => canvas.setCursor('grab'),
  }
}
