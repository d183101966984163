import type { LayerView } from './LayerView.ts'

/** An icon keeps its proportion: it is drawn as large as its frame lets it, in the middle. */
export const iconView: LayerView<'icon'> = {
  draw(ctx, layer, { resources }) {
    const icon = resources.icon(layer.icon)
    if (icon === null) return
    const { width, height } = layer.frame
    const side = Math.min(width, height)
    ctx.translate((width - side) / 2, (height - side) / 2)
    if (icon.kind === 'picture') {
      ctx.imageSmoothingQuality = 'high'
      ctx.drawImage(icon.picture, 0, 0, side, side)
      return
    }
    ctx.scale(side / icon.size, side / icon.size)
    ctx.strokeStyle = layer.paint
    ctx.lineWidth = (layer.thickness * icon.size) / 24
    ctx.lineCap = 'round'
    ctx.lineJoin = 'round'
    for (const path of icon.paths) ctx.stroke(new Path2D(path))
  },
  needs: layer => ({ pictures: [], icons: [layer.icon], faces: [] }),
  paints: () => 'several',
  overflow: ({ frame, thickness }) => (Math.min(frame.width, frame.height) * thickness) / 24,
  handles: () => 'corners',
  opens: null,
}
