import type { ActiveSelection } from 'fabric'
import type { Layer } from '#shared/design/layer.ts'
import type { Scene } from '#shared/design/scene.ts'
import type { LayerObject } from './canvas/LayerObject.ts'
import { StageCanvas } from './canvas/StageCanvas.ts'
import { createLayers } from './createLayers.ts'
import { createOpened } from './createOpened.ts'
import { createResources } from './createResources.ts'
import { createSelection } from './createSelection.ts'
import { createPointer } from './hands/createPointer.ts'
import { createTransforms } from './hands/createTransforms.ts'
import { createViewControl } from './hands/createViewControl.ts'
import { createCropWheel } from './hands/cropPicture.ts'
import { listenToHost } from './listenToHost.ts'
import { layerNeeds, needsOf } from './needsOf.ts'
import { createOverlay } from './overlay/createOverlay.ts'
import { coloursOf } from './overlay/overlayColours.ts'
import type { ScreenPoint, Stage, StageDeps, Tool } from './Stage.ts'
import { newStageState } from './StageState.ts'

const cursors: Record<Tool['kind'], string> = { select: 'default', hand: 'grab', draw: 'crosshair' }

/** The canvas of the studio in a host element, which it fills. */
export function createStage(host: HTMLElement, { assets, on, label }: StageDeps): Stage {
  const state = newStageState()
  let colours = coloursOf(host)
  const resources = createResources(assets, {
    changed(names) {
      if (names !== 'adjusted') canvas.redrawBackground()
      layers.redraw(layer => names === 'adjusted' || uses(layer, names))
    },
    fonts() {
      layers.measureAnew()
      tellGrown()
    },
  })
  const element = canvasIn(host)
  const canvas = new StageCanvas(element, resources)
  canvas.upperCanvasEl.setAttribute('role', 'img')
  canvas.upperCanvasEl.setAttribute('aria-label', label)
  canvas.upperCanvasEl.tabIndex = 0
  const dress = (object: LayerObject | ActiveSelection) => giveHandles(object, colours.accent)
  const view = createViewControl(canvas, on.view)
  const layers = createLayers({ canvas, on, dress })
  const selection = createSelection({ canvas, layers, state, on, dress })
  const transforms = createTransforms(canvas, state, on)
  const opened = createOpened({ host, label, canvas, view, layers, selection, resources, state, on })
  const hands = { canvas, view, layers, selection, opened, resources, state, on }
  canvas.hooks = {
    ...createPointer(hands),
    overlay: createOverlay({ canvas, view, state, transforms, opened, resources, colours: () => colours }),
  }
  const cropWheel = createCropWheel(hands)
  let fitted = false
  /** What came while a layer was in a hand, which would have lost it. */
  let waiting: Scene | null = null

  /** Only when the fonts are there: what a fallback measures is nobody's business. */
  function tellGrown(): void {
    if (!resources.busy() && opened.editing.layerId === null) layers.tellGrown()
  }

  function show(scene: Scene): void {
    waiting = canvas.isHeld() && canvas.scene !== null ? scene : null
    if (waiting !== null) return
    const before = canvas.scene
    const isResized = before?.width !== scene.width || before.height !== scene.height
    // Fabric keeps what is selected together in a plane of its own: it comes back to the paper before it is changed.
    canvas.discardActiveObject()
    canvas.scene = scene
    layers.show(scene)
    const open = opened.object()?.layer
    if (open === undefined) opened.closeGone()
    else if (open.type === 'text') opened.editing.follow(open)
    selection.select(state.selected)
    void resources.load(needsOf(scene)).then(tellGrown)
    if (!fitted || isResized) {
      fitted = true
      view.fit()
    }
    tellGrown()
    canvas.requestRenderAll()
  }

  function escape(): boolean {
    const isOpen = opened.object() !== undefined || state.entered !== null
    opened.editing.end()
    opened.stopCropping()
    state.entered = null
    return isOpen
  }

  canvas.on('mouse:up', () => {
    if (waiting !== null) show(waiting)
  })
  const listening = listenToHost(host, {
    resized(size) {
      if (size.width === canvas.width && size.height === canvas.height) return
      const isFit = view.isFit()
      canvas.setDimensions(size)
      colours = coloursOf(host)
      // What filled its place goes on filling it.
      if (!fitted || isFit) view.fit()
      canvas.renderAll()
    },
    wheel(event) {
      if (event.ctrlKey || event.metaKey || !cropWheel(event)) view.wheel(event)
    },
    space(held, event) {
      if (opened.editing.layerId !== null) return
      state.spaceHeld = held
      canvas.defaultCursor = held ? 'grab' : cursors[state.tool.kind]
      canvas.setCursor(canvas.defaultCursor)
      // The page is not to be scrolled by it.
      if (held) event.preventDefault()
    },
  })
  listening.measure()

  const within = ({ x, y }: ScreenPoint): ScreenPoint => {
    const { left, top } = canvas.upperCanvasEl.getBoundingClientRect()
    return { x: x - left, y: y - top }
  }
  return {
    show,
    select: selection.select,
    setTool(tool) {
      state.tool = tool
      canvas.defaultCursor = cursors[tool.kind]
      canvas.setCursor(canvas.defaultCursor)
      canvas.skipTargetFind = tool.kind !== 'select'
    },
    setAids(aids) {
      state.aids = aids
      canvas.requestRenderAll()
    },
    zoomTo: (zoom, at) => view.zoomTo(zoom, at === undefined ? undefined : within(at)),
    zoomBy: view.zoomBy,
    panBy: view.panBy,
    fit: view.fit,
    fitSelection: view.fitSelection,
    view: view.view,
    middle: () => view.unitsAt({ x: canvas.width / 2, y: canvas.height / 2 }),
    unitsAt: point => view.unitsAt(within(point)),
    startEditing: opened.startEditing,
    stopEditing: opened.editing.end,
    startCropping: opened.startCropping,
    stopCropping: opened.stopCropping,
    enterGroup(layerId) {
      state.entered = layers.get(layerId)?.layer.groupIds.at(-1) ?? null
    },
    escape,
    async settled() {
      if (canvas.scene !== null) await resources.load(needsOf(canvas.scene))
      while (resources.busy() || view.busy()) await nextFrame()
      canvas.renderAll()
      await nextFrame()
    },
    focus: () => canvas.upperCanvasEl.focus({ preventScroll: true }),
    resize: listening.measure,
    destroy() {
      opened.editing.end()
      listening.stop()
      view.destroy()
      resources.destroy()
      // Fabric leaves behind what it was given: a stage made here next (in another language) would stand below it, out of sight.
      void canvas.dispose().then(() => element.remove())
    },
  }
}

function canvasIn(host: HTMLElement): HTMLCanvasElement {
  const element = document.createElement('canvas')
  host.append(element)
  return element
}

const nextFrame = () => new Promise(resolve => requestAnimationFrame(resolve))

function uses(layer: Layer, names: ReadonlySet<string>): boolean {
  const { pictures, icons } = layerNeeds(layer)
  return [...pictures, ...icons].some(name => names.has(name))
}

/** Handles in the colours of the theme. */
function giveHandles(object: LayerObject | ActiveSelection, accent: string): void {
  object.set({
    borderColor: accent,
    cornerColor: '#ffffff',
    cornerStrokeColor: accent,
    cornerStyle: 'circle',
    cornerSize: 10,
    touchCornerSize: 28,
    transparentCorners: false,
    borderScaleFactor: 1.5,
    snapThreshold: 8,
  })
}
