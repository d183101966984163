import type { Resources } from '../createResources.ts'
import type { LayerObject } from './LayerObject.ts'
import { intersection, type PixelBox, type Projection, putRaster, union } from './rasterLayer.ts'

/** Where and with what layers are drawn. */
export interface Surroundings {
  projection: Projection
  /** The canvas in pixels, from 0. */
  clip: PixelBox
  /** What of it is paper: nothing is seen beyond. */
  paper: PixelBox
  resources: Resources
}

/** A background in the pixels of the canvas. */
export interface Ground {
  canvas: OffscreenCanvas
  /** Another number each time it comes to look otherwise, wherever it stands. */
  look: number
}

interface Part {
  object: LayerObject
  /** Which of its looks was drawn. */
  look: number
  /** What it covers; null when that is nothing. */
  box: PixelBox | null
}

/**
 * Layers that lie upon each other and do not move, as one bitmap. When some of them come to look otherwise, only what they cover is
 * drawn anew; when the view is moved, only what comes in sight.
 */
export class FrozenLayers {
  readonly canvas = new OffscreenCanvas(1, 1)
  #parts: readonly Part[] = []
  #projection: Projection | null = null
  #ground: Ground | null = null

  /** Draws what differs from the last time; the ground lies under all of them. */
  draw(objects: readonly LayerObject[], around: Surroundings, ground: Ground | null): void {
    const { projection, clip } = around
    const { width, height } = this.canvas
    const from = this.#projection
    const isResized = width !== clip.right || height !== clip.bottom
    const isKept = !isResized && from?.scale === projection.scale && ground?.look === this.#ground?.look
    const by = from === null ? { x: 0, y: 0 } : { x: projection.x - from.x, y: projection.y - from.y }
    const isMoved = by.x !== 0 || by.y !== 0
    const before = this.#parts
    const known = new Map(isKept && !isMoved ? before.map(part => [part.object, part]) : [])
    const parts = objects.map(object => {
      const part = known.get(object)
      return part?.look === object.look ? part : partOf(object, around)
    })
    this.#parts = parts
    this.#projection = projection
    this.#ground = ground
    if (isResized) {
      this.canvas.width = clip.right
      this.canvas.height = clip.bottom
    }
    let dirty: readonly PixelBox[] = [clip]
    if (isKept && !isMoved) dirty = differenceOf(before, parts, clip)
    else if (isKept && isLike(before, parts)) {
      this.#shift(by)
      dirty = uncovered(clip, by)
    }
    for (const box of dirty) this.#drawIn(box, around)
  }

  #shift({ x, y }: { x: number; y: number }): void {
    const ctx = this.canvas.getContext('2d')
    if (ctx === null) return
    ctx.globalCompositeOperation = 'copy'
    ctx.drawImage(this.canvas, x, y)
    ctx.globalCompositeOperation = 'source-over'
  }

  #drawIn(dirty: PixelBox, { projection, clip, paper, resources }: Surroundings): void {
    const ctx = this.canvas.getContext('2d')
    if (ctx === null) return
    ctx.save()
    cut(ctx, dirty)
    ctx.clearRect(dirty.left, dirty.top, dirty.right - dirty.left, dirty.bottom - dirty.top)
    if (this.#ground !== null) ctx.drawImage(this.#ground.canvas, 0, 0)
    cut(ctx, paper)
    for (const { object, box } of this.#parts) {
      if (box === null || intersection(box, dirty) === null) continue
      const raster = object.rasterAt(projection, clip, resources, 'still')
      if (raster !== null) putRaster(ctx, object.layer, raster)
    }
    ctx.restore()
  }
}

/** What of the canvas was not in sight before everything moved by so much. */
function uncovered({ right, bottom }: PixelBox, by: { x: number; y: number }): PixelBox[] {
  const [fromX, toX] = by.x > 0 ? [0, Math.min(right, by.x)] : [Math.max(0, right + by.x), right]
  const [fromY, toY] = by.y > 0 ? [0, Math.min(bottom, by.y)] : [Math.max(0, bottom + by.y), bottom]
  const boxes = [
    { left: fromX, right: toX, top: 0, bottom },
    { left: 0, right, top: fromY, bottom: toY },
  ]
  return boxes.filter(box => box.left < box.right && box.top < box.bottom)
}

/** At whole pixels, so that what is drawn within is the same as without. */
function cut(ctx: OffscreenCanvasRenderingContext2D, { left, top, right, bottom }: PixelBox): void {
  ctx.beginPath()
  ctx.rect(left, top, right - left, bottom - top)
  ctx.clip()
}

const partOf = (object: LayerObject, { projection, clip }: Surroundings): Part => ({
  object,
  look: object.look,
  box: object.boxAt(projection, clip),
})

/** The same objects in the same order, looking as before. */
const isLike = (before: readonly Part[], now: readonly Part[]) =>
  before.length === now.length &&
  now.every(({ object, look }, at) => before[at]?.object === object && before[at].look === look)

/** Around everything that came, went or looks otherwise; all of it when the order is another; nothing when nothing differs. */
function differenceOf(before: readonly Part[], now: readonly Part[], all: PixelBox): PixelBox[] {
  const [were, are] = [new Set(before.map(partObject)), new Set(now.map(partObject))]
  const [stayed, staying] = [
    before.filter(part => are.has(part.object)),
    now.filter(part => were.has(part.object)),
  ]
  if (stayed.some((part, index) => part.object !== staying[index]?.object)) return [all]
  const changed = [
    ...before.filter(part => !are.has(part.object)),
    ...now.filter(part => !were.has(part.object)),
    ...stayed.flatMap((part, index) => (part === staying[index] ? [] : [part, staying[index] ?? part])),
  ]
  const boxes = changed.flatMap(({ box }) => box ?? [])
  const around = boxes.length === 0 ? null : intersection(boxes.reduce(union), all)
  return around === null ? [] : [around]
}

const partObject = ({ object }: Part) => object

export const isSameProjection = (a: Projection, b: Projection) =>
  a.scale === b.scale && a.x === b.x && a.y === b.y
