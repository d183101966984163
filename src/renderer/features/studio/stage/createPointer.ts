import { ActiveSelection, Point, type TPointerEvent } from 'fabric'
import type { Crop, ImageLayer } from '#shared/design/layers/imageLayer.ts'
import { coverRect } from './paint/coverRect.ts'
import type { Resources } from './createResources.ts'
import { overRuler, type ViewControl } from './createViewControl.ts'
import { groupOf, withGroups } from './groups.ts'
import { LayerObject } from './LayerObject.ts'
import { smoothLine } from './smoothLine.ts'
import type { Aids, ScreenPoint, StageEvents, Tool } from './Stage.ts'
import type { PointerHooks, StageCanvas } from './StageCanvas.ts'
import type { TextEditing } from './text/createTextEditing.ts'

/** What of the stage changes by itself while hands are at work; the design is not in it. */
export interface StageState {
  tool: Tool
  aids: Aids
  selected: string[]
  entered: string | null
  cropping: string | null
  spaceHeld: boolean
  /** Points of the line being drawn, in units. */
  drawing: ScreenPoint[]
}

interface PointerDeps {
  canvas: () => StageCanvas
  view: () => ViewControl
  editing: () => TextEditing
  resources: Resources
  state: StageState
  on: StageEvents
  /** The selection, chosen by a hand. */
  choose(ids: string[]): void
  objectOf(id: string): LayerObject | undefined
  open(object: LayerObject): void
  stopCropping(): void
  overlay(ctx: CanvasRenderingContext2D): void
}

/** Something a hand has taken hold of: told of each move, and when it is let go. */
interface Hold {
  move(at: ScreenPoint, event: MouseEvent): void
  end(at: ScreenPoint, event: MouseEvent): void
}

const nothing: Hold = { move: () => undefined, end: () => undefined }
const manyClicksMs = 420

/** Decides what a press on the canvas takes hold of; what is left is moved, sized and turned by Fabric. */
export function createPointer(deps: PointerDeps): PointerHooks {
  let hold: Hold | null = null
  let clicks = { count: 0, at: 0, x: 0, y: 0 }
  let pressedInside = false
  let opening: LayerObject | null = null
  const pointOf = (event: TPointerEvent): ScreenPoint => deps.canvas().getViewportPoint(event)
  const count = (event: MouseEvent) => {
    const again =
      event.timeStamp - clicks.at < manyClicksMs &&
      Math.hypot(event.clientX - clicks.x, event.clientY - clicks.y) < 5
    clicks = { count: again ? clicks.count + 1 : 1, at: event.timeStamp, x: event.clientX, y: event.clientY }
    return clicks.count
  }
  return {
    down(pointer) {
      const event = pointer as MouseEvent
      const at = pointOf(event)
      hold = take(deps, event, at, count(event))
      pressedInside = false
      if (hold !== null) return true
      const pressed = press(deps, event, clicks.count)
      pressedInside = pressed === 'inside'
      // When it is let go: the press itself would take the focus to the canvas again.
      opening = pressed instanceof LayerObject ? pressed : null
      return false
    },
    move(event) {
      if (hold === null) return false
      hold.move(pointOf(event), event as MouseEvent)
      return true
    },
    up(pointer) {
      const event = pointer as MouseEvent
      if (hold !== null) {
        hold.end(pointOf(event), event)
        hold = null
        return true
      }
      // A click without a drag, into several that were selected: only this one is meant.
      const canvas = deps.canvas()
      if (pressedInside && canvas._currentTransform?.actionPerformed !== true) {
        const hit = hitAt(canvas, event)
        if (hit !== undefined && !event.shiftKey) deps.choose(unitOf(deps, hit))
      }
      pressedInside = false
      if (opening !== null) deps.open(opening)
      opening = null
      return false
    },
    banded(objects, event) {
      const found = objects.map(object => object.layer.id)
      const before = (event as MouseEvent).shiftKey ? deps.state.selected : []
      deps.choose(expand(deps, [...before, ...found]))
    },
    overlay: deps.overlay,
  }
}

