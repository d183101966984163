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

interface Part {
  object: LayerObject
  /** Which of its looks was drawn. */
  look: number
  /** What it covers; null when that is nothing. */
  box: PixelBox | null
}

/**
 * Layers that lie upon each other and do not move, as one bitmap. When some of them come to look otherwise, only what they cover is
 * drawn anew.
 */
export class FrozenLayers {
  readonly canvas = new OffscreenCanvas(1, 1)
  #parts: readonly Part[] = []
  #projection: Projection | null = null
  #backdrop: OffscreenCanvas | null = null

  /** Draws what differs from the last time; the backdrop lies under all of them. */
  draw(objects: readonly LayerObject[], around: Surroundings, backdrop: OffscreenCanvas | null): void {
    const { projection, clip } = around
    const isElsewhere =
      this.#projection === null ||
      !isSameProjection(this.#projection, projection) ||
      this.canvas.width !== clip.right ||
      this.canvas.height !== clip.bottom
    const before = isElsewhere ? [] : this.#parts
    const known = new Map(before.map(part => [part.object, part]))
    const parts = objects.map(object => {
      const part = known.get(object)
      return part?.look === object.look ? part : partOf(object, around)
    })
    const isAll = isElsewhere || backdrop !== this.#backdrop
    const dirty = isAll ? clip : differenceOf(before, parts, clip)
    if (isElsewhere) {
      this.canvas.width = clip.right
      this.canvas.height = clip.bottom
    }
    this.#parts = parts
    this.#projection = projection
    this.#backdrop = backdrop
    if (dirty !== null) this.#drawIn(dirty, around)
  }

  #drawIn(dirty: PixelBox, { projection, clip, paper, resources }: Surroundings): void {
    const ctx = this.canvas.getContext('2d')
    if (ctx === null) return
    ctx.save()
    cut(ctx, dirty)
    ctx.clearRect(dirty.left, dirty.top, dirty.right - dirty.left, dirty.bottom - dirty.top)
    if (this.#backdrop !== null) ctx.drawImage(this.#backdrop, 0, 0)
    cut(ctx, paper)
    for (const { object, box } of this.#parts) {
      if (box === null || intersection(box, dirty) === null) continue
      const raster = object.rasterAt(projection, clip, resources, 'still')
      if (raster !== null) putRaster(ctx, object.layer, raster)
    }
    ctx.restore()
  }
}

/** At whole pixels, so that what is drawn within is the same as without. */
function cut(ctx: OffscreenCanvasRenderingContext2D, { left, top, right, bottom }: PixelBox): void {
  ctx.beginPath()
  ctx.rect(left, top, right - left, bottom - top)
  ctx.clip()
}

const partOf = (object: LayerObject, { projection, clip, resources }: Surroundings): Part => ({
  object,
  look: object.look,
  box: object.rasterAt(projection, clip, resources, 'still'),
})

/** Around everything that came, went or looks otherwise; all of it when the order is another; null when nothing differs. */
function differenceOf(before: readonly Part[], now: readonly Part[], all: PixelBox): PixelBox | null {
  const [were, are] = [new Set(before.map(partObject)), new Set(now.map(partObject))]
  const [stayed, staying] = [
    before.filter(part => are.has(part.object)),
    now.filter(part => were.has(part.object)),
  ]
  if (stayed.some((part, index) => part.object !== staying[index]?.object)) return all
  const changed = [
    ...before.filter(part => !are.has(part.object)),
    ...now.filter(part => !were.has(part.object)),
    ...stayed.flatMap((part, index) => (part === staying[index] ? [] : [part, staying[index] ?? part])),
  ]
  const boxes = changed.flatMap(({ box }) => box ?? [])
  return boxes.length === 0 ? null : intersection(boxes.reduce(union), all)
}

const partObject = ({ object }: Part) => object

export const isSameProjection = (a: Projection, b: Projection) =>
  a.scale === b.scale && a.x === b.x && a.y === b.y
