import type { Frame } from '#shared/design/layerBase.ts'
import { studioAssets } from '../../src/renderer/features/studio/assets/studioAssets.ts'
import { renderScene } from '../../src/renderer/features/studio/stage/renderScene.ts'
import type { Aids } from '../../src/renderer/features/studio/stage/Stage.ts'
import { type HeldDesign, holdDesign } from './holdDesign.ts'
import { flush } from './measureFrames.ts'
import { plainFabric } from './plainFabric.ts'
import { fullScene, handsScene, truthScenes } from './scenes.ts'
import { drag, exportAll, heapGrowth, type, undoAndRedo } from './speed.ts'

let held: HeldDesign | null = null

/** The colour of handles and marks, which no layer has. */
const accent = [190, 24, 190]

function hold(scene: Parameters<typeof holdDesign>[0], width: number, height: number): HeldDesign {
  held?.destroy()
  held = holdDesign(scene, { width, height })
  return held
}

const current = (): HeldDesign => {
  if (held === null) throw new Error('nothing is open')
  return held
}

async function open(): Promise<number> {
  const began = performance.now()
  const now = hold(fullScene(), 900, 680)
  await now.stage.settled()
  flush(now.canvas)
  return performance.now() - began
}

interface Truth {
  screen: string
  exported: string
  /** Layers that show nothing. */
  empty: string[]
}

/** The same sheet on the screen and as an export, as data addresses of PNGs. */
async function truth(name: string, zoom: number): Promise<Truth> {
  const scene = truthScenes[name]
  if (scene === undefined) throw new Error(`no sheet ${name}`)
  const { stage, canvas, scene: shown } = hold(scene, 1100, 1100)
  await stage.settled()
  stage.zoomTo(zoom, { x: 0, y: 0 })
  const { x, y } = stage.view()
  stage.panBy(Math.round(20 - x), Math.round(20 - y))
  await stage.settled()
  // Moved away and back, so that what comes in sight again is looked at as well.
  stage.panBy(-437, 291)
  await stage.settled()
  stage.panBy(437, -291)
  await stage.settled()
  const at = stage.view()
  const exported = await renderScene(shown(), { scale: zoom, assets: studioAssets, paper: true })
  const cut = new OffscreenCanvas(exported.width, exported.height)
  cut.getContext('2d')?.drawImage(canvas, -Math.round(at.x), -Math.round(at.y))
  const bare = await renderScene(
    { ...shown(), layers: [] },
    { scale: zoom, assets: studioAssets, paper: true },
  )
  const empty = shown()
    .layers.filter(({ frame }) => !differ(exported, bare, frame, zoom))
    .map(({ id }) => id)
  return { screen: dataUrl(cut), exported: dataUrl(exported), empty }
}

function differ(one: OffscreenCanvas, other: OffscreenCanvas, frame: Frame, zoom: number): boolean {
  const [x, y, width, height] = [frame.x, frame.y, frame.width, frame.height].map(value =>
    Math.round(value * zoom),
  ) as [number, number, number, number]
  const [a, b] = [one, other].map(canvas => canvas.getContext('2d')?.getImageData(x, y, width, height).data)
  return a?.some((value, at) => Math.abs(value - (b?.[at] ?? 0)) > 24) ?? false
}

function dataUrl(canvas: OffscreenCanvas): string {
  const copy = document.createElement('canvas')
  copy.width = canvas.width
  copy.height = canvas.height
  copy.getContext('2d')?.drawImage(canvas, 0, 0)
  return copy.toDataURL()
}

const formats = [
  [1080, 1080],
  [1080, 1350],
  [1080, 1920],
  [1200, 628],
  [1200, 630],
  [1000, 1500],
  [1500, 500],
  [1200, 1200],
  [1600, 900],
  [800, 800],
  [1280, 720],
  [1920, 1080],
] as const

async function plain(id: string) {
  const { stage, scene } = current()
  const pictures = new Map<string, HTMLImageElement>()
  for (const layer of scene().layers) {
    if (layer.type !== 'image' || layer.mediaId === null) continue
    const image = new Image()
    image.src = `/media/${layer.mediaId}`
    await image.decode()
    pictures.set(layer.mediaId, image)
  }
  return plainFabric({ scene: scene(), view: stage.view(), pictures }, id)
}

/** What hands find and leave, as a test can read it. */
async function hands() {
  hold(handsScene(), 900, 680)
  await current().stage.settled()
}

/** How many pixels around a place of the paper have the colour of what helps to place things. */
function marks({ x, y }: { x: number; y: number }): number {
  const { stage, canvas } = current()
  const { zoom, x: left, y: top } = stage.view()
  const ratio = canvas.width / canvas.clientWidth
  const [atX, atY] = [(left + x * zoom - 20) * ratio, (top + y * zoom - 20) * ratio]
  const { data } = canvas.getContext('2d')?.getImageData(atX, atY, 40 * ratio, 40 * ratio) ?? { data: [] }
  let count = 0
  for (let at = 0; at < data.length; at += 4) {
    if ([0, 1, 2].every(channel => Math.abs((data[at + channel] ?? 0) - (accent[channel] ?? 0)) < 8))
      count += 1
  }
  return count
}

export const studio = {
  truth,
  open,
  hands,
  drag: (id: string, how: 'move' | 'scale' | 'turn') => drag(current(), id, how),
  type: (id: string) => type(current(), id),
  undoAndRedo: () => undoAndRedo(current()),
  heap: (operations: number) => heapGrowth(current(), operations),
  plainFabric: plain,
  exportFormats: () => exportAll(fullScene(), formats),
  exportBatch: () =>
    exportAll(
      fullScene(),
      Array.from({ length: 30 }, () => [1080, 1350] as const),
    ),
  settled: () => current().stage.settled(),
  told: () => current().told.splice(0),
  layers: () => current().scene().layers,
  selected: () => current().selected(),
  steps: () => current().steps(),
  place: (id: string, frame: Frame) =>
    current().run('placeLayers', { formatId: 'format', frames: { [id]: frame } }),
  undo: () => current().undo(),
  redo: () => current().redo(),
  view: () => current().stage.view(),
  stage: () => current().stage,
  aids: (aids: Aids) => current().stage.setAids(aids),
  guides: () => current().guides(),
  marks,
}
export type StudioPage = typeof studio

Object.assign(globalThis, { studioPage: { studio } })
document.documentElement.style.setProperty('--color-accent', `rgb(${accent.join(' ')})`)
document.documentElement.dataset['ready'] = 'true'
