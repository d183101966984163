import { type ActiveSelection, Canvas, type FabricObject, Point, type TPointerEvent } from 'fabric'
import type { Layer } from '#shared/design/layer.ts'
import type { Scene } from '#shared/design/scene.ts'
import type { Resources } from '../createResources.ts'
import { createBackdrop } from './createBackdrop.ts'
import { FrozenLayers, isSameProjection, type Surroundings } from './FrozenLayers.ts'
import { LayerObject, type Manner } from './LayerObject.ts'
import type { ScreenPoint } from '../Stage.ts'
import { type PixelBox, type Projection, putRaster, type Raster } from './rasterLayer.ts'

/** Pictures of layers that do not move are kept up to this many pixels; what is beyond is drawn anew when it must be. */
const keptPixels = 40_000_000
/** From how near something thin is taken hold of, in CSS pixels. */
const nearPixels = 6

/** What a hand begins on the canvas before Fabric looks at it; true keeps it from Fabric. */
export interface PointerHooks {
  down(event: TPointerEvent): boolean
  move(event: TPointerEvent): boolean
  up(event: TPointerEvent): boolean
  /** A rubber band was let go around these. */
  banded(objects: LayerObject[], event: TPointerEvent): void
}

export interface CanvasHooks extends PointerHooks {
  /** Over the picture and its handles, in CSS pixels. */
  overlay(ctx: CanvasRenderingContext2D): void
}

type Piece = { kind: 'frozen'; objects: LayerObject[] } | { kind: 'object'; object: LayerObject }

/** A layer's picture where it stands. */
export interface Ghost {
  layer: Layer
  raster: Raster
}

/**
 * Fabric's canvas with a way of drawing of its own. Whatever is not selected is frozen into a bitmap below and one above what is,
 * so a frame costs two bitmaps and the layers that move, however many there are. Layers above that blend with what is under them
 * cannot be frozen together; they are laid on one by one.
 */
export class StageCanvas extends Canvas {
  scene: Scene | null = null
  /** Given right after it is made: what a hand does needs the canvas. */
  hooks: CanvasHooks | null = null
  /** Drawn where their layers stand, although a hand carries them away: the originals of copies being dragged. */
  ghosts: readonly Ghost[] = []
  manner: Manner = 'still'
  /** While the view is being zoomed: the last picture is stretched. */
  zooming = false
  readonly #resources: Resources
  readonly #backdrop = createBackdrop()
  readonly #below = new FrozenLayers()
  #above: FrozenLayers[] = []
  /** What the bitmaps were drawn at, and what lies above the first that is selected. */
  #frozen: { projection: Projection; above: readonly Piece[] } | null = null

  constructor(element: HTMLCanvasElement, resources: Resources) {
    super(element, {
      // What is selected is taken hold of also where something else lies upon it.
      preserveObjectStacking: false,
      renderOnAddRemove: false,
      selection: true,
      selectionKey: null,
      enablePointerEvents: true,
      uniScaleKey: 'shiftKey',
    })
    this.#resources = resources
  }

  /** What the background is drawn with has changed. */
  redrawBackground(): void {
    this.#backdrop.forget()
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

  /** Several are selected as one. */
  hold(active: ActiveSelection): void {
    this.setActiveObject(active)
  }

  /** The topmost layer under the pointer that can be taken hold of. */
  layerAt(event: TPointerEvent): LayerObject | undefined {
    const { target } = this.searchPossibleTargets(this.getObjects(), this.getScenePoint(event))
    return target instanceof LayerObject ? target : undefined
  }

  isOnHandle(event: TPointerEvent): boolean {
    return this.getActiveObject()?.findControl(this.getViewportPoint(event)) !== undefined
  }

  /** Whether a point of the canvas is on what is selected, or on its handles. */
  isOnSelected({ x, y }: ScreenPoint): boolean {
    const active = this.getActiveObject()
    if (active?.evented !== true) return false
    const [zoom, , , , left, top] = this.viewportTransform
    const isOnIt = this._checkTarget(active, new Point((x - left) / zoom, (y - top) / zoom))
    return isOnIt || active.findControl(new Point(x, y)) !== undefined
  }

  /** Something is in a hand, or a rubber band is drawn. */
  isBusy(): boolean {
    return this._currentTransform !== null || this._groupSelector !== null
  }

  /** A layer is in a hand. */
  isHeld(): boolean {
    return this._currentTransform !== null
  }

  /** Whether what is in a hand was moved, sized or turned. */
  hasMoved(): boolean {
    return this._currentTransform?.actionPerformed === true
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
      if (this.zooming && this.#frozen !== null) this.#putStretched(ctx, this.#frozen.projection)
      else this.#compose(ctx, this.scene)
      ctx.restore()
    }
    if (!this.zooming) this.drawControls(ctx)
    this.hooks?.overlay(ctx)
    this.fire('after:render', { ctx })
  }

  #compose(ctx: CanvasRenderingContext2D, scene: Scene): void {
    const projection = this.projection()
    const paper = paperBox(scene, projection)
    const around = { projection, clip: this.#clip(), paper, resources: this.#resources }
    const hot = new Set(this.hot())
    const above = this.#freeze(scene, around, hot)
    ctx.drawImage(this.#below.canvas, 0, 0)
    ctx.beginPath()
    ctx.rect(paper.left, paper.top, paper.right - paper.left, paper.bottom - paper.top)
    ctx.clip()
    for (const { layer, raster } of this.ghosts) putRaster(ctx, layer, raster)
    this.#eachPiece(ctx, above, object => this.#putObject(ctx, object, around, hot.has(object)))
  }

  #clip(): PixelBox {
    const { width, height } = this.getElement()
    return { left: 0, top: 0, right: width, bottom: height }
  }

  #eachPiece(
    ctx: CanvasRenderingContext2D,
    pieces: readonly Piece[],
    put: (object: LayerObject) => void,
  ): void {
    let frozen = 0
    for (const piece of pieces) {
      if (piece.kind === 'object') put(piece.object)
      else {
        const run = this.#above[frozen]
        if (run !== undefined) ctx.drawImage(run.canvas, 0, 0)
        frozen += 1
      }
    }
  }

