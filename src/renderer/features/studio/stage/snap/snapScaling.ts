import { type FabricObject, Point, type Transform } from 'fabric'
import type { StageCanvas } from '../canvas/StageCanvas.ts'
import { boundsOfFrame, boundsTogether } from './bounds.ts'
import { type Axis, sideMark, type SnapField, type SnapMark, snapSide } from './snapMove.ts'

/** A side in the hand: where its axis goes from what stays where it is. */
interface Dragged {
  axis: Axis
  sign: 1 | -1
}

/** The side or corner in the hand comes to lie on a line, when the thing is not turned. A text's side changes its width. */
export function snapScaling(
  canvas: StageCanvas,
  target: FabricObject,
  transform: Transform,
  field: SnapField,
): SnapMark[] {
  const { corner, originX, originY } = transform
  const isSide = corner.startsWith('m')
  // From the middle (with Alt) both sides move. A side by itself stays in the middle across.
  const isFromMiddle = isSide ? originX === originY : originX === 'center'
  if (isFromMiddle || Math.abs(target.angle % 180) > 0.01) return []
  const sides = draggedSides(corner, Math.abs(target.angle % 360) > 90)
  const isBoth = canvas.uniformScaling && sides.length > 1
  const anchor = target.getPositionByOrigin(originX, originY)
  const marks = (isBoth ? sides.slice(0, 1) : sides).flatMap(side =>
    snapOne(canvas, target, side, isBoth, transform.action === 'resizing', field),
  )
  target.setPositionByOrigin(new Point(anchor.x, anchor.y), originX, originY)
  target.setCoords()
  return marks
}

/** Upside down the left handle is on the right. */
function draggedSides(corner: string, isTurned: boolean): Dragged[] {
  const way = isTurned ? -1 : 1
  const found: Dragged[] = []
  if (corner.endsWith('r')) found.push({ axis: 'x', sign: way })
  if (corner.endsWith('l')) found.push({ axis: 'x', sign: way === 1 ? -1 : 1 })
  if (corner.endsWith('b') || corner.startsWith('b')) found.push({ axis: 'y', sign: way })
  if (corner.endsWith('t') || corner.startsWith('t')) found.push({ axis: 'y', sign: way === 1 ? -1 : 1 })
  return found
}

function snapOne(
  canvas: StageCanvas,
  target: FabricObject,
  { axis, sign }: Dragged,
  isBoth: boolean,
  isWidth: boolean,
  field: SnapField,
): SnapMark[] {
  const box = boundsTogether(canvas.hot().map(object => boundsOfFrame(object.frameNow())))
  const [from, to] = axis === 'x' ? [box.left, box.right] : [box.top, box.bottom]
  const length = to - from
  const { by, lines } = snapSide(axis, sign === 1 ? to : from, field)
  if (lines.length === 0 || length + sign * by < 1) return []
  const factor = (length + sign * by) / length
  if (isWidth) target.width *= factor
  else {
    if (isBoth || axis === 'x') target.scaleX *= factor
    if (isBoth || axis === 'y') target.scaleY *= factor
  }
  return lines.map(line => sideMark(axis, line, box, field))
}
