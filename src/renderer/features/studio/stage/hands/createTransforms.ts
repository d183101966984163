import type { FabricObject, Transform } from 'fabric'
import type { Frame } from '#shared/design/layerBase.ts'
import type { LayerObject } from '../canvas/LayerObject.ts'
import type { Ghost, StageCanvas } from '../canvas/StageCanvas.ts'
import { type Bounds, boundsOfFrame, boundsTogether } from '../snap/bounds.ts'
import { type SnapField, type SnapMark, snapMove } from '../snap/snapMove.ts'
import { snapScaling } from '../snap/snapScaling.ts'
import type { StageEvents } from '../Stage.ts'
import type { StageState } from '../StageState.ts'

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
  /** What things snap to; null when they are to lie anywhere (Ctrl). */
  const field = (event: Event): SnapField | null =>
    state.aids.snap && canvas.scene !== null && !(event as MouseEvent).ctrlKey
      ? { others, paper: canvas.scene, aids: state.aids, reach: reachPixels / canvas.getZoom() }
      : null
  const rest = () => {
    canvas.manner = 'still'
    canvas.ghosts = []
    marks = []
    note = null
  }
  const moved = (said: string | null) => {
    note = said
    canvas.manner = 'moving'
    on.moving(framesOf(canvas.hot()))
  }
  canvas.on('before:transform', ({ transform }) => {
    const hot = new Set(canvas.hot())
    others = canvas
      .layerObjects()
      .filter(object => !hot.has(object))
      .map(object => boundsOfFrame(object.frameNow()))
    canvas.ghosts = []
    resting = canvas.ghostsNow()
    const [only] = hot.size === 1 ? hot : []
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
    const around = field(event)
    marks = []
    if (around !== null) {
      const snapped = snapMove(boundsOfAll(canvas.hot()), around)
      target.set({ left: target.left + snapped.x, top: target.top + snapped.y })
      marks = snapped.marks
    }
    target.setCoords()
    moved(null)
  })
  canvas.on('object:scaling', ({ target, transform, e }) => {
    const around = field(e)
    marks = around === null ? [] : snapScaling(canvas, target, transform, around)
    moved(sizeOf(canvas.hot()))
  })
  canvas.on('object:resizing', ({ target, transform, e }) => {
    const [line] = canvas.hot()
    if (line?.layer.type === 'line') {
      marks = []
      moved(`${Math.round(line.frameNow().width)} · ${Math.round(signed(target.angle))}°`)
      return
    }
    const around = field(e)
    marks = around === null ? [] : snapScaling(canvas, target, transform, around)
    for (const object of canvas.hot()) object.reflow()
    moved(sizeOf(canvas.hot()))
  })
  canvas.on('mouse:move:before', ({ e }) => {
    const active = canvas.getActiveObject()
    if (active !== undefined) active.snapAngle = (e as MouseEvent).shiftKey ? turnStep : 0
  })
  canvas.on('object:rotating', ({ target }) => moved(`${Math.round(signed(target.angle))}°`))
  canvas.on('object:modified', ({ transform, e }) => {
    const hot = canvas.hot()
    const frames = framesOf(hot)
    const isCopy =
      canvas.ghosts.length > 0 &&
      transform?.action === 'drag' &&
      (e as MouseEvent | undefined)?.altKey === true
    rest()
    on.moving(null)
    // It is over: whoever is told shows the scene anew, which would end it a second time.
    canvas._currentTransform = null
    if (isCopy) on.duplicate(frames)
    else on.place(frames, 'step', scalesOf(hot))
  })
  canvas.on('mouse:up', rest)
  return { marks: () => marks, note: () => note }
}

const boundsOfAll = (objects: readonly LayerObject[]): Bounds =>
  boundsTogether(objects.map(object => boundsOfFrame(object.frameNow())))

function sizeOf(objects: readonly LayerObject[]): string {
  const upright = objects.map(object => boundsOfFrame({ ...object.frameNow(), rotation: 0 }))
  const { left, top, right, bottom } = boundsTogether(upright)
  return `${Math.round(right - left)} × ${Math.round(bottom - top)}`
}

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
