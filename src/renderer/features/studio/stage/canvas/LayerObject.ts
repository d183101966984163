import { controlsUtils, FabricObject, type Point, util } from 'fabric'
import type { Layer } from '#shared/design/layer.ts'
import type { Frame } from '#shared/design/layerBase.ts'
import type { Resources } from '../createResources.ts'
import { dragLineEnd } from './dragLineEnd.ts'
import { drawnFrame } from './drawnFrame.ts'
import { isOnLine } from './isOnLine.ts'
import {
  intersection,
  layerBounds,
  type PixelBox,
  type Projection,
  type Raster,
  rasterLayer,
} from './rasterLayer.ts'
import { viewOf } from '../views/registry.ts'

/** A layer that takes longer than this to draw is stretched while a hand changes it, and drawn truly afterwards. */
const slowMs = 7
/** Smaller differences than this, in pixels, are not seen. */
const sameWithin = 0.02
const sides = ['ml', 'mr', 'mt', 'mb'] as const

interface Drawn {
  raster: Raster | null
  layer: Layer
  projection: Projection
  tookMs: number
}

/** Whether a layer is being moved by a hand now: then speed goes before the last fraction of a pixel. */
export type Manner = 'still' | 'moving'

/** The Fabric view of a layer: where it stands and its handles are Fabric's, what it looks like is drawn once and kept. */
export class LayerObject extends FabricObject {
  layer: Layer
  /** Another number each time it comes to look otherwise or stand elsewhere in the design. */
  look = 0
  #drawn: Drawn | null = null
  /** A layer as it looks while a hand changes it; null when it is as the scene says. */
  #draft: Layer | null = null

  constructor(layer: Layer) {
    super({
      strokeWidth: 0,
      objectCaching: false,
      lockScalingFlip: true,
    })
    this.layer = layer
    this.take(layer)
  }

  /** Stands as its layer says. */
  take(layer: Layer): void {
    this.layer = layer
    this.#draft = null
    this.look += 1
    this.stand()
    const handles = viewOf(layer).handles(layer)
    for (const side of sides) this.setControlVisible(side, hasSide(handles, side))
    for (const handle of ['tl', 'tr', 'bl', 'br', 'mtr']) this.setControlVisible(handle, handles !== 'ends')
    this.hasBorders = handles !== 'ends'
    this.evented = !layer.locked
    this.selectable = !layer.locked
    this.hasControls = !layer.locked
    this.lockMovementX = layer.locked
    this.lockMovementY = layer.locked
    const drag = handles === 'text' ? controlsUtils.changeWidth : handles === 'ends' ? dragLineEnd : null
    for (const side of ['ml', 'mr'] as const) {
      const control = this.controls[side]
      if (control !== undefined && drag !== null) control.actionHandler = drag
    }
  }

  /** Whether a point of the paper is on it: a line, and what is thin on the screen, can be missed by some units. */
  isAt(point: Point, reach: number): boolean {
    const { width, height } = this.frameNow()
    const inverse = util.invertTransform(this.calcTransformMatrix())
    const local = point.transform(inverse)
    // Its own plane has the middle at 0 and is scaled with it.
    const [x, y] = [local.x * (width / this.width), local.y * (height / this.height)]
    if (this.layer.type === 'line')
      return isOnLine(
        { ...this.layer, frame: this.frameNow() },
        { x: x + width / 2, y: y + height / 2 },
        reach,
      )
    const room = Math.min(width, height) < 2 * reach ? reach : 0
    return Math.abs(x) <= width / 2 + room && Math.abs(y) <= height / 2 + room
  }

  /** Whether it stands or looks otherwise than its layer says. */
  isMoved(): boolean {
    return this.#draft !== null || this.shown() !== this.layer
  }

  /** Drawn as this for now: what is being typed or cut before the design has it. */
  draft(layer: Layer): void {
    this.#draft = layer
    this.look += 1
    if (this.group === undefined) this.stand()
  }

