import type { Layer, LayerType } from '#shared/design/layer.ts'
import { badgeView } from './badgeView.ts'
import { drawingView } from './drawingView.ts'
import { iconView } from './iconView.ts'
import { imageView } from './imageView.ts'
import type { LayerView } from './LayerView.ts'
import { lineView } from './lineView.ts'
import { qrView } from './qrView.ts'
import { shapeView } from './shapeView.ts'
import { textView } from './textView.ts'

/** One file and one line for each type of layer. */
const views: { [T in LayerType]: LayerView<T> } = {
  text: textView,
  image: imageView,
  shape: shapeView,
  line: lineView,
  icon: iconView,
  drawing: drawingView,
  qr: qrView,
  badge: badgeView,
}

/** The view of a layer. TypeScript cannot see that a layer's type picks the view that takes it. */
export const viewOf = (layer: Layer) => views[layer.type] as unknown as LayerView<LayerType>
