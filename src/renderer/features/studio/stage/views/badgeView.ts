import { badgeLayout, strikePath } from '#shared/design/geometry/badgeLayout.ts'
import type { BadgeLayer } from '#shared/design/layers/badgeLayer.ts'
import { fillStyle } from '../paint/fillStyle.ts'
import { setStroke } from '../paint/setStroke.ts'
import type { TextFace } from '../Stage.ts'
import { fontOf, textMeasure } from '../text/textMeasure.ts'
import type { LayerView } from './LayerView.ts'

/** How thick the line through an old price is, in sizes of its letters. */
const strikeThickness = 0.09

export const badgeView: LayerView<'badge'> = {
  draw(ctx, layer, { scale }) {
    const face = faceOf(layer)
    const { path, lines } = badgeLayout(layer, textMeasure(face, 0).width)
    if (path !== null) {
      const outline = new Path2D(path)
      const { width, height } = layer.frame
      const style = fillStyle(ctx, layer.fill, { x: 0, y: 0, width, height }, scale)
      if (style !== null) {
        ctx.fillStyle = style
        ctx.fill(outline)
      }
      if (layer.stroke !== null && layer.stroke.width > 0) {
        setStroke(ctx, layer.stroke)
        ctx.stroke(outline)
        ctx.setLineDash([])
      }
    }
    ctx.fillStyle = layer.paint
    ctx.strokeStyle = layer.paint
    ctx.lineCap = 'round'
    ctx.textRendering = 'geometricPrecision'
    ctx.textAlign = 'center'
    for (const line of lines) {
      ctx.font = fontOf(face, line.size)
      ctx.fillText(line.text, line.x, line.baseline)
      if (!line.struck) continue
      ctx.lineWidth = line.size * strikeThickness
      ctx.stroke(new Path2D(strikePath(line)))
    }
  },
  needs: layer => ({ pictures: [], icons: [], faces: [faceOf(layer)] }),
  paints: () => 'several',
  overflow: layer => (layer.stroke?.width ?? 0) * 2,
  handles: () => 'all',
  opens: null,
}

const faceOf = ({ family, weight, above, text, before }: BadgeLayer): TextFace => ({
  family,
  weight,
  italic: false,
  text: above + text + before,
})