/** What is neither Fabric's to move nor to select. */
function take(deps: PointerDeps, event: MouseEvent, at: ScreenPoint, clicks: number): Hold | null {
  const { state } = deps
  if (event.button === 1 || state.spaceHeld || state.tool.kind === 'hand') return pan(deps, at)
  if (event.button === 2) {
    const hit = hitAt(deps.canvas(), event)
    if (hit !== undefined && !state.selected.includes(hit.layer.id)) deps.choose(unitOf(deps, hit))
    deps.on.context({ x: event.clientX, y: event.clientY }, hit?.layer.id ?? null)
    return nothing
  }
  if (event.button !== 0) return nothing
  if (state.tool.kind === 'draw') return draw(deps, state.tool, at)
  const guide = state.aids.rulers ? takeGuide(deps, at) : null
  if (guide !== null) return guide
  if (state.cropping !== null) return crop(deps, state.cropping, at)
  return write(deps, event, at, clicks)
}

function pan({ view, canvas }: PointerDeps, from: ScreenPoint): Hold {
  let last = from
  canvas().setCursor('grabbing')
  return {
    move(at) {
      view().panBy(Math.round(at.x - last.x), Math.round(at.y - last.y))
      last = { x: last.x + Math.round(at.x - last.x), y: last.y + Math.round(at.y - last.y) }
    },
    end: () => canvas().setCursor('grab'),
  }
}

const unitsOf = ({ view }: PointerDeps, { x, y }: ScreenPoint): ScreenPoint => {
  const now = view().view()
  return { x: (x - now.x) / now.zoom, y: (y - now.y) / now.zoom }
}

function draw(deps: PointerDeps, tool: Extract<Tool, { kind: 'draw' }>, from: ScreenPoint): Hold {
  const { state, canvas, on, view } = deps
  state.drawing = [unitsOf(deps, from)]
  return {
    move(at) {
      state.drawing.push(unitsOf(deps, at))
      canvas().requestRenderAll()
    },
    end(at) {
      const line = smoothLine([...state.drawing, unitsOf(deps, at)], tool.width, view().view().zoom)
      state.drawing = []
      on.draw(line)
      canvas().requestRenderAll()
    },
  }
}

/** A new guide from a ruler, or one that lies near. Let go on its ruler it is gone. */
function takeGuide(deps: PointerDeps, from: ScreenPoint): Hold | null {
  const { state, canvas, on, view } = deps
  const near = 4 / view().view().zoom
  const units = unitsOf(deps, from)
  const ruler = overRuler(from)
  const found = (['x', 'y'] as const).find(key =>
    state.aids.guides[key].some(at => Math.abs(at - units[key]) < near),
  )
  const axis = ruler ?? (deps.canvas().hot().length === 0 ? found : undefined)
  if (axis === undefined) return null
  const others = state.aids.guides[axis].filter(at => ruler !== null || Math.abs(at - units[axis]) >= near)
  const put = (at: number[]) => {
    state.aids = { ...state.aids, guides: { ...state.aids.guides, [axis]: [...others, ...at] } }
    canvas().requestRenderAll()
  }
  return {
    move: at => put([Math.round(unitsOf(deps, at)[axis])]),
    end(at) {
      put(overRuler(at) === axis || others.length >= 100 ? [] : [Math.round(unitsOf(deps, at)[axis])])
      on.guides(state.aids.guides)
    },
  }
}

/** The picture is moved behind its frame. A press outside ends it. */
function crop(deps: PointerDeps, layerId: string, from: ScreenPoint): Hold {
  const object = deps.objectOf(layerId)
  const layer = object?.shown()
  const picture =
    layer?.type === 'image' && layer.mediaId !== null ? deps.resources.picture(layer.mediaId) : null
  const units = unitsOf(deps, from)
  if (
    object === undefined ||
    layer?.type !== 'image' ||
    picture === null ||
    !object.containsPoint(new Point(units.x, units.y))
  ) {
    deps.stopCropping()
    return nothing
  }
  const seen = coverRect(picture, layer.frame, layer.crop)
  const begin = {
    x: (seen.x + seen.width / 2) / picture.width,
    y: (seen.y + seen.height / 2) / picture.height,
  }
  const turn = (-layer.frame.rotation * Math.PI) / 180
  const cropAt = (at: ScreenPoint): Crop => {
    const to = unitsOf(deps, at)
    const [dx, dy] = [to.x - units.x, to.y - units.y]
    const along = (dx * Math.cos(turn) - dy * Math.sin(turn)) * (layer.flipX ? -1 : 1)
    const down = (dx * Math.sin(turn) + dy * Math.cos(turn)) * (layer.flipY ? -1 : 1)
    return keptInside(layer, picture, {
      ...layer.crop,
      x: begin.x - (along / layer.frame.width) * (seen.width / picture.width),
      y: begin.y - (down / layer.frame.height) * (seen.height / picture.height),
    })
  }
  return {
    move(at) {
      object.draft({ ...layer, crop: cropAt(at) })
      deps.canvas().requestRenderAll()
    },
    end: at => deps.on.edit(layerId, { crop: cropAt(at) }, 'step'),
  }
}