  #putObject(
    ctx: CanvasRenderingContext2D,
    object: LayerObject,
    { projection, clip, resources }: Surroundings,
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
    const raster = object.rasterAt(projection, clip, resources, manner)
    if (raster !== null) putRaster(ctx, object.layer, raster)
  }

  #freeze(scene: Scene, around: Surroundings, hot: ReadonlySet<LayerObject>): readonly Piece[] {
    const order = this.layerObjects()
    const firstHot = order.findIndex(object => hot.has(object))
    const backdrop = this.#backdrop.at(scene, around)
    this.#below.draw(firstHot === -1 ? order : order.slice(0, firstHot), around, backdrop)
    const pieces = firstHot === -1 ? [] : piecesOf(order.slice(firstHot), hot)
    const runs = pieces.flatMap(piece => (piece.kind === 'frozen' ? [piece.objects] : []))
    this.#above = runs.map((objects, index) => {
      const run = this.#above[index] ?? new FrozenLayers()
      run.draw(objects, around, null)
      return run
    })
    const before = this.#frozen?.projection
    if (before === undefined || !isSameProjection(before, around.projection)) this.#letGo(order, hot)
    this.#frozen = { projection: around.projection, above: pieces }
    return pieces
  }

  /** Pictures of what is frozen are not needed until something changes: they go when there are too many. */
  #letGo(order: readonly LayerObject[], hot: ReadonlySet<LayerObject>): void {
    let pixels = order.reduce((sum, object) => sum + object.keptPixels(), 0)
    for (const object of order) {
      if (pixels <= keptPixels) return
      if (hot.has(object)) continue
      pixels -= object.keptPixels()
      object.letGo()
    }
  }

  #putStretched(ctx: CanvasRenderingContext2D, from: Projection): void {
    const to = this.projection()
    const by = to.scale / from.scale
    ctx.setTransform(by, 0, 0, by, to.x - from.x * by, to.y - from.y * by)
    ctx.imageSmoothingQuality = 'low'
    ctx.drawImage(this.#below.canvas, 0, 0)
    this.#eachPiece(ctx, this.#frozen?.above ?? [], object => {
      const raster = object.rasterAt(from, this.#clip(), this.#resources, 'moving')
      if (raster !== null) putRaster(ctx, object.layer, raster)
    })
  }

  override _checkTarget(object: FabricObject, point: Point): boolean {
    if (!(object instanceof LayerObject) || object.group !== undefined)
      return super._checkTarget(object, point)
    return object.visible && object.evented && object.isAt(point, nearPixels / this.getZoom())
  }

  override __onMouseDown(event: TPointerEvent): void {
    if (this.hooks?.down(event) === true) return
    // What is under the pointer may be selected now, and then it is what is taken hold of.
    this._resetTransformEventData()
    super.__onMouseDown(event)
  }

  override __onMouseMove(event: TPointerEvent): void {
    if (this.hooks?.move(event) !== true) super.__onMouseMove(event)
  }

  override __onMouseUp(event: TPointerEvent): void {
    if (this.hooks?.up(event) !== true) super.__onMouseUp(event)
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
    this.hooks?.banded(
      this.collectObjects(area).filter(object => object instanceof LayerObject),
      event,
    )
    return true
  }
}

/** From the first that is selected upwards: what moves by itself, and between that what lies still together. */
function piecesOf(objects: readonly LayerObject[], hot: ReadonlySet<LayerObject>): Piece[] {
  const pieces: Piece[] = []
  for (const object of objects) {
    const last = pieces.at(-1)
    if (hot.has(object) || object.layer.blend !== 'normal') pieces.push({ kind: 'object', object })
    else if (last?.kind === 'frozen') last.objects.push(object)
    else pieces.push({ kind: 'frozen', objects: [object] })
  }
  return pieces
}

/** The paper in whole pixels: as an export of the same scale has it. */
const paperBox = ({ width, height }: Scene, { scale, x, y }: Projection): PixelBox => ({
  left: x,
  top: y,
  right: x + Math.max(1, Math.round(width * scale)),
  bottom: y + Math.max(1, Math.round(height * scale)),
})
