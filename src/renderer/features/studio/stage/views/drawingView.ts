import type { DrawingLayer } from '#shared/design/layers/drawingLayer.ts'
import type { Context } from '../paint/fillStyle.ts'
import { type LayerView, needsNothing } from './LayerView.ts'

export const drawingView: LayerView<'drawing'> = {
  draw(ctx, layer) {
    const { width, height } = layer.frame
    ctx.lineCap = 'round'
    ctx.lineJoin = 'round'
    for (const line of layer.lines) {
      ctx.globalAlpha = line.opacity
      ctx.strokeStyle = line.paint
      ctx.lineWidth = line.width
      ctx.beginPath()
      trace(
        ctx,
        line.points.map((share, index) => share * (index % 2 === 0 ? width : height)),
      )
      ctx.stroke()
    }
    ctx.globalAlpha = 1
  },
  needs: () => needsNothing,
  paints: () => 'several',
  overflow: ({ lines }) => Math.max(...lines.map(line => line.width)),
  handles: () => 'all',
  opens: null,
}

type Points = DrawingLayer['lines'][number]['points']

/** Through the middles of its stretches, bent by the points between them: what a hand drew has no corners. */
export function trace(ctx: Context | Path2D, points: Points): void {
  const at = (index: number) => ({ x: points[index * 2] ?? 0, y: points[index * 2 + 1] ?? 0 })
  const count = Math.floor(points.length / 2)
  const first = at(0)
  ctx.moveTo(first.x, first.y)
  // A point by itself is a dot: a stretch without length is drawn by its round ends.
  if (count === 1) ctx.lineTo(first.x, first.y)
  for (let index = 1; index < count - 1; index += 1) {
    const [point, next] = [at(index), at(index + 1)]
    ctx.quadraticCurveTo(point.x, point.y, (point.x + next.x) / 2, (point.y + next.y) / 2)
  }
  const last = at(count - 1)
  ctx.lineTo(last.x, last.y)
}