/** A middle that can really be in the middle, so that a drag answers at once in both directions. */
function keptInside(layer: ImageLayer, picture: { width: number; height: number }, wanted: Crop): Crop {
  const seen = coverRect(picture, layer.frame, {
    ...wanted,
    x: clampShare(wanted.x),
    y: clampShare(wanted.y),
  })
  return {
    ...wanted,
    x: clampShare((seen.x + seen.width / 2) / picture.width),
    y: clampShare((seen.y + seen.height / 2) / picture.height),
  }
}

const clampShare = (share: number) => Math.min(1, Math.max(0, share))

/** Into the text that is being written: the caret. A press elsewhere ends the writing. */
function write(deps: PointerDeps, event: MouseEvent, at: ScreenPoint, clicks: number): Hold | null {
  const editing = deps.editing()
  const object = editing.layerId === null ? undefined : deps.objectOf(editing.layerId)
  if (object === undefined) return null
  const inBox = (point: ScreenPoint) => {
    const { x, y, width, height, rotation } = object.frameNow()
    const units = unitsOf(deps, point)
    const local = new DOMMatrix()
      .translate(x + width / 2, y + height / 2)
      .rotate(rotation)
      .translate(-width / 2, -height / 2)
      .inverse()
      .transformPoint(new DOMPoint(units.x, units.y))
    return {
      x: local.x,
      y: local.y,
      inside: local.x > -8 && local.y > -8 && local.x < width + 8 && local.y < height + 8,
    }
  }
  const pressed = inBox(at)
  if (!pressed.inside) {
    editing.end()
    return null
  }
  // The textarea keeps the focus.
  event.preventDefault()
  editing.press(pressed.x, pressed.y, clicks, event.shiftKey)
  return {
    move(point) {
      const { x, y } = inBox(point)
      if (clicks === 1) editing.drag(x, y)
    },
    end: () => undefined,
  }
}

/** Selects what is under the pointer: `inside` when it was selected together with others before, a layer when it is to be opened. */
function press(deps: PointerDeps, event: MouseEvent, clicks: number): 'inside' | LayerObject | null {
  const { state } = deps
  const canvas = deps.canvas()
  const active = canvas.getActiveObject()
  if (active?.findControl(canvas.getViewportPoint(event)) !== undefined) return null
  const hit = hitAt(canvas, event)
  if (hit === undefined) {
    state.entered = null
    if (!event.shiftKey) deps.choose([])
    return null
  }
  if (clicks === 2) {
    const group = groupOf(hit.layer, state.entered)
    if (group !== null) {
      state.entered = group
      deps.choose(unitOf(deps, hit))
      return null
    }
    return hit
  }
  if (state.entered !== null && !hit.layer.groupIds.includes(state.entered)) state.entered = null
  const unit = unitOf(deps, hit)
  const isIn = unit.every(id => state.selected.includes(id))
  if (event.shiftKey) {
    deps.choose(isIn ? state.selected.filter(id => !unit.includes(id)) : [...state.selected, ...unit])
    return null
  }
  if (!isIn) deps.choose(unit)
  const isAmong = isIn && state.selected.length > unit.length
  return isAmong && canvas.getActiveObject() instanceof ActiveSelection ? 'inside' : null
}

function hitAt(canvas: StageCanvas, event: MouseEvent): LayerObject | undefined {
  return canvas.searchPossibleTargets(canvas.getObjects(), canvas.getScenePoint(event)).target as
    LayerObject | undefined
}

const expand = ({ canvas, state }: PointerDeps, ids: readonly string[]) =>
  withGroups(
    ids,
    canvas()
      .layerObjects()
      .map(({ layer }) => layer),
    state.entered,
  )

const unitOf = (deps: PointerDeps, { layer }: LayerObject) => expand(deps, [layer.id])
