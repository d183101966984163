import { type FabricObject, Point, type Transform } from 'fabric'
import type { Frame } from '#shared/design/layerBase.ts'
import type { StageState } from './createPointer.ts'
import type { LayerObject } from './LayerObject.ts'
import { type Bounds, boundsOfFrame, boundsTogether } from './snap/bounds.ts'
import { type SnapMark, snapMove, snapSide } from './snap/snapMove.ts'
import type { StageEvents } from './Stage.ts'
import type { Ghost, StageCanvas } from './StageCanvas.ts'

/** From how near something snaps, in CSS pixels; and to how many degrees Shift turns. */
const reachPixels = 6
const turnStep = 15

export interface Transforms {
  marks(): readonly SnapMark[]
  /** The size or angle that is being changed, to be shown beside it. */
  note(): string | null
}

/** Moving, sizing and turning by Fabric's handles: snapped on the way, told once at the end. */
export function createTransforms(canvas: StageCanvas, state: StageState, on: StageEvents): Transforms {
  let marks: SnapMark[] = []
  let note: string | null = null
  let others: Bounds[] = []
  let resting: readonly Ghost[] = []
  const begin = () => {
    const hot = new Set(canvas.hot())
    others = canvas
      .layerObjects()
      .filter(object => !hot.has(object))
      .map(object => boundsOfFrame(object.frameNow()))
    canvas.ghosts = []
    resting = canvas.ghostsNow()
  }
  const moved = () => {
    canvas.manner = 'moving'
    on.moving(framesOf(canvas.hot()))
  }
  canvas.on('before:transform', ({ transform }) => {
    begin()
    const [only] = canvas.hot().length === 1 ? canvas.hot() : []
    // Shapes and frames are sized freely and with Shift in proportion; letters, icons and pictures keep theirs at the corners.
    const free = only !== undefined && (only.layer.type === 'shape' || only.layer.type === 'badge')
    canvas.uniformScaling = !free
    canvas.uniScaleKey = free ? 'shiftKey' : null
    transform.target.snapAngle = 0
  })
  canvas.on('object:moving', ({ target, transform, e }) => {
    const event = e as MouseEvent
    keepAxis(target, transform, event.shiftKey)
    if (event.altKey && canvas.ghosts.length === 0) canvas.ghosts = resting
    if (!event.altKey) canvas.ghosts = []
    marks = []
    // Ctrl lets things lie anywhere.
    if (state.aids.snap && canvas.scene !== null && !event.ctrlKey) {
      const box = boundsTogether(canvas.hot().map(object => boundsOfFrame(object.frameNow())))
      const snapped = snapMove(box, others, canvas.scene, state.aids, reachPixels / canvas.getZoom())
      target.set({ left: target.left + snapped.x, top: target.top + snapped.y })
      marks = snapped.marks
    }
    target.setCoords()
    note = null
    moved()
  })
  canvas.on('object:scaling', ({ target, transform, e }) => {
    marks =
      state.aids.snap && !(e as MouseEvent).ctrlKey
        ? snapScaling(canvas, state, target, transform, others)
        : []
    noteSize()
  })
  canvas.on('object:resizing', () => {
    for (const object of canvas.hot()) object.reflow()
    noteSize()
  })
  const noteSize = () => {
    const { left, top, right, bottom } = boundsTogether(
      canvas.hot().map(object => boundsOfFrame(upright(object))),
    )
    note = `${Math.round(right - left)} × ${Math.round(bottom - top)}`
    moved()
  }
  canvas.on('mouse:move:before', ({ e }) => {
    const active = canvas.getActiveObject()
    if (active !== undefined) active.snapAngle = (e as MouseEvent).shiftKey ? turnStep : 0
  })
  canvas.on('object:rotating', ({ target }) => {
    note = `${Math.round(signed(target.angle))}°`
    moved()
  })
  canvas.on('object:modified', ({ transform, e }) => {
    const hot = canvas.hot()
    const frames = framesOf(hot)
    const isCopy =
      canvas.ghosts.length > 0 &&
      transform?.action === 'drag' &&
      (e as MouseEvent | undefined)?.altKey === true
    canvas.ghosts = []
    canvas.manner = 'still'
    marks = []
    note = null
    on.moving(null)
    // It is over: whoever is told shows the scene anew, which would end it a second time.
    canvas._currentTransform = null
    if (isCopy) on.duplicate(frames)
    else on.place(frames, 'step', scalesOf(hot))
  })
  canvas.on('mouse:up', () => {
    canvas.manner = 'still'
    canvas.ghosts = []
    marks = []
    note = null
  })
  return { marks: () => marks, note: () => note }
}

