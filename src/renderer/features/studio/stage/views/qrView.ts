import { qrMatrix } from '#shared/design/geometry/qrMatrix.ts'
import { qrPath } from '#shared/design/geometry/qrPath.ts'
import { type LayerView, needsNothing } from './LayerView.ts'

/** The code is square: as large as its frame lets it, in the middle. Without a value it shows where one will be. */
export const qrView: LayerView<'qr'> = {
  draw(ctx, layer) {
    const { width, height } = layer.frame
    const side = Math.min(width, height)
    ctx.translate((width - side) / 2, (height - side) / 2)
    ctx.fillStyle = layer.behind
    ctx.fillRect(0, 0, side, side)
    const matrix = qrMatrix(layer.value, layer.correction)
    if (matrix === null) {
      ctx.strokeStyle = layer.paint
      ctx.lineWidth = side / 40
      ctx.setLineDash([side / 20, side / 20])
      ctx.strokeRect(side * 0.1, side * 0.1, side * 0.8, side * 0.8)
      return
    }
    ctx.fillStyle = layer.paint
    ctx.fill(new Path2D(qrPath(matrix, side, layer)))
  },
  needs: () => needsNothing,
  paints: () => 'several',
  overflow: () => 0,
  handles: () => 'corners',
  opens: null,
}
