import type { Layer, LayerOf, LayerType } from './layer.ts'
import type { Frame, LayerBase } from './layerBase.ts'
import { centredCrop, noAdjustments } from './layers/imageLayer.ts'
import { colourFill } from './paint.ts'

const base = (id: string, frame: Frame): LayerBase => ({
  id,
  name: '',
  frame,
  anchor: { x: 'scale', y: 'scale' },
  adjustments: {},
  flipX: false,
  flipY: false,
  opacity: 1,
  blend: 'normal',
  shadow: null,
  locked: false,
  hidden: false,
  groupIds: [],
  slot: null,
})

/** What each type of layer begins with, beside its place. */
const beginnings: { [T in LayerType]: Omit<LayerOf<T>, keyof LayerBase> } = {
  text: {
    type: 'text',
    text: '',
    family: 'brand:body',
    weight: 400,
    italic: false,
    underline: false,
    strike: false,
    size: 48,
    lineHeight: 1.25,
    letterSpacing: 0,
    align: 'left',
    verticalAlign: 'top',
    letterCase: 'asWritten',
    list: 'none',
    fill: colourFill('brand:ink'),
    outline: null,
    behind: null,
    curve: 0,
    fit: 'grow',
  },
  image: {
    type: 'image',
    mediaId: null,
    crop: centredCrop,
    mask: 'rectangle',
    radius: 0,
    border: null,
    adjust: noAdjustments,
    cutout: null,
  },
  shape: {
    type: 'shape',
    shape: 'rectangle',
    fill: colourFill('brand:primary'),
    stroke: null,
    radius: 0,
    points: 5,
  },
  line: {
    type: 'line',
    stroke: { paint: 'brand:ink', width: 6, dash: 'solid' },
    start: 'none',
    end: 'none',
    bend: 0,
  },
  icon: { type: 'icon', icon: 'star', paint: 'brand:ink', thickness: 2 },
  drawing: { type: 'drawing', lines: [{ paint: 'brand:ink', width: 8, opacity: 1, points: [0, 0, 1, 1] }] },
  qr: {
    type: 'qr',
    value: '',
    paint: '#000000',
    behind: '#ffffff',
    margin: 4,
    correction: 'M',
    dots: 'square',
  },
  badge: {
    type: 'badge',
    shape: 'burst',
    above: '',
    text: '',
    before: '',
    family: 'brand:heading',
    weight: 700,
    paint: 'brand:paper',
    fill: colourFill('brand:accent'),
    stroke: null,
  },
}

/** A layer of a type as it begins; `given` is laid over that. */
export function newLayer<T extends LayerType>(
  type: T,
  id: string,
  frame: Frame,
  given: Partial<LayerOf<T>> = {},
): LayerOf<T> {
  // TypeScript cannot see that a type and its beginning make one of the union.
  return { ...base(id, frame), ...beginnings[type], ...given } as Layer as LayerOf<T>
}
