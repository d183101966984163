import type { Layer, LayerOf, LayerType } from '#shared/design/layer.ts'
import type { Frame } from '#shared/design/layerBase.ts'
import { noAdjustments } from '#shared/design/layers/imageLayer.ts'
import { maskShapes } from '#shared/design/layers/imageLayer.ts'
import { shapeNames } from '#shared/design/layers/shapeLayer.ts'
import { newLayer } from '#shared/design/newLayer.ts'
import { type Fill, patternIds } from '#shared/design/paint.ts'
import type { Scene } from '#shared/design/scene.ts'

const size = { width: 1080, height: 1350 }
const white: Fill = { kind: 'colour', paint: '#ffffff' }
const dawn: Fill = {
  kind: 'gradient',
  shape: 'linear',
  angle: 35,
  stops: [
    { at: 0, paint: '#a9421a' },
    { at: 1, paint: '#0f4c5c' },
  ],
}

/** A sheet of layers beside each other, eight in a row. */
function sheet(layers: readonly ((id: string, frame: Frame) => Layer)[], fill: Fill = white): Scene {
  return {
    width: 1000,
    height: 1000,
    fill,
    across: null,
    layers: layers.map((make, index) =>
      make(`layer-${index}`, {
        x: 20 + (index % 6) * 162,
        y: 20 + Math.floor(index / 6) * 162,
        width: 140,
        height: 120,
        rotation: index % 4 === 3 ? 17 : 0,
      }),
    ),
  }
}

const of =
  <T extends LayerType>(type: T, given: Partial<LayerOf<T>>) =>
  (id: string, frame: Frame): Layer =>
    newLayer(type, id, frame, given)

const text = (given: Partial<LayerOf<'text'>>) =>
  of('text', {
    text: 'Karibu dukani, Привет!',
    size: 22,
    family: 'Montserrat',
    fill: { kind: 'colour', paint: '#222222' },
    ...given,
  })
const image = (given: Partial<LayerOf<'image'>>) => of('image', { mediaId: 'photo-1', ...given })
const shape = (given: Partial<LayerOf<'shape'>>) =>
  of('shape', { fill: { kind: 'colour', paint: '#2a9d8f' }, ...given })
const adjusted = (adjust: Partial<LayerOf<'image'>['adjust']>) =>
  image({ adjust: { ...noAdjustments, ...adjust } })

/** Every type of layer with every option it has, a sheet for each. */
export const truthScenes: Record<string, Scene> = {
  text: sheet([
    text({}),
    text({ align: 'centre', weight: 700 }),
    text({ align: 'right', italic: true }),
    text({ align: 'justify', text: 'Maneno mengi kidogo ya kusawazisha pande zote' }),
    text({ underline: true, strike: true }),
    text({ letterCase: 'upper', letterSpacing: 120 }),
    text({ list: 'bullets', text: 'Moja\nMbili\nTatu' }),
    text({ list: 'numbers', text: 'Moja\nMbili\nTatu' }),
    text({ outline: { paint: '#ffcc00', width: 3 } }),
    text({ behind: { paint: '#ffe0cc', padding: 6, radius: 8, each: 'box' } }),
    text({ behind: { paint: '#ffe0cc', padding: 2, radius: 4, each: 'line' } }),
    text({ curve: 0.5, text: 'Ofa ya wiki' }),
    text({ curve: -0.4, text: 'Ofa ya wiki', fit: 'shrink' }),
    text({ fit: 'shrink', size: 80 }),
    text({ fit: 'fill', verticalAlign: 'middle' }),
    text({ fit: 'shrink', verticalAlign: 'bottom', lineHeight: 1.6 }),
    text({ fill: dawn, weight: 900, size: 34 }),
    text({ shadow: { paint: '#00000080', blur: 8, x: 4, y: 5 }, opacity: 0.7 }),
    text({ text: 'Asante 🎉🌍', flipX: true }),
    text({ family: 'Pacifico', text: 'Mkate safi' }),
    text({ family: 'Lora', italic: true, weight: 700, text: 'Ёлка, Šiauliai' }),
  ]),
  image: sheet([
    image({}),
    image({ crop: { x: 0.2, y: 0.8, zoom: 2 }, flipX: true }),
    image({ radius: 30, border: { paint: '#a9421a', width: 6, dash: 'dashed' } }),
    image({ mediaId: null }),
    image({ shadow: { paint: '#000000aa', blur: 16, x: 6, y: 6 } }),
    ...maskShapes.map(mask => image({ mask })),
    adjusted({ brightness: 0.5, contrast: 0.4 }),
    adjusted({ saturation: -0.6, temperature: 0.7, tint: -0.4 }),
    adjusted({ blur: 0.4 }),
    adjusted({ sharpen: 0.8 }),
    adjusted({ vignette: 0.9 }),
    adjusted({ grey: 1 }),
    adjusted({ sepia: 0.8 }),
    adjusted({ duotone: { dark: '#102a43', light: '#ffd166', amount: 1 } }),
    image({ mediaId: 'plain', cutout: { tolerance: 0.3 }, blend: 'multiply' }),
    ...['drawing', 'webp', 'avif', 'gif', 'turned', 'damaged', 'large'].map(mediaId => image({ mediaId })),
    image({ mediaId: 'large', crop: { x: 0.5, y: 0.5, zoom: 20 } }),
    image({ border: { paint: '#a9421a', width: 8, dash: 'solid' }, opacity: 0.6 }),
  ]),
  shape: sheet([
    ...shapeNames.map(name => shape({ shape: name })),
    shape({ radius: 24, stroke: { paint: '#333333', width: 5, dash: 'dotted' } }),
    shape({ fill: dawn, blend: 'multiply', opacity: 0.6 }),
    ...patternIds.map(pattern =>
      shape({ fill: { kind: 'pattern', pattern, paint: '#a9421a', behind: '#fff3e0', scale: 0.5 } }),
    ),
  ]),
  rest: sheet(
    [
      of('line', { stroke: { paint: '#333333', width: 4, dash: 'solid' }, start: 'circle', end: 'arrow' }),
      of('line', {
        stroke: { paint: '#333333', width: 4, dash: 'dashed' },
        start: 'bar',
        end: 'triangle',
        bend: 0.3,
      }),
      of('icon', { icon: 'star', paint: '#e76f51', thickness: 2 }),
      of('icon', { icon: 'emoji:1f600', paint: '#000000' }),
      of('drawing', {
        lines: [{ paint: '#264653', width: 6, opacity: 0.8, points: [0, 0, 0.3, 1, 0.6, 0.2, 1, 0.9] }],
      }),
      of('qr', { value: 'https://example.org/duka?utm_source=ratiba' }),
      of('qr', { value: 'karibu', dots: 'round', correction: 'H' }),
      of('badge', {
        text: '9,900',
        above: 'Ofa',
        before: '12,000',
        family: 'Alfa Slab One',
        paint: '#ffffff',
        fill: { kind: 'colour', paint: '#a9421a' },
      }),
      of('badge', { shape: 'tag', text: 'Mpya', family: 'Oswald', paint: '#222222', fill: dawn }),
    ],
    { kind: 'image', mediaId: 'photo-2', focusX: 0.3, focusY: 0.6, blur: 0.2, opacity: 0.8 },
  ),
}

