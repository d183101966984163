import { shapeLayerPath } from '#shared/design/geometry/shapePath.ts'
import { fillStyle } from '../paint/fillStyle.ts'
import { setStroke } from '../paint/setStroke.ts'
import { type LayerView, needsNothing } from './LayerView.ts'

export const shapeView: LayerView<'shape'> = {
  draw(ctx, layer, { scale }) {
    const path = new Path2D(shapeLayerPath(layer))
    const style = fillStyle(ctx, layer.fill, { x: 0, y: 0, ...sizeOf(layer.frame) }, scale)
    if (style !== null) {
      ctx.fillStyle = style
      ctx.fill(path)
    }
    if (layer.stroke !== null && layer.stroke.width > 0) {
      setStroke(ctx, layer.stroke)
      ctx.stroke(path)
    }
  },
  needs: () => needsNothing,
  paints: ({ fill, stroke }) =>
    fill.kind === 'none' || stroke === null || stroke.width === 0 ? 'once' : 'several',
  // Mitred corners reach beyond half the line.
  overflow: layer => (layer.stroke?.width ?? 0) * 2,
  handles: () => 'all',
  opens: null,
}

const sizeOf = ({ width, height }: { width: number; height: number }) => ({ width, height })
