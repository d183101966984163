import { Canvas, Circle, FabricImage, FabricText, Rect, Shadow } from 'fabric'
import type { Layer } from '#shared/design/layer.ts'
import type { Frame } from '#shared/design/layerBase.ts'
import type { Scene } from '#shared/design/scene.ts'
import { createStage } from '../../src/renderer/features/studio/stage/createStage.ts'
import { renderScene } from '../../src/renderer/features/studio/stage/renderScene.ts'
import type { Picture, Stage, StageAssets } from '../../src/renderer/features/studio/stage/Stage.ts'
import { fullScene, truthScenes } from './scenes.ts'

/** A photo of 2000 by 1500 pixels: soft colours with detail in them. */
function photo(seed: number): Picture {
  const canvas = new OffscreenCanvas(2000, 1500)
  const ctx = canvas.getContext('2d')
  if (ctx === null) throw new Error('no canvas')
  const sky = ctx.createLinearGradient(0, 0, 2000, 1500)
  sky.addColorStop(0, `hsl(${seed * 37} 60% 70%)`)
  sky.addColorStop(1, `hsl(${seed * 37 + 90} 50% 30%)`)
  ctx.fillStyle = sky
  ctx.fillRect(0, 0, 2000, 1500)
  for (let index = 0; index < 400; index += 1) {
    ctx.fillStyle = `hsl(${(index * 53 + seed * 11) % 360} 55% 50% / 0.5)`
    ctx.beginPath()
    ctx.arc((index * 397) % 2000, (index * 631) % 1500, 10 + (index % 60), 0, 7)
    ctx.fill()
  }
  return canvas
}

/** A red disc on a plain ground, for cutting out. */
function plain(): Picture {
  const canvas = new OffscreenCanvas(600, 500)
  const ctx = canvas.getContext('2d')
  if (ctx === null) throw new Error('no canvas')
  ctx.fillStyle = '#e8e8e4'
  ctx.fillRect(0, 0, 600, 500)
  ctx.fillStyle = '#c1121f'
  ctx.arc(300, 250, 170, 0, 7)
  ctx.fill()
  return canvas
}

const made = new Map<string, Picture>()
const pictureOf = (id: string): Picture => {
  const known = made.get(id) ?? (id === 'plain' ? plain() : photo(Number(id.replace('photo-', ''))))
  made.set(id, known)
  return known
}

const assets: StageAssets = {
  picture: id => Promise.resolve(pictureOf(id)),
  loadFonts: () => Promise.resolve(),
  icon: name =>
    Promise.resolve(
      name.startsWith('emoji:')
        ? { kind: 'picture', picture: pictureOf('plain') }
        : {
            kind: 'lines',
            size: 24,
            paths: ['M12 2L15 9L22 9L16.5 14L18.5 21L12 17L5.5 21L7.5 14L2 9L9 9Z'],
          },
    ),
}

interface Held {
  stage: Stage
  canvas: HTMLCanvasElement
  upper: HTMLCanvasElement
  scene: Scene
  told: string[]
  show(scene: Scene): void
}

let held: Held | null = null

