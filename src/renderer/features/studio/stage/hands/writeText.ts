import type { LayerObject } from '../canvas/LayerObject.ts'
import type { ScreenPoint } from '../Stage.ts'
import type { HandParts } from './HandParts.ts'
import type { Hold } from './Hold.ts'

/** How far beyond its box a press still means the text that is being written, in units. */
const room = 8

/** Into the text that is being written: the caret. A press elsewhere ends the writing. */
export function writeText(
  { opened, layers, view }: HandParts,
  event: MouseEvent,
  at: ScreenPoint,
  clicks: number,
): Hold | null {
  const { editing } = opened
  const object = editing.layerId === null ? undefined : layers.get(editing.layerId)
  if (object === undefined) return null
  const pressed = inBox(object, view.unitsAt(at))
  const { width, height } = object.frameNow()
  const isInside =
    pressed.x > -room && pressed.y > -room && pressed.x < width + room && pressed.y < height + room
  if (!isInside) {
    editing.end()
    return null
  }
  // The textarea keeps the focus.
  event.preventDefault()
  editing.press(pressed.x, pressed.y, clicks, event.shiftKey)
  return {
    move(point) {
      const { x, y } = inBox(object, view.unitsAt(point))
      if (clicks === 1) editing.drag(x, y)
    },
    end: () => undefined,
  }
}

/** A place on the paper as the text's box has it, unturned and unflipped. */
function inBox(object: LayerObject, units: ScreenPoint): DOMPoint {
  const { x, y, width, height, rotation } = object.frameNow()
  const { flipX, flipY } = object.layer
  return new DOMMatrix()
    .translate(x + width / 2, y + height / 2)
    .rotate(rotation)
    .scale(flipX ? -1 : 1, flipY ? -1 : 1)
    .translate(-width / 2, -height / 2)
    .inverse()
    .transformPoint(new DOMPoint(units.x, units.y))
}
