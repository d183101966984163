import type { ComponentType } from 'react'
import type { Layer, LayerOf, LayerType } from '#shared/design/layer.ts'
import { BadgeInspector } from './layers/BadgeInspector.tsx'
import { DrawingInspector } from './layers/DrawingInspector.tsx'
import { IconInspector } from './layers/IconInspector.tsx'
import { ImageInspector } from './layers/ImageInspector.tsx'
import { LineInspector } from './layers/LineInspector.tsx'
import { QrInspector } from './layers/QrInspector.tsx'
import { ShapeInspector } from './layers/ShapeInspector.tsx'
import { TextInspector } from './layers/TextInspector.tsx'

/** One file and one line for each type of layer: all that can be changed of layers of it. */
const inspectors: { [T in LayerType]: ComponentType<{ layers: readonly LayerOf<T>[] }> } = {
  text: TextInspector,
  image: ImageInspector,
  shape: ShapeInspector,
  line: LineInspector,
  icon: IconInspector,
  drawing: DrawingInspector,
  qr: QrInspector,
  badge: BadgeInspector,
}

/** The same for whoever does not know the type. TypeScript cannot see that each takes the layers of its own type. */
export const layerInspectors = inspectors as unknown as Record<
  LayerType,
  ComponentType<{ layers: readonly Layer[] }>
>