function hold(width: number, height: number): Held {
  held?.stage.destroy()
  document.body.replaceChildren()
  const host = document.createElement('div')
  Object.assign(host.style, { position: 'relative', width: `${width}px`, height: `${height}px` })
  document.body.style.margin = '0'
  document.body.append(host)
  const change = (id: string, to: (layer: Layer) => Layer) =>
    now.show({ ...now.scene, layers: now.scene.layers.map(layer => (layer.id === id ? to(layer) : layer)) })
  const place = (frames: Record<string, Frame>) => {
    now.told.push(`place ${Object.keys(frames).join(' ')}`)
    now.show({
      ...now.scene,
      layers: now.scene.layers
        .map(layer => ({ ...layer, frame: frames[layer.id] ?? layer.frame }))
        .map((layer, index) => {
          const before = now.scene.layers[index]
          return before !== undefined && frames[layer.id] === undefined ? before : layer
        }),
    })
  }
  const stage = createStage(host, {
    assets,
    label: 'Design',
    on: {
      select: ids => now.told.push(`select ${ids.join(' ')}`),
      place,
      moving: () => undefined,
      duplicate: frames => now.told.push(`duplicate ${Object.keys(frames).join(' ')}`),
      grow: frames => place(frames),
      edit: (id, patch) => {
        now.told.push(`edit ${id} ${Object.keys(patch).join(' ')}`)
        change(id, layer => ({ ...layer, ...patch }))
      },
      editing: id => now.told.push(`editing ${id ?? 'ended'}`),
      cropping: id => now.told.push(`cropping ${id ?? 'ended'}`),
      draw: line => now.told.push(`draw ${line.points.length / 2}`),
      guides: guides => now.told.push(`guides ${guides.x.join(' ')}`),
      view: () => undefined,
      context: () => undefined,
    },
  })
  const [canvas, upper] = host.querySelectorAll('canvas')
  if (canvas === undefined || upper === undefined) throw new Error('no canvas')
  const now: Held = {
    stage,
    canvas,
    upper,
    scene: { width: 1, height: 1, fill: { kind: 'none' }, across: null, layers: [] },
    told: [],
    show(scene) {
      const before = now.scene
      now.scene = scene
      stage.show(scene, before.layers.length === 0 ? null : before)
    },
  }
  held = now
  return now
}

const nextFrame = () => new Promise<number>(resolve => requestAnimationFrame(resolve))

/** Drawing is put off by the browser until the pixels are wanted: asking for one waits for all. */
const flush = (canvas: HTMLCanvasElement) => canvas.getContext('2d')?.getImageData(0, 0, 1, 1)

const asDataUrl = async (canvas: OffscreenCanvas): Promise<string> => {
  const copy = document.createElement('canvas')
  copy.width = canvas.width
  copy.height = canvas.height
  copy.getContext('2d')?.drawImage(canvas, 0, 0)
  return Promise.resolve(copy.toDataURL())
}

/** The same sheet on the screen and as an export, as data addresses of PNGs. */
async function truth(name: string, zoom: number): Promise<{ screen: string; exported: string }> {
  const scene = truthScenes[name]
  if (scene === undefined) throw new Error(`no sheet ${name}`)
  const now = hold(1100, 1100)
  now.show(scene)
  await now.stage.settled()
  now.stage.zoomTo(zoom, { x: 0, y: 0 })
  const { x, y } = now.stage.view()
  now.stage.panBy(Math.round(20 - x) - 0, Math.round(20 - y))
  await now.stage.settled()
  const at = now.stage.view()
  const exported = await renderScene(now.scene, { scale: zoom, assets, paper: true })
  const cut = new OffscreenCanvas(exported.width, exported.height)
  cut.getContext('2d')?.drawImage(now.canvas, -Math.round(at.x), -Math.round(at.y))
  return { screen: await asDataUrl(cut), exported: await asDataUrl(exported) }
}

interface Frames {
  work: number[]
  gaps: number[]
}

/** One input a frame: what it costs from the event to the last pixel, and the time between frames. */
async function frames(
  count: number,
  canvas: HTMLCanvasElement,
  input: (index: number) => void,
): Promise<Frames> {
  const result: Frames = { work: [], gaps: [] }
  let last = await nextFrame()
  for (let index = 0; index < count; index += 1) {
    const began = performance.now()
    let drawFrom = 0
    requestAnimationFrame(() => (drawFrom = performance.now()))
    input(index)
    const inputMs = performance.now() - began
    const at = await new Promise<number>(resolve =>
      requestAnimationFrame(time => {
        flush(canvas)
        result.work.push(inputMs + performance.now() - drawFrom)
        resolve(time)
      }),
    )
    result.gaps.push(at - last)
    last = at
  }
  return result
}

function pointer(target: EventTarget, type: string, x: number, y: number): void {
  target.dispatchEvent(
    new PointerEvent(type, {
      bubbles: true,
      cancelable: true,
      clientX: x,
      clientY: y,
      button: type === 'pointermove' ? -1 : 0,
      buttons: type === 'pointerup' ? 0 : 1,
      isPrimary: true,
      pointerId: 1,
    }),
  )
}

