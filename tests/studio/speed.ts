import type { Layer } from '#shared/design/layer.ts'
import type { Frame } from '#shared/design/layerBase.ts'
import type { Scene } from '#shared/design/scene.ts'
import { studioAssets } from '../../src/renderer/features/studio/assets/studioAssets.ts'
import { encoder } from '../../src/renderer/features/studio/output/encode/encoder.ts'
import { renderScene } from '../../src/renderer/features/studio/stage/renderScene.ts'
import type { HeldDesign } from './holdDesign.ts'
import { type Frames, measureFrames, nextFrame, pointer } from './measureFrames.ts'

/** Where a share of a layer's frame stands on the screen. */
function screenOf({ stage, scene }: HeldDesign, id: string, shareX: number, shareY: number) {
  const { x, y, zoom } = stage.view()
  const frame = scene().layers.find(layer => layer.id === id)?.frame
  if (frame === undefined) throw new Error(`no layer ${id}`)
  return { x: x + (frame.x + frame.width * shareX) * zoom, y: y + (frame.y + frame.height * shareY) * zoom }
}

/** Drags by the middle, or by the lower right corner, or by the handle that turns. */
export async function drag(held: HeldDesign, id: string, how: 'move' | 'scale' | 'turn'): Promise<Frames> {
  const count = 60
  held.stage.select([id])
  await nextFrame()
  await nextFrame()
  const from = how === 'scale' ? screenOf(held, id, 1, 1) : screenOf(held, id, 0.5, how === 'turn' ? 0 : 0.5)
  if (how === 'turn') from.y -= 40
  pointer(held.upper, 'pointerdown', from.x, from.y)
  const result = await measureFrames(count, held.canvas, index => {
    pointer(document, 'pointermove', from.x + index * 1.5, from.y + Math.sin(index / 6) * 30 + index)
  })
  pointer(document, 'pointerup', from.x + count, from.y + count)
  return result
}

export async function type(held: HeldDesign, id: string): Promise<Frames> {
  held.stage.select([id])
  held.stage.startEditing(id)
  await nextFrame()
  const area = document.querySelector('textarea')
  if (area === null) throw new Error('nothing to write into')
  const result = await measureFrames(60, held.canvas, index => {
    area.value += 'maneno '[index % 7] ?? ''
    area.setSelectionRange(area.value.length, area.value.length)
    area.dispatchEvent(new InputEvent('input', { bubbles: true }))
  })
  held.stage.stopEditing()
  return result
}

const movedBy = (frame: Frame, by: number): Frame => ({ ...frame, x: frame.x + by })

function move(held: HeldDesign, id: string, by: number): void {
  const layer = held.scene().layers.find(one => one.id === id)
  if (layer === undefined) throw new Error(`no layer ${id}`)
  held.run('placeLayers', { formatId: 'format', frames: { [id]: movedBy(layer.frame, by) } })
}

/** Undo and redo of a change of a layer that is not selected, each to its last pixel. */
export async function undoAndRedo(held: HeldDesign): Promise<number[]> {
  held.stage.select([])
  const result: number[] = []
  for (let index = 0; index < 15; index += 1) {
    move(held, `layer-${(index * 17) % 200}`, 40)
    await nextFrame()
    await nextFrame()
    for (const take of [held.undo, held.redo])
      result.push(...(await measureFrames(1, held.canvas, take)).work)
  }
  return result
}

/** Bytes in use after so many operations and as many undos, as a share of before. */
export async function heapGrowth(held: HeldDesign, operations: number): Promise<number> {
  const size = () => {
    ;(globalThis as unknown as { gc(): void }).gc()
    return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize
  }
  const run = async (count: number) => {
    for (let index = 0; index < count; index += 1) {
      move(held, `layer-${(index * 13) % 200}`, 1)
      if (index % 5 === 0) await nextFrame()
    }
    for (let index = 0; index < count; index += 1) {
      held.undo()
      if (index % 5 === 0) await nextFrame()
    }
    await held.stage.settled()
  }
  await run(50)
  const before = size()
  await run(operations)
  return size() / before - 1
}

export interface Exported {
  seconds: number
  longestGapMs: number
}

/** As the app saves files: encoded by workers while the next is drawn. */
const ahead = 2
const jpeg = { type: 'image/jpeg', quality: 0.9, maxBytes: null, mayShrink: false } as const

/** A scene in sizes one after another, to JPEG; and the longest time the page could not answer. */
export async function exportAll(
  scene: Scene,
  sizes: readonly (readonly [number, number])[],
): Promise<Exported> {
  let longestGapMs = 0
  let last = performance.now()
  let watching = true
  const watch = () => {
    longestGapMs = Math.max(longestGapMs, performance.now() - last)
    last = performance.now()
    if (watching) requestAnimationFrame(watch)
  }
  requestAnimationFrame(watch)
  const began = performance.now()
  const files: Promise<unknown>[] = []
  for (const [at, [width, height]] of sizes.entries()) {
    await files[at - ahead]
    const by = Math.min(width / scene.width, height / scene.height)
    const layers = scene.layers.map((layer): Layer => ({ ...layer, frame: scaled(layer.frame, by) }))
    const canvas = await renderScene(
      { ...scene, width, height, layers },
      { scale: 1, assets: studioAssets, paper: true },
    )
    files.push(encoder.picture(canvas, jpeg))
  }
  await Promise.all(files)
  watching = false
  return { seconds: (performance.now() - began) / 1000, longestGapMs }
}

const scaled = ({ x, y, width, height, rotation }: Frame, by: number): Frame => ({
  x: x * by,
  y: y * by,
  width: width * by,
  height: height * by,
  rotation,
})
