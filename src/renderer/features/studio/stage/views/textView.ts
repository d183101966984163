import { drawText } from '../text/drawText.ts'
import { layoutText } from '../text/layoutText.ts'
import type { LayerView } from './LayerView.ts'

export const textView: LayerView<'text'> = {
  draw: (ctx, layer, { scale }) => drawText(ctx, layer, scale),
  needs: ({ family, weight, italic, text }) => ({
    pictures: [],
    icons: [],
    faces: [{ family, weight, italic, text: text + text.toLocaleUpperCase() }],
  }),
  paints: () => 'several',
  overflow(layer) {
    const { size, lines, bent, box } = layoutText(layer)
    // Letters reach beyond their lines: slanted ones, swashes, and lines that are closer than the letters are high.
    const letters = size * 0.6
    const bentOver = bent === null ? 0 : Math.max(0, bent.extent.right - bent.extent.left - box.width)
    const longest = Math.max(0, ...lines.map(line => Math.max(-line.x, line.x + line.width - box.width)))
    const higher = Math.max(0, (lines.at(-1)?.top ?? 0) + size * 2 - box.height, -(lines[0]?.top ?? 0))
    return (
      letters +
      Math.max(bentOver, longest, higher) +
      (layer.outline?.width ?? 0) +
      (layer.behind?.padding ?? 0)
    )
  },
  handles: () => 'text',
  opens: 'text',
}