async function open(): Promise<number> {
  for (let index = 0; index < 20; index += 1) pictureOf(`photo-${index}`)
  const now = hold(900, 680)
  const scene = fullScene()
  const began = performance.now()
  now.show(scene)
  await now.stage.settled()
  flush(now.canvas)
  return performance.now() - began
}

const current = (): Held => {
  if (held === null) throw new Error('nothing is open')
  return held
}

function screenOf(id: string, shareX = 0.5, shareY = 0.5): { x: number; y: number } {
  const { stage, scene } = current()
  const { x, y, zoom } = stage.view()
  const frame = scene.layers.find(layer => layer.id === id)?.frame
  if (frame === undefined) throw new Error(`no layer ${id}`)
  return { x: x + (frame.x + frame.width * shareX) * zoom, y: y + (frame.y + frame.height * shareY) * zoom }
}

/** Drags by the middle, or by the lower right corner, or by the handle that turns. */
async function drag(id: string, how: 'move' | 'scale' | 'turn', count = 60): Promise<Frames> {
  const now = current()
  now.stage.select([id])
  await nextFrame()
  await nextFrame()
  const from = how === 'scale' ? screenOf(id, 1, 1) : screenOf(id, 0.5, how === 'turn' ? 0 : 0.5)
  if (how === 'turn') from.y -= 40
  pointer(now.upper, 'pointerdown', from.x, from.y)
  const result = await frames(count, now.canvas, index => {
    pointer(document, 'pointermove', from.x + index * 1.5, from.y + Math.sin(index / 6) * 30 + index)
  })
  pointer(document, 'pointerup', from.x + count, from.y + count)
  return result
}

async function type(id: string, count = 60): Promise<Frames> {
  const now = current()
  now.stage.select([id])
  now.stage.startEditing(id)
  await nextFrame()
  const area = document.querySelector('textarea')
  if (area === null) throw new Error('nothing to write into')
  const result = await frames(count, now.canvas, index => {
    area.value += 'maneno '[index % 7] ?? ''
    area.setSelectionRange(area.value.length, area.value.length)
    area.dispatchEvent(new InputEvent('input', { bubbles: true }))
  })
  now.stage.stopEditing()
  return result
}

/** Undo and redo of a change of a layer that is not selected. */
async function undo(count = 20): Promise<number[]> {
  const now = current()
  now.stage.select([])
  const result: number[] = []
  for (let index = 0; index < count; index += 1) {
    const before = now.scene
    const changed = `layer-${(index * 17) % 200}`
    const after = {
      ...before,
      layers: before.layers.map(layer =>
        layer.id === changed ? { ...layer, frame: { ...layer.frame, x: layer.frame.x + 40 } } : layer,
      ),
    }
    now.show(after)
    await nextFrame()
    await nextFrame()
    const { work } = await frames(1, now.canvas, () => now.show(before))
    result.push(...work)
  }
  return result
}

