import type { Layer } from '#shared/design/layer.ts'
import { shapePath } from '#shared/design/geometry/shapePath.ts'
import type { ImageLayer } from '#shared/design/layers/imageLayer.ts'
import type { Scene } from '#shared/design/scene.ts'
import { sceneOf } from '#shared/design/sceneOf.ts'
import { drawBackground } from '../../stage/canvas/drawBackground.ts'
import { drawnFrame } from '../../stage/canvas/drawnFrame.ts'
import { rasterLayer } from '../../stage/canvas/rasterLayer.ts'
import { createResources } from '../../stage/createResources.ts'
import { needsOf } from '../../stage/needsOf.ts'
import { viewOf } from '../../stage/views/registry.ts'
import type { DrawnDesign } from '../drawPage.ts'
import { element, escaped, short } from './element.ts'
import { fontFaces } from './fontFaces.ts'
import { svgLayers } from './svgLayers.ts'
import type { SvgTools } from './svgLayers.ts'
import { createSvgPaper } from './SvgPaper.ts'
import { colour, fillOf, strokeOf } from './svgPaint.ts'
import { svgPicture } from './svgPicture.ts'

interface SvgWish {
  pageId: string
  formatId: string
  paper: boolean
  title: string
  signal: AbortSignal
}

interface Work extends SvgTools {
  scene: Scene
  signal: AbortSignal
}

/** Pixels of a picture for one unit, where something can only be said as a picture. */
const pictureScale = 2
const longestPicture = 4096

/**
 * A page of a design as an SVG that needs nothing besides itself: shapes, lines, icons, codes and texts (with their fonts) stay sharp at any size;
 * photos, emoji and pictures as backgrounds stand in it as pictures. It has no scripts and refers to nothing outside.
 */
export async function svgOf({ design, kit, assets }: DrawnDesign, wish: SvgWish): Promise<string> {
  const { signal } = wish
  const scene = sceneOf(design, wish.pageId, wish.formatId, kit)
  const { width, height, layers } = scene
  const resources = createResources(assets)
  const needs = needsOf(scene)
  await resources.load(needs)
  signal.throwIfAborted()
  const work: Work = { scene, signal, resources, paper: createSvgPaper() }
  const parts = wish.paper ? [await background(work)] : []
  for (const layer of layers) {
    parts.push(await layerOf(layer, work))
    signal.throwIfAborted()
  }
  const css = await fontFaces(needs.faces, signal)
  const head = [
    element('title', {}, escaped(wish.title)),
    // Between quotes it has only base64 and names without a bracket, so nothing in it can end it.
    css === '' ? '' : `<style>${css}</style>`,
    work.paper.definitions() === '' ? '' : element('defs', {}, work.paper.definitions()),
  ]
  const size = { width, height, viewBox: `0 0 ${short(width)} ${short(height)}` }
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...size, overflow: 'hidden' },
    [...head, ...parts].join(''),
  )
}

async function background(work: Work): Promise<string> {
  const { scene, paper, resources, signal } = work
  const { width, height, fill, across } = scene
  const area = {
    x: -(across?.index ?? 0) * width,
    y: 0,
    width: width * (across?.count ?? 1),
    height,
  }
  const white = element('rect', { width, height, fill: '#ffffff' })
  const style = fillOf(paper, fill, area)
  if (style !== null) return white + element('rect', { width, height, ...style })
  const { canvas, ctx, scale } = canvasOf(width, height)
  drawBackground(ctx, scene, scale, resources)
  return element('image', { width, height, href: await svgPicture(canvas, signal) })
}