const upright = (object: LayerObject): Frame => ({ ...object.frameNow(), rotation: 0 })

function framesOf(objects: readonly LayerObject[]): Record<string, Frame> {
  return Object.fromEntries(objects.map(object => [object.layer.id, rounded(object.frameNow())]))
}

/** Hundredths are finer than anything that is seen; thousandths of a degree likewise. */
function rounded({ x, y, width, height, rotation }: Frame): Frame {
  const to = (value: number, parts: number) => Math.round(value * parts) / parts
  return {
    x: to(x, 100),
    y: to(y, 100),
    width: Math.max(0.5, to(width, 100)),
    height: Math.max(0.5, to(height, 100)),
    rotation: to(signed(rotation), 1000),
  }
}

/** From -180 to 180. */
const signed = (degrees: number) => degrees - 360 * Math.round(degrees / 360)

function scalesOf(objects: readonly LayerObject[]): Record<string, number> {
  return Object.fromEntries(
    objects.flatMap(object => {
      const scale = object.contentScale()
      return Math.abs(scale - 1) < 0.0001 ? [] : [[object.layer.id, scale]]
    }),
  )
}

function keepAxis(target: FabricObject, { original }: Transform, shift: boolean): void {
  if (!shift) return
  const [x, y] = [target.left - original.left, target.top - original.top]
  if (Math.abs(x) > Math.abs(y)) target.set({ top: original.top })
  else target.set({ left: original.left })
}

/** The side or corner in the hand comes to lie on a line, when the thing is not turned. */
function snapScaling(
  canvas: StageCanvas,
  state: StageState,
  target: FabricObject,
  transform: Transform,
  others: readonly Bounds[],
): SnapMark[] {
  const { scene } = canvas
  if (scene === null || Math.abs(target.angle % 90) > 0.01 || target.angle % 180 !== 0) return []
  const corner = transform.corner
  const reach = reachPixels / canvas.getZoom()
  const marks: SnapMark[] = []
  const box = boundsTogether(canvas.hot().map(object => boundsOfFrame(object.frameNow())))
  const anchor = target.getPositionByOrigin(transform.originX, transform.originY)
  const snap = (axis: 'x' | 'y', at: number, length: number, sign: 1 | -1) => {
    const { by, lines } = snapSide(axis, at, others, scene, state.aids, reach)
    if (lines.length === 0 || length + sign * by < 1) return
    const factor = (length + sign * by) / length
    if (canvas.uniformScaling || axis === 'x') target.scaleX *= factor
    if (canvas.uniformScaling || axis === 'y') target.scaleY *= factor
    for (const line of lines) {
      const [from, to] = axis === 'x' ? [box.top, box.bottom] : [box.left, box.right]
      marks.push({ axis, kind: 'line', at: line, from, to })
    }
  }
  const isSide = corner.startsWith('m')
  const [width, height] = [box.right - box.left, box.bottom - box.top]
  if (isSide || transform.originX === 'center') return []
  if (corner.endsWith('r')) snap('x', box.right, width, 1)
  else if (corner.endsWith('l')) snap('x', box.left, width, -1)
  // In proportion one axis decides.
  if (!canvas.uniformScaling) {
    if (corner.startsWith('b')) snap('y', box.bottom, height, 1)
    else if (corner.startsWith('t')) snap('y', box.top, height, -1)
  }
  target.setPositionByOrigin(new Point(anchor.x, anchor.y), transform.originX, transform.originY)
  target.setCoords()
  return marks
}
