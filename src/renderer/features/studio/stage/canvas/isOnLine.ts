import { linePath } from '#shared/design/geometry/linePath.ts'
import type { LineLayer } from '#shared/design/layers/lineLayer.ts'

let probe: OffscreenCanvasRenderingContext2D | null = null

/** Whether a point of a line's box (from its left and top) lies on the line, bent as it is, or within reach of it. */
export function isOnLine(layer: LineLayer, { x, y }: { x: number; y: number }, reach: number): boolean {
  probe ??= new OffscreenCanvas(1, 1).getContext('2d')
  if (probe === null) return false
  probe.lineCap = 'round'
  probe.lineWidth = Math.max(layer.stroke.width, 2 * reach)
  return probe.isPointInStroke(new Path2D(linePath(layer).line), x, y)
}