/** What one of her fullest designs is like: 200 layers, 20 of them photos. */
export function fullScene(): Scene {
  const layers = Array.from({ length: 200 }, (_, index): Layer => {
    const frame = {
      x: (index * 137) % 900,
      y: (index * 211) % 1150,
      width: 120 + ((index * 29) % 160),
      height: 90 + ((index * 53) % 140),
      rotation: index % 7 === 0 ? 12 : 0,
    }
    const id = `layer-${index}`
    if (index % 10 === 0)
      return image({ mediaId: `photo-${index / 10}`, radius: index % 20 === 0 ? 16 : 0 })(id, frame)
    if (index % 10 < 4) return text({ text: `Bei nafuu leo ${index}`, size: 28, fit: 'grow' })(id, frame)
    if (index % 10 === 4) return of('icon', { icon: 'star', paint: '#e76f51' })(id, frame)
    return shape({
      shape: shapeNames[index % shapeNames.length] ?? 'rectangle',
      opacity: index % 3 === 0 ? 0.8 : 1,
      shadow: index % 25 === 5 ? { paint: '#00000066', blur: 20, x: 0, y: 8 } : null,
    })(id, frame)
  })
  return { ...size, fill: dawn, across: null, layers }
}

/** Things to take hold of: three boxes in a row, a text, a picture, a locked one and a group. */
export function handsScene(): Scene {
  const at = (x: number, y: number, width: number, height: number): Frame => ({
    x,
    y,
    width,
    height,
    rotation: 0,
  })
  const box = (id: string, frame: Frame, given: Partial<LayerOf<'shape'>> = {}) => shape(given)(id, frame)
  return {
    width: 1000,
    height: 1000,
    fill: white,
    across: null,
    layers: [
      box('a', at(100, 100, 100, 100)),
      box('b', at(300, 100, 100, 100)),
      box('c', at(620, 130, 100, 100)),
      text({ text: 'Karibu dukani leo', size: 40, fit: 'grow' })('words', at(100, 300, 300, 50)),
      image({ mediaId: 'turned' })('picture', at(500, 300, 300, 300)),
      image({ mediaId: null })('empty', at(800, 800, 100, 100)),
      box('locked', at(100, 500, 100, 100), { locked: true }),
      box('g1', at(100, 700, 100, 100), { groupIds: ['group'] }),
      box('g2', at(220, 700, 100, 100), { groupIds: ['group'] }),
      of('line', { stroke: { paint: '#222222', width: 4, dash: 'solid' }, end: 'arrow' })(
        'line',
        at(100, 890, 200, 20),
      ),
      box('under', at(500, 700, 200, 200)),
      box('over', at(560, 760, 80, 80), { fill: { kind: 'colour', paint: '#e76f51' } }),
    ],
  }
}
