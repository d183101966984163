import { Canvas, type TPointerEvent } from 'fabric'
import type { Layer } from '#shared/design/layer.ts'
import type { Scene } from '#shared/design/scene.ts'
import { drawBackground } from './drawBackground.ts'
import type { Resources } from './createResources.ts'
import { LayerObject, type Manner } from './LayerObject.ts'
import { type PixelBox, type Projection, putRaster, type Raster } from './rasterLayer.ts'

/** Pictures of layers that do not move are kept up to this many pixels; what is beyond is drawn anew when it must be. */
const keptPixels = 40_000_000

/** What a hand begins on the canvas before Fabric looks at it; true keeps it from Fabric. */
export interface PointerHooks {
  down(event: TPointerEvent): boolean
  move(event: TPointerEvent): boolean
  up(event: TPointerEvent): boolean
  /** A rubber band was let go around these. */
  banded(objects: LayerObject[], event: TPointerEvent): void
  /** Over the picture and its handles, in CSS pixels. */
  overlay(ctx: CanvasRenderingContext2D): void
}

type Piece = { kind: 'frozen'; canvas: OffscreenCanvas } | { kind: 'object'; object: LayerObject }

/** A layer's picture where it stands. */
export interface Ghost {
  layer: Layer
  raster: Raster
}

interface Frozen {
  below: OffscreenCanvas
  above: Piece[]
  /** What it was made from. */
  projection: Projection
  width: number
  height: number
  hot: ReadonlySet<LayerObject>
  order: readonly LayerObject[]
}

/**
 * Fabric's canvas with a way of drawing of its own. Whatever is not selected is frozen into a bitmap below and one above what is,
 * so a frame costs two bitmaps and the layers that move, however many there are. Layers above that blend with what is under them
 * cannot be frozen together; they are laid on one by one.
 */
export class StageCanvas extends Canvas {
  scene: Scene | null = null
  readonly #resources: Resources
  readonly #hooks: PointerHooks
  #frozen: Frozen | null = null
  /** Drawn where their layers stand, although a hand carries them away: the originals of copies being dragged. */
  ghosts: readonly Ghost[] = []
  manner: Manner = 'still'
  /** While the view is being zoomed: the last picture is stretched. */
  zooming = false

  constructor(element: HTMLCanvasElement, resources: Resources, hooks: PointerHooks) {
    super(element, {
      preserveObjectStacking: true,
      renderOnAddRemove: false,
      selection: true,
      selectionKey: null,
      enablePointerEvents: true,
      stopContextMenu: true,
      fireRightClick: true,
      uniScaleKey: 'shiftKey',
    })
    this.#resources = resources
    this.#hooks = hooks
  }

  /** Something that does not move looks otherwise now. */
  thaw(): void {
    this.#frozen = null
  }

  projection(): Projection {
    const [scale, , , , x, y] = this.viewportTransform
    const ratio = this.getRetinaScaling()
    return { scale: scale * ratio, x: Math.round(x * ratio), y: Math.round(y * ratio) }
  }

  layerObjects(): LayerObject[] {
    return this.getObjects().filter(object => object instanceof LayerObject)
  }

  /** What is selected, and so may change at any moment. */
  hot(): LayerObject[] {
    return this.getActiveObjects().filter(object => object instanceof LayerObject)
  }