  /** Where its layer is drawn, unmoved by hands. */
  stand(): void {
    const { x, y, width, height, rotation } = drawnFrame(this.#draft ?? this.layer)
    this.set({
      left: x + width / 2,
      top: y + height / 2,
      width,
      height,
      angle: rotation,
      scaleX: 1,
      scaleY: 1,
    })
    this.setCoords()
  }

  /** A text whose side was dragged is as high as its lines are now; its upper edge stays. */
  reflow(): void {
    const frame = drawnFrame(this.shown())
    if (Math.abs(frame.height - this.height * this.scaleY) < 0.01) return
    this.set({
      height: frame.height / this.scaleY,
      left: frame.x + frame.width / 2,
      top: frame.y + frame.height / 2,
    })
    this.setCoords()
  }

  /** By how much its content was enlarged with it: only a text's corners do that. */
  contentScale(): number {
    return this.layer.type === 'text' ? this.#seen().scaleX : 1
  }

  /** Its box on the paper now. */
  frameNow(): Frame {
    const { scaleX, scaleY, angle, translateX, translateY } = this.#seen()
    const width = Math.max(0.5, this.width * scaleX)
    const height = Math.max(0.5, this.height * scaleY)
    return { x: translateX - width / 2, y: translateY - height / 2, width, height, rotation: angle }
  }

  /** Its layer as it looks now. */
  shown(): Layer {
    const layer = this.#draft ?? this.layer
    const stands = drawnFrame(layer)
    const frame = this.frameNow()
    const moved = (['x', 'y', 'width', 'height', 'rotation'] as const).some(
      key => Math.abs(frame[key] - stands[key]) > 0.005,
    )
    if (!moved) return layer
    const scale = this.contentScale()
    return { ...(scale === 1 ? layer : scaledText(layer, scale)), frame }
  }

  /** Its picture at this projection, drawn anew only when it looks otherwise than before. */
  rasterAt(projection: Projection, clip: PixelBox, resources: Resources, manner: Manner): Raster | null {
    const layer = this.shown()
    const before = this.#drawn
    if (before !== null && before.projection.scale === projection.scale && looksAlike(before.layer, layer)) {
      const moved = movedBy(before, layer, projection)
      const still = Math.abs(moved.x) < sameWithin && Math.abs(moved.y) < sameWithin
      if (still && (before.raster === null || before.raster.whole || before.projection === projection)) {
        return before.raster
      }
      if (before.raster?.whole === true && (manner === 'moving' || wholePixels(moved))) {
        return shifted(before.raster, Math.round(moved.x), Math.round(moved.y))
      }
    }
    const began = performance.now()
    const raster = rasterLayer(layer, projection, clip, resources)
    this.#drawn = { raster, layer, projection, tookMs: performance.now() - began }
    return raster
  }

  /** What it covers as it looks now; null when nothing of it lies within `clip`. */
  boxAt(projection: Projection, clip: PixelBox): PixelBox | null {
    return intersection(layerBounds(this.shown(), projection), clip)
  }

  /**
   * From the pixels of the picture it has to where they belong now, when drawing it anew would be too slow for a hand that scales or
   * turns it; null when it is to be drawn anew.
   */
  stretch(projection: Projection, always: boolean): { raster: Raster; matrix: DOMMatrix } | null {
    const drawn = this.#drawn
    if (drawn?.raster?.whole !== true || (!always && drawn.tookMs < slowMs)) return null
    const layer = this.shown()
    if (looksAlike(drawn.layer, layer)) return null
    const from = boxMatrix(drawnFrame(drawn.layer), drawn.projection)
    const to = boxMatrix(drawnFrame(layer), projection)
    return { raster: drawn.raster, matrix: to.multiply(from.inverse()) }
  }

  /** What it was drawn with has changed: a picture or font has come. */
  redraw(): void {
    this.#drawn = null
    this.look += 1
  }

  /** Its picture is not needed for now; it looks the same when it is drawn again. */
  letGo(): void {
    this.#drawn = null
  }

  keptPixels(): number {
    const canvas = this.#drawn?.raster?.canvas
    return canvas === undefined ? 0 : canvas.width * canvas.height
  }

  #seen() {
    return this.group === undefined
      ? {
          scaleX: this.scaleX,
          scaleY: this.scaleY,
          angle: this.angle,
          translateX: this.left,
          translateY: this.top,
        }
      : util.qrDecompose(this.calcTransformMatrix())
  }
}

const hasSide = (handles: ReturnType<ReturnType<typeof viewOf>['handles']>, side: (typeof sides)[number]) =>
  handles === 'all' || ((handles === 'text' || handles === 'ends') && (side === 'ml' || side === 'mr'))

/** A text as its corners make it: everything about its letters grows with them. */
function scaledText(layer: Layer, by: number): Layer {
  if (layer.type !== 'text') return layer
  const { outline, behind } = layer
  return {
    ...layer,
    size: layer.size * by,
    outline: outline && { ...outline, width: outline.width * by },
    behind: behind && { ...behind, padding: behind.padding * by, radius: behind.radius * by },
  }
}

/** Whether two states of a layer differ in nothing but their place. */
function looksAlike(a: Layer, b: Layer): boolean {
  if (a === b) return true
  const [one, other] = [a.frame, b.frame]
  return (
    Math.abs(one.width - other.width) < 0.005 &&
    Math.abs(one.height - other.height) < 0.005 &&
    one.rotation === other.rotation &&
    (Object.keys(a) as (keyof Layer)[]).every(
      key => key === 'frame' || invisible.has(key) || a[key] === b[key],
    )
  )
}

/** What is not drawn into a layer's own picture. */
const invisible: ReadonlySet<string> = new Set([
  'id',
  'name',
  'anchor',
  'adjustments',
  'opacity',
  'blend',
  'locked',
  'hidden',
  'groupIds',
  'slot',
])

function movedBy({ layer: before, projection: from }: Drawn, layer: Layer, to: Projection) {
  return {
    x: (layer.frame.x - before.frame.x) * to.scale + to.x - from.x,
    y: (layer.frame.y - before.frame.y) * to.scale + to.y - from.y,
  }
}

const wholePixels = ({ x, y }: { x: number; y: number }) =>
  Math.abs(x - Math.round(x)) < sameWithin && Math.abs(y - Math.round(y)) < sameWithin

const shifted = (raster: Raster, x: number, y: number): Raster => ({
  ...raster,
  left: raster.left + x,
  right: raster.right + x,
  top: raster.top + y,
  bottom: raster.bottom + y,
})

/** From a box of 1 by 1 to the pixels a frame covers. */
function boxMatrix(
  { x, y, width, height, rotation }: Frame,
  { scale, x: left, y: top }: Projection,
): DOMMatrix {
  return new DOMMatrix([scale, 0, 0, scale, left, top])
    .translate(x + width / 2, y + height / 2)
    .rotate(rotation)
    .translate(-width / 2, -height / 2)
    .scale(width, height)
}
