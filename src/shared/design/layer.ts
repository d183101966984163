import { z } from 'zod'
import { BadgeLayer } from './layers/badgeLayer.ts'
import { DrawingLayer } from './layers/drawingLayer.ts'
import { IconLayer } from './layers/iconLayer.ts'
import { ImageLayer } from './layers/imageLayer.ts'
import { LineLayer } from './layers/lineLayer.ts'
import { QrLayer } from './layers/qrLayer.ts'
import { ShapeLayer } from './layers/shapeLayer.ts'
import { TextLayer } from './layers/textLayer.ts'

/** The registry of layer types: one file and one line each. */
export const Layer = z.discriminatedUnion('type', [
  TextLayer,
  ImageLayer,
  ShapeLayer,
  LineLayer,
  IconLayer,
  DrawingLayer,
  QrLayer,
  BadgeLayer,
])
export type Layer = z.output<typeof Layer>
export type LayerType = Layer['type']
export type LayerOf<T extends LayerType> = Extract<Layer, { type: T }>
