import type { TPointerEvent } from 'fabric'
import type { PointerHooks } from '../canvas/StageCanvas.ts'
import type { ScreenPoint } from '../Stage.ts'
import { cropPicture } from './cropPicture.ts'
import { drawLine } from './drawLine.ts'
import type { HandParts } from './HandParts.ts'
import { heldNothing, type Hold } from './Hold.ts'
import { pan } from './pan.ts'
import { chooseAt, press, type Press } from './press.ts'
import { guideUnder, takeGuide } from './takeGuide.ts'
import { writeText } from './writeText.ts'

const manyClicksMs = 420
const sameWithin = 5

/** Decides what a press on the canvas takes hold of; what is left is moved, sized and turned by Fabric. */
export function createPointer(parts: HandParts): PointerHooks {
  const { canvas, opened, selection, state } = parts
  const count = createClickCount()
  let hold: Hold | null = null
  let pressed: Press = { kind: 'done' }
  const pointOf = (event: TPointerEvent): ScreenPoint => canvas.getViewportPoint(event)
  return {
    down(pointer) {
      const event = pointer as MouseEvent
      const clicks = count(event)
      hold = take(parts, event, pointOf(event), clicks)
      pressed = { kind: 'done' }
      if (hold !== null) return true
      pressed = press(parts, event, clicks)
      return pressed.kind === 'done'
    },
    move(event) {
      if (hold !== null) {
        hold.move(pointOf(event), event as MouseEvent)
        return true
      }
      const guide = canvas.isBusy() ? null : guideUnder(parts, pointOf(event))
      if (guide !== null) canvas.setCursor(guide === 'x' ? 'ew-resize' : 'ns-resize')
      return guide !== null
    },
    up(pointer) {
      const event = pointer as MouseEvent
      if (hold !== null) {
        hold.end(pointOf(event), event)
        hold = null
        return true
      }
      const was = pressed
      pressed = { kind: 'done' }
      if (was.kind === 'maybeChooses' && !canvas.hasMoved()) chooseAt(parts, canvas.layerAt(event))
      // Only now: the press itself would take the focus to the canvas again.
      if (was.kind === 'opens') opened.open(was.object)
      return false
    },
    banded(objects, event) {
      const found = objects.map(object => object.layer.id)
      const before = (event as MouseEvent).shiftKey ? state.selected : []
      selection.choose(selection.withGroups([...before, ...found]))
    },
  }
}

/** What is neither Fabric's to move nor to select. */
function take(parts: HandParts, event: MouseEvent, at: ScreenPoint, clicks: number): Hold | null {
  const { state } = parts
  if (event.button === 1 || state.spaceHeld || state.tool.kind === 'hand') return pan(parts, at)
  if (event.button === 2) return askForMenu(parts, event)
  if (event.button !== 0) return heldNothing
  if (state.tool.kind === 'draw') return drawLine(parts, state.tool, at)
  const guide = takeGuide(parts, at)
  if (guide !== null) return guide
  if (state.cropping !== null) return cropPicture(parts, at)
  return writeText(parts, event, at, clicks)
}

function askForMenu({ canvas, selection, state, on }: HandParts, event: MouseEvent): Hold {
  const hit = canvas.layerAt(event)
  if (hit !== undefined && !state.selected.includes(hit.layer.id)) {
    selection.choose(selection.withGroups([hit.layer.id]))
  }
  on.context({ x: event.clientX, y: event.clientY }, hit?.layer.id ?? null)
  return heldNothing
}

/** How many presses in a row at one place this is. Pointer events do not say. */
function createClickCount(): (event: MouseEvent) => number {
  let last = { count: 0, at: -Infinity, x: 0, y: 0 }
  return ({ timeStamp, clientX, clientY }) => {
    const again =
      timeStamp - last.at < manyClicksMs && Math.hypot(clientX - last.x, clientY - last.y) < sameWithin
    last = { count: again ? last.count + 1 : 1, at: timeStamp, x: clientX, y: clientY }
    return last.count
  }
}