/** With its shadow, opacity and blending around what is turned and flipped: as the canvas has it. */
async function layerOf(layer: Layer, work: Work): Promise<string> {
  const frame = drawnFrame(layer)
  const { shadow, blend, opacity } = layer
  // TypeScript cannot see that a layer and the writer of its type belong together.
  const write = svgLayers[layer.type] as (layer: Layer, tools: SvgTools) => string | null
  const drawn = { ...layer, frame }
  const inside = layer.type === 'image' ? await imageOf(layer, work) : write(drawn, work)
  const around = {
    opacity: opacity === 1 ? null : opacity,
    style: blend === 'normal' ? null : `mix-blend-mode:${blend}`,
  }
  if (inside === null) return element('g', around, await rasterOf(layer, work))
  const { x, y, width, height, rotation } = frame
  const [flipX, flipY] = [layer.flipX ? -1 : 1, layer.flipY ? -1 : 1]
  const transform = [
    `translate(${short(x + width / 2)} ${short(y + height / 2)})`,
    ...(rotation === 0 ? [] : [`rotate(${short(rotation)})`]),
    ...(flipX * flipY === 1 && flipX === 1 ? [] : [`scale(${flipX} ${flipY})`]),
    `translate(${short(-width / 2)} ${short(-height / 2)})`,
  ].join(' ')
  const filter = shadow === null ? null : work.paper.define(id => shadowFilter(id, shadow, work.scene))
  return element('g', { ...around, filter }, element('g', { transform }, inside))
}

function shadowFilter(id: string, shadow: NonNullable<Layer['shadow']>, { width, height }: Scene): string {
  const region = { filterUnits: 'userSpaceOnUse', x: 0, y: 0, width, height }
  return element(
    'filter',
    { id, ...region, 'color-interpolation-filters': 'sRGB' },
    element('feDropShadow', {
      ...{ dx: shadow.x, dy: shadow.y, stdDeviation: shadow.blur / 2 },
      ...colour('flood-color', shadow.paint),
    }),
  )
}

/** The picture as it is seen, adjusted and cut, in its mask and with its border as shapes. */
async function imageOf(layer: ImageLayer, { paper, resources, signal }: Work): Promise<string> {
  const { width, height } = layer.frame
  const { canvas, ctx, scale } = canvasOf(width, height)
  const bare: ImageLayer = { ...layer, mask: 'rectangle', radius: 0, border: null }
  viewOf(bare).draw(ctx, bare, { scale, resources })
  const d = shapePath(layer.mask, width, height, { radius: layer.radius })
  const isPlain = layer.mask === 'rectangle' && layer.radius === 0
  const clip =
    isPlain && layer.border === null
      ? null
      : paper.define(id => element('clipPath', { id }, element('path', { d })))
  const picture = element('image', {
    ...{ width, height, preserveAspectRatio: 'none' },
    href: await svgPicture(canvas, signal),
  })
  const { border } = layer
  const line =
    border === null || border.width === 0
      ? ''
      : element('path', { d, fill: 'none', ...strokeOf({ ...border, width: border.width * 2 }) })
  return clip === null ? picture : element('g', { 'clip-path': clip }, picture + line)
}

/** What cannot be said otherwise, as the canvas draws it, with its shadow. */
async function rasterOf(layer: Layer, { scene, resources, signal }: Work): Promise<string> {
  const { scale } = sizeOf(scene.width, scene.height)
  const clip = {
    left: 0,
    top: 0,
    right: Math.ceil(scene.width * scale),
    bottom: Math.ceil(scene.height * scale),
  }
  const raster = rasterLayer(layer, { scale, x: 0, y: 0 }, clip, resources)
  if (raster === null) return ''
  const { left, top, right, bottom } = raster
  const href = await svgPicture(raster.canvas, signal)
  return element('image', {
    ...{ x: left / scale, y: top / scale, width: (right - left) / scale, height: (bottom - top) / scale },
    ...{ preserveAspectRatio: 'none', href },
  })
}

function sizeOf(width: number, height: number) {
  const scale = Math.min(pictureScale, longestPicture / Math.max(width, height))
  return {
    scale,
    pixelsX: Math.max(1, Math.round(width * scale)),
    pixelsY: Math.max(1, Math.round(height * scale)),
  }
}

function canvasOf(width: number, height: number) {
  const { scale, pixelsX, pixelsY } = sizeOf(width, height)
  const canvas = new OffscreenCanvas(pixelsX, pixelsY)
  const ctx = canvas.getContext('2d')
  if (ctx === null) throw new Error('There is no room for a canvas of this size.')
  ctx.scale(pixelsX / width, pixelsY / height)
  return { canvas, ctx, scale }
}
