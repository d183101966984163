import { longestSide } from '#shared/design/designFormat.ts'
import type { Scene } from '#shared/design/scene.ts'
import { createResources } from './createResources.ts'
import { drawBackground } from './canvas/drawBackground.ts'
import { needsOf } from './needsOf.ts'
import { putRaster, rasterLayer } from './canvas/rasterLayer.ts'
import type { RenderOptions } from './Stage.ts'

/** After this long other work of the page gets its turn. */
const sliceMs = 10

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
  signal?.throwIfAborted()
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(scene.width * scale)),
    Math.max(1, Math.round(scene.height * scale)),
  )
  const ctx = canvas.getContext('2d')
  if (ctx === null) throw new Error('There is no room for a canvas of this size.')
  if (paper) {
    ctx.setTransform(canvas.width / scene.width, 0, 0, canvas.height / scene.height, 0, 0)
    drawBackground(ctx, scene, scale, resources)
    ctx.resetTransform()
  }
  const clip = { left: 0, top: 0, right: canvas.width, bottom: canvas.height }
  let sliceBegan = performance.now()
  for (const layer of scene.layers) {
    const raster = rasterLayer(layer, { scale, x: 0, y: 0 }, clip, resources)
    if (raster !== null) {
      putRaster(ctx, layer, raster)
    }
    if (performance.now() - sliceBegan < sliceMs) continue
    await turnOfOthers()
    signal?.throwIfAborted()
    sliceBegan = performance.now()
  }
  return canvas
}

/** Lets input and drawing of the page go first. */
const turnOfOthers = (): Promise<void> =>
  'scheduler' in globalThis
    ? (globalThis as unknown as { scheduler: { yield(): Promise<void> } }).scheduler.yield()
    : new Promise(resolve => setTimeout(resolve))
