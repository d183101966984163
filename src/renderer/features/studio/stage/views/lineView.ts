import { linePath } from '#shared/design/geometry/linePath.ts'
import { setStroke } from '../paint/setStroke.ts'
import { type LayerView, needsNothing } from './LayerView.ts'

export const lineView: LayerView<'line'> = {
  draw(ctx, layer) {
    const { line, ends } = linePath(layer)
    setStroke(ctx, layer.stroke)
    ctx.stroke(new Path2D(line))
    ctx.setLineDash([])
    ctx.lineCap = 'round'
    ctx.lineJoin = 'round'
    ctx.fillStyle = layer.stroke.paint
    for (const end of ends) {
      const path = new Path2D(end.path)
      if (end.filled) ctx.fill(path)
      else ctx.stroke(path)
    }
  },
  needs: () => needsNothing,
  paints: () => 'several',
  overflow: ({ stroke, bend, frame }) => stroke.width * 4 + Math.abs(bend) * frame.width,
  handles: () => 'ends',
  opens: null,
}