async function heap(operations: number): Promise<number> {
  const now = current()
  const size = () => {
    ;(globalThis as unknown as { gc(): void }).gc()
    return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize
  }
  const run = async (count: number) => {
    const stack = [now.scene]
    for (let index = 0; index < count; index += 1) {
      const id = `layer-${(index * 13) % 200}`
      const next = {
        ...now.scene,
        layers: now.scene.layers.map(layer =>
          layer.id === id ? { ...layer, frame: { ...layer.frame, x: layer.frame.x + 1 } } : layer,
        ),
      }
      stack.push(next)
      now.show(next)
      if (index % 5 === 0) await nextFrame()
    }
    for (let scene = stack.pop(); scene !== undefined; scene = stack.pop()) {
      now.show(scene)
      if (stack.length % 5 === 0) await nextFrame()
    }
    await now.stage.settled()
  }
  await run(50)
  const before = size()
  await run(operations)
  return size() / before - 1
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

async function exportAll(
  sizes: readonly (readonly [number, number])[],
): Promise<{ seconds: number; longestGapMs: number }> {
  const scene = fullScene()
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
  for (const [width, height] of sizes) {
    const by = Math.min(width / scene.width, height / scene.height)
    const layers = scene.layers.map(layer => ({
      ...layer,
      frame: {
        ...layer.frame,
        x: layer.frame.x * by,
        y: layer.frame.y * by,
        width: layer.frame.width * by,
        height: layer.frame.height * by,
      },
    }))
    const canvas = await renderScene({ ...scene, width, height, layers }, { scale: 1, assets, paper: true })
    await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
  }
  watching = false
  return { seconds: (performance.now() - began) / 1000, longestGapMs }
}

/** The same things on a canvas as Fabric draws it by itself. */
async function plainFabric(id: string, count = 60): Promise<Frames> {
  const scene = current().scene
  const view = current().stage.view()
  document.body.replaceChildren()
  const element = document.createElement('canvas')
  document.body.append(element)
  const canvas = new Canvas(element, { width: 900, height: 680, enablePointerEvents: true })
  canvas.setViewportTransform([view.zoom, 0, 0, view.zoom, view.x, view.y])
  canvas.add(
    new Rect({
      left: 540,
      top: 675,
      width: scene.width,
      height: scene.height,
      fill: '#a9421a',
      selectable: false,
    }),
  )
  for (const layer of scene.layers) canvas.add(plainObject(layer))
  const target = canvas.getObjects()[scene.layers.findIndex(layer => layer.id === id) + 1]
  if (target === undefined) throw new Error('no object')
  canvas.setActiveObject(target)
  canvas.renderAll()
  await nextFrame()
  const { left, top, width, height } = target.getBoundingRect()
  const from = { x: view.x + (left + width / 2) * view.zoom, y: view.y + (top + height / 2) * view.zoom }
  pointer(canvas.upperCanvasEl, 'pointerdown', from.x, from.y)
  const result = await frames(count, element, index => {
    pointer(document, 'pointermove', from.x + index * 1.5, from.y + index)
  })
  pointer(document, 'pointerup', from.x, from.y)
  await canvas.dispose()
  return result
}

function plainObject(layer: Layer) {
  const { frame, opacity, shadow } = layer
  const place = {
    left: frame.x + frame.width / 2,
    top: frame.y + frame.height / 2,
    angle: frame.rotation,
    opacity,
    originX: 'center' as const,
    originY: 'center' as const,
    shadow:
      shadow && new Shadow({ color: shadow.paint, blur: shadow.blur, offsetX: shadow.x, offsetY: shadow.y }),
  }
  if (layer.type === 'image' && layer.mediaId !== null) {
    const object = new FabricImage(pictureOf(layer.mediaId) as unknown as HTMLCanvasElement, place)
    object.set({ scaleX: frame.width / 2000, scaleY: frame.height / 1500 })
    return object
  }
  if (layer.type === 'text')
    return new FabricText(layer.text, { ...place, fontSize: layer.size, fontFamily: 'sans-serif' })
  if (layer.type === 'shape' && layer.shape === 'ellipse')
    return new Circle({ ...place, radius: frame.width / 2, fill: '#2a9d8f' })
  return new Rect({ ...place, width: frame.width, height: frame.height, fill: '#2a9d8f' })
}

export const studio = {
  truth,
  open,
  drag,
  type,
  undo,
  heap,
  plainFabric,
  exportFormats: () => exportAll(formats),
  exportBatch: () => exportAll(Array.from({ length: 30 }, () => [1080, 1350] as const)),
  hold: (name: string) => hold(900, 680).show(truthScenes[name] ?? fullScene()),
  settled: () => current().stage.settled(),
  told: () => current().told,
  screenOf,
  select: (ids: string[]) => current().stage.select(ids),
  aids: () =>
    current().stage.setAids({
      guides: { x: [540], y: [300] },
      grid: null,
      snap: true,
      rulers: true,
      safeZone: { top: 100, right: 0, bottom: 150, left: 0 },
    }),
}
export type StudioPage = typeof studio
