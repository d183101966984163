import { longestSide } from '#shared/design/designFormat.ts'
import type { Scene } from '#shared/design/scene.ts'
import { createResources, type Resources } from './createResources.ts'
import { backgroundArea, drawBackground } from './canvas/drawBackground.ts'
import { needsOf } from './needsOf.ts'
import { layLayer } from './canvas/rasterLayer.ts'
import { isMagnified } from './paint/coverRect.ts'
import type { RenderOptions } from './Stage.ts'

/** After this long other work of the page gets its turn. */
const sliceMs = 10
/** So many are drawn before the clock is looked at. */
const layersAtOnce = 8

/**
 * A scene as a picture, drawn by the same code as the screen, at any size up to 8,192 pixels a side (a larger scale is brought
 * down to that). Other work of the page goes on between layers. Throws what the signal says when it is aborted.
 */
export async function renderScene(
  scene: Scene,
  { scale: wanted, assets, paper, signal }: RenderOptions,
): Promise<OffscreenCanvas> {
  const scale = Math.min(wanted, longestSide / Math.max(scene.width, scene.height))
  const resources = createResources(assets)
  await resources.load(needsOf(scene))
  await resources.loadWhole(magnifiedIn(scene, scale, resources))
  signal?.throwIfAborted()
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(scene.width * scale)),
    Math.max(1, Math.round(scene.height * scale)),
  )
  // Its pixels are asked for again and again (see `drawNow`), and all of them in the end.
  const ctx = canvas.getContext('2d', { willReadFrequently: true })
  if (ctx === null) throw new Error('There is no room for a canvas of this size.')
  if (paper) {
    ctx.setTransform(canvas.width / scene.width, 0, 0, canvas.height / scene.height, 0, 0)
    drawBackground(ctx, scene, scale, resources)
    ctx.resetTransform()
  }
  const clip = { left: 0, top: 0, right: canvas.width, bottom: canvas.height }
  let sliceBegan = performance.now()
  for (const [index, layer] of scene.layers.entries()) {
    layLayer(ctx, layer, { scale, x: 0, y: 0 }, clip, resources)
    if (index % layersAtOnce === layersAtOnce - 1) drawNow(ctx)
    if (performance.now() - sliceBegan < sliceMs) continue
    await turnOfOthers()
    signal?.throwIfAborted()
    sliceBegan = performance.now()
  }
  drawNow(ctx)
  return canvas
}

/** Pictures that are drawn larger than their usual pixels. */
function magnifiedIn(scene: Scene, scale: number, { picture }: Resources): string[] {
  const drawn = scene.layers.flatMap(layer =>
    layer.type === 'image' && layer.mediaId !== null
      ? [{ mediaId: layer.mediaId, area: layer.frame, zoom: layer.crop.zoom }]
      : [],
  )
  if (scene.fill.kind === 'image') {
    drawn.push({ mediaId: scene.fill.mediaId, area: { ...backgroundArea(scene), rotation: 0 }, zoom: 1 })
  }
  return drawn.flatMap(({ mediaId, area, zoom }) => {
    const usual = picture(mediaId)
    return usual !== null && isMagnified(usual, area, zoom, scale) ? [mediaId] : []
  })
}

/** A canvas puts drawing off until its pixels are wanted, and would then do all of it in one go. */
const drawNow = (ctx: OffscreenCanvasRenderingContext2D) => ctx.getImageData(0, 0, 1, 1)

/** Lets input and drawing of the page go first: what was put off by `yield` alone would go before them. */
const turnOfOthers = (): Promise<void> =>
  'scheduler' in globalThis
    ? scheduler.postTask(() => undefined, { priority: 'background' })
    : new Promise(resolve => setTimeout(resolve))