  /** How what is selected looks where it stands now. */
  ghostsNow(): Ghost[] {
    const [projection, clip] = [this.projection(), this.#clip()]
    return this.hot().flatMap(object => {
      const raster = object.rasterAt(projection, clip, this.#resources, 'still')
      return raster === null ? [] : [{ layer: object.layer, raster }]
    })
  }

  override renderCanvas(ctx: CanvasRenderingContext2D): void {
    if (this.destroyed === true) return
    this.clearContext(ctx)
    if (this.scene !== null) {
      ctx.save()
      ctx.resetTransform()
      if (this.zooming && this.#frozen !== null) this.#putStretched(ctx, this.#frozen)
      else this.#compose(ctx, this.scene)
      ctx.restore()
    }
    if (!this.zooming) this.drawControls(ctx)
    this.#hooks.overlay(ctx)
    this.fire('after:render', { ctx })
  }

  #compose(ctx: CanvasRenderingContext2D, scene: Scene): void {
    const projection = this.projection()
    const clip = this.#clip()
    const frozen = this.#freeze(scene, projection, clip)
    ctx.drawImage(frozen.below, 0, 0)
    ctx.beginPath()
    const paper = paperBox(scene, projection)
    ctx.rect(paper.left, paper.top, paper.right - paper.left, paper.bottom - paper.top)
    ctx.clip()
    for (const { layer, raster } of this.ghosts) putRaster(ctx, layer, raster)
    for (const piece of frozen.above) {
      if (piece.kind === 'frozen') ctx.drawImage(piece.canvas, 0, 0)
      else this.#putObject(ctx, piece.object, projection, clip, frozen.hot.has(piece.object))
    }
  }

  #clip(): PixelBox {
    const { width, height } = this.getElement()
    return { left: 0, top: 0, right: width, bottom: height }
  }

  #putObject(
    ctx: CanvasRenderingContext2D,
    object: LayerObject,
    projection: Projection,
    clip: PixelBox,
    hot: boolean,
  ): void {
    const manner = hot ? this.manner : 'still'
    if (manner === 'moving') {
      const stretch = object.stretch(projection, this._activeObject?.isType('activeselection') ?? false)
      if (stretch !== null) {
        ctx.save()
        ctx.setTransform(stretch.matrix)
        putRaster(ctx, object.layer, stretch.raster)
        ctx.restore()
        return
      }
    }
    const raster = object.rasterAt(projection, clip, this.#resources, manner)
    if (raster !== null) put(ctx, object, raster)
  }

  #freeze(scene: Scene, projection: Projection, clip: PixelBox): Frozen {
    const order = this.layerObjects()
    const hot = new Set(this.hot())
    const before = this.#frozen
    if (
      before !== null &&
      sameProjection(before.projection, projection) &&
      before.width === clip.right &&
      before.height === clip.bottom &&
      sameMembers(before.hot, hot) &&
      before.order.length === order.length &&
      before.order.every((object, index) => object === order[index])
    ) {
      return before
    }
    const below = before?.below ?? new OffscreenCanvas(1, 1)
    below.width = clip.right
    below.height = clip.bottom
    const firstHot = order.findIndex(object => hot.has(object))
    const under = firstHot === -1 ? order : order.slice(0, firstHot)
    this.#drawUnder(below, scene, under, projection, clip)
    const above = firstHot === -1 ? [] : this.#piecesAbove(order.slice(firstHot), hot, projection, clip)
    this.#frozen = {
      below,
      above,
      projection,
      width: clip.right,
      height: clip.bottom,
      hot,
      order: [...order],
    }
    this.#letGo(order, hot)
    return this.#frozen
  }

  #drawUnder(
    canvas: OffscreenCanvas,
    scene: Scene,
    under: readonly LayerObject[],
    projection: Projection,
    clip: PixelBox,
  ): void {
    const ctx = canvas.getContext('2d')
    if (ctx === null) return
    const paper = paperBox(scene, projection)
    ctx.resetTransform()
    ctx.beginPath()
    ctx.rect(paper.left, paper.top, paper.right - paper.left, paper.bottom - paper.top)
    ctx.clip()
    ctx.setTransform(
      (paper.right - paper.left) / scene.width,
      0,
      0,
      (paper.bottom - paper.top) / scene.height,
      paper.left,
      paper.top,
    )
    drawBackground(ctx, scene, projection.scale, this.#resources)
    ctx.resetTransform()
    for (const object of under) this.#putStill(ctx, object, projection, clip)
  }

  #putStill(
    ctx: OffscreenCanvasRenderingContext2D,
    object: LayerObject,
    projection: Projection,
    clip: PixelBox,
  ): void {
    const raster = object.rasterAt(projection, clip, this.#resources, 'still')
    if (raster !== null) put(ctx, object, raster)
  }

  #piecesAbove(
    objects: readonly LayerObject[],
    hot: ReadonlySet<LayerObject>,
    projection: Projection,
    clip: PixelBox,
  ): Piece[] {
    const pieces: Piece[] = []
    let ctx: OffscreenCanvasRenderingContext2D | null = null
    for (const object of objects) {
      if (hot.has(object) || object.layer.blend !== 'normal') {
        ctx = null
        pieces.push({ kind: 'object', object })
        continue
      }
      if (ctx === null) {
        const canvas = new OffscreenCanvas(clip.right, clip.bottom)
        ctx = canvas.getContext('2d')
        if (ctx === null) continue
        pieces.push({ kind: 'frozen', canvas })
      }
      this.#putStill(ctx, object, projection, clip)
    }
    return pieces
  }

  /** Pictures of what is frozen are not needed until something changes: they go when there are too many. */
  #letGo(order: readonly LayerObject[], hot: ReadonlySet<LayerObject>): void {
    let pixels = order.reduce((sum, object) => sum + object.keptPixels(), 0)
    for (const object of order) {
      if (pixels <= keptPixels) return
      if (hot.has(object)) continue
      pixels -= object.keptPixels()
      object.forget()
    }
  }

  #putStretched(ctx: CanvasRenderingContext2D, frozen: Frozen): void {
    const to = this.projection()
    const { projection: from } = frozen
    const by = to.scale / from.scale
    ctx.setTransform(by, 0, 0, by, to.x - from.x * by, to.y - from.y * by)
    ctx.imageSmoothingQuality = 'low'
    ctx.drawImage(frozen.below, 0, 0)
    for (const piece of frozen.above) {
      if (piece.kind === 'frozen') ctx.drawImage(piece.canvas, 0, 0)
      else {
        const raster = piece.object.rasterAt(from, this.#clip(), this.#resources, 'moving')
        if (raster !== null) put(ctx, piece.object, raster)
      }
    }
  }

  override __onMouseDown(event: TPointerEvent): void {
    if (this.#hooks.down(event)) return
    // What is under the pointer may be selected now, and then it is what is taken hold of.
    this._resetTransformEventData()
    super.__onMouseDown(event)
  }

  override __onMouseMove(event: TPointerEvent): void {
    if (!this.#hooks.move(event)) super.__onMouseMove(event)
  }

  override __onMouseUp(event: TPointerEvent): void {
    if (!this.#hooks.up(event)) super.__onMouseUp(event)
  }

  /** Which layers are selected together is decided by groups, not by Fabric. */
  protected override handleMultiSelection(): boolean {
    return false
  }

  protected override handleSelection(event: TPointerEvent): boolean {
    const band = this._groupSelector
    if (band === null) return false
    const [x, y] = [Math.min(band.x, band.x + band.deltaX), Math.min(band.y, band.y + band.deltaY)]
    const area = { left: x, top: y, width: Math.abs(band.deltaX), height: Math.abs(band.deltaY) }
    this._groupSelector = null
    this.#hooks.banded(
      this.collectObjects(area).filter(object => object instanceof LayerObject),
      event,
    )
    return true
  }
}

function put(
  ctx: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  { layer }: LayerObject,
  raster: Raster,
) {
  putRaster(ctx, layer, raster)
}

/** The paper in whole pixels: as an export of the same scale has it. */
export const paperBox = ({ width, height }: Scene, { scale, x, y }: Projection): PixelBox => ({
  left: x,
  top: y,
  right: x + Math.max(1, Math.round(width * scale)),
  bottom: y + Math.max(1, Math.round(height * scale)),
})

const sameProjection = (a: Projection, b: Projection) => a.scale === b.scale && a.x === b.x && a.y === b.y

const sameMembers = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>) =>
  a.size === b.size && [...a].every(item => b.has(item))
