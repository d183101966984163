import type { ScreenPoint, Tool } from '../Stage.ts'
import type { HandParts } from './HandParts.ts'
import type { Hold } from './Hold.ts'
import { smoothLine } from './smoothLine.ts'

/** Freehand; with Shift a straight line. */
export function drawLine(
  { state, canvas, on, view }: HandParts,
  tool: Extract<Tool, { kind: 'draw' }>,
  from: ScreenPoint,
): Hold {
  const first = view.unitsAt(from)
  state.drawing = [first]
  const goOn = (at: ScreenPoint, event: MouseEvent) => {
    const point = view.unitsAt(at)
    if (event.shiftKey) state.drawing = [first, point]
    else state.drawing.push(point)
  }
  return {
    move(at, event) {
      goOn(at, event)
      canvas.requestRenderAll()
    },
    end(at, event) {
      goOn(at, event)
      const line = smoothLine(state.drawing, tool.width, view.view().zoom)
      state.drawing = []
      on.draw(line)
      canvas.requestRenderAll()
    },
  }
}
