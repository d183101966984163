import { ActiveSelection } from 'fabric'
import type { Layer } from '#shared/design/layer.ts'
import type { Scene } from '#shared/design/scene.ts'
import { createPointer, type StageState } from './createPointer.ts'
import { createResources } from './createResources.ts'
import { createTransforms } from './createTransforms.ts'
import { createViewControl } from './createViewControl.ts'
import { grownFrames } from './drawnFrame.ts'
import { LayerObject } from './LayerObject.ts'
import { layerNeeds, needsOf } from './needsOf.ts'
import { drawAids, drawRulers, drawSnaps, drawTag, type OverlayColours } from './overlay.ts'
import { coverRect } from './paint/coverRect.ts'
import type { Stage, StageDeps } from './Stage.ts'
import { StageCanvas } from './StageCanvas.ts'
import { createTextEditing } from './text/createTextEditing.ts'
import { viewOf } from './views/registry.ts'
import { trace } from './views/drawingView.ts'

const nothingHelps = { guides: { x: [], y: [] }, grid: null, snap: true, rulers: false, safeZone: null }

/** The canvas of the studio in a host element, which it fills. */
export function createStage(host: HTMLElement, { assets, on, label }: StageDeps): Stage {
  const state: StageState = {
    tool: { kind: 'select' },
    aids: nothingHelps,
    selected: [],
    entered: null,
    cropping: null,
    spaceHeld: false,
    drawing: [],
  }
  const objects = new Map<string, LayerObject>()
  const told = new Map<string, number>()
  const resources = createResources(assets, {
    changed: names => redraw(object => names === 'adjusted' || uses(object.layer, names)),
    fonts() {
      redraw(({ layer }) => layer.type === 'text' || layer.type === 'badge')
      for (const object of canvas.layerObjects()) if (object.group === undefined) object.stand()
      tellGrown()
    },
  })
  const pointer = createPointer({
    canvas: () => canvas,
    view: () => view,
    editing: () => editing,
    resources,
    state,
    on,
    choose,
    objectOf: id => objects.get(id),
    open,
    stopCropping,
    overlay: drawOverlay,
  })
  const element = document.createElement('canvas')
  host.append(element)
  const canvas = new StageCanvas(element, resources, pointer)
  canvas.upperCanvasEl.setAttribute('role', 'img')
  canvas.upperCanvasEl.setAttribute('aria-label', label)
  canvas.upperCanvasEl.tabIndex = 0
  const view = createViewControl(canvas, on.view)
  const transforms = createTransforms(canvas, state, on)
  const editing = createTextEditing(host, label, {
    typed(layerId, text) {
      const object = objects.get(layerId)
      if (object?.layer.type !== 'text') return
      const layer = { ...object.layer, text }
      object.draft(layer)
      void resources.load(layerNeeds(layer))
      canvas.requestRenderAll()
      on.edit(layerId, { text }, 'merge')
    },
    moved: () => canvas.requestRenderAll(),
    ended(layerId) {
      on.editing(null)
      objects.get(layerId)?.set({ hasControls: true })
      canvas.requestRenderAll()
    },
    caretOnScreen(layer, place) {
      const frame = objects.get(layer.id)?.frameNow() ?? layer.frame
      const { zoom, x, y } = view.view()
      return { x: x + (frame.x + place.x) * zoom, y: y + (frame.y + place.y) * zoom }
    },
  })
  let fitted = false
  let colours = coloursOf(host)

  function redraw(which: (object: LayerObject) => boolean): void {
    for (const object of canvas.layerObjects()) if (which(object)) object.forget()
    canvas.thaw()
    canvas.requestRenderAll()
  }

  function show(scene: Scene, previous: Scene | null): void {
    const isPaperNew =
      previous === null || previous.fill !== scene.fill || previous.across?.index !== scene.across?.index
    const hot = new Set(state.selected)
    // Fabric keeps what is selected together in a plane of its own: it comes back to the paper before it is changed.
    canvas.discardActiveObject()
    let isColdChanged = isPaperNew || canvas.scene?.layers.length !== scene.layers.length
    const gone = new Set(objects.keys())
    const order = scene.layers.map(layer => {
      gone.delete(layer.id)
      const known = objects.get(layer.id)
      if (known === undefined) {
        const made = new LayerObject(layer)
        dress(made, colours)
        objects.set(layer.id, made)
        return made
      }
      if (known.layer !== layer) {
        if (!hot.has(layer.id)) isColdChanged = true
        known.take(layer)
      } else if (hot.has(layer.id)) known.take(layer)
      if (layer.type === 'text') editing.follow(layer)
      return known
    })
    for (const id of gone) objects.delete(id)
    reorder(order)
    if (isColdChanged) canvas.thaw()
    const isResized = canvas.scene?.width !== scene.width || canvas.scene.height !== scene.height
    canvas.scene = scene
    select(state.selected)
    void resources.load(needsOf(scene)).then(() => redrawIfNew())
    if (!fitted || isResized) {
      fitted = true
      view.fit()
    }
    tellGrown()
    canvas.requestRenderAll()
  }

  /** Nothing is drawn anew for what was there already: `changed` and `fonts` have told what came. */
  function redrawIfNew(): void {
    if (!resources.busy()) tellGrown()
  }

  function reorder(order: readonly LayerObject[]): void {
    const now = canvas.layerObjects()
    if (now.length === order.length && now.every((object, index) => object === order[index])) return
    const wanted = new Set(order)
    canvas.remove(...canvas.layerObjects().filter(object => !wanted.has(object)))
    order.forEach((object, index) => {
      if (object.canvas === undefined) canvas.insertAt(index, object)
      else if (canvas.item(index) !== object) canvas.moveObjectTo(object, index)
    })
  }

  /** Once for each height, and only when the fonts are there: what a fallback measures is nobody's business. */
  function tellGrown(): void {
    if (canvas.scene === null || resources.busy() || editing.layerId !== null) return
    const grown = Object.entries(grownFrames(canvas.scene.layers)).filter(
      ([id, frame]) => told.get(id) !== frame.height,
    )
    if (grown.length === 0) return
    for (const [id, frame] of grown) told.set(id, frame.height)
    on.grow(Object.fromEntries(grown))
  }

  function select(ids: readonly string[]): void {
    state.selected = ids.filter(id => objects.has(id))
    const chosen = state.selected.flatMap(id => objects.get(id) ?? [])
    const movable = chosen.filter(({ layer }) => !layer.locked)
    const held = movable.length > 0 ? movable : chosen
    canvas.discardActiveObject()
    const [only] = held
    if (held.length === 1 && only !== undefined) canvas.setActiveObject(only)
    // The rule does not see that Fabric's selection is one of its objects: their type parameters differ.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
    else if (held.length > 1) canvas.setActiveObject(together(held, movable.length > 0))
    canvas.requestRenderAll()
  }

  /** Several are moved, turned and enlarged as one; their sides stay as they are to each other. */
  function together(held: LayerObject[], canMove: boolean): ActiveSelection {
    const active = new ActiveSelection(held, { canvas })
    dress(active, colours)
    active.setControlsVisibility({ ml: false, mr: false, mt: false, mb: false })
    active.hasControls = canMove
    active.lockMovementX = !canMove
    active.lockMovementY = !canMove
    return active
  }

  function choose(ids: string[]): void {
    if (ids.length === state.selected.length && ids.every(id => state.selected.includes(id))) return
    select(ids)
    on.select(state.selected)
  }

  function open(object: LayerObject): void {
    const opens = viewOf(object.layer).opens
    if (opens === 'text') startEditing(object.layer.id)
    else if (opens === 'crop') startCropping(object.layer.id)
  }

  function startEditing(layerId: string): void {
    const object = objects.get(layerId)
    if (object?.layer.type !== 'text' || object.layer.locked) return
    if (!state.selected.includes(layerId)) choose([layerId])
    object.set({ hasControls: false })
    // Fabric's press is still going on; the focus is the canvas's until it is over.
    const { layer } = object
    queueMicrotask(() => editing.begin(layer))
    on.editing(layerId)
  }

  function startCropping(layerId: string): void {
    const object = objects.get(layerId)
    if (object?.layer.type !== 'image' || object.layer.mediaId === null || object.layer.locked) return
    state.cropping = layerId
    object.set({ hasControls: false })
    on.cropping(layerId)
    canvas.requestRenderAll()
  }

  function stopCropping(): void {
    if (state.cropping === null) return
    objects.get(state.cropping)?.set({ hasControls: true })
    state.cropping = null
    on.cropping(null)
    canvas.requestRenderAll()
  }

  function drawOverlay(ctx: CanvasRenderingContext2D): void {
    if (canvas.scene === null) return
    const sheet = {
      view: view.view(),
      scene: canvas.scene,
      width: canvas.width,
      height: canvas.height,
      colours,
    }
    drawAids(ctx, sheet, state.aids)
    drawSnaps(ctx, sheet, transforms.marks())
    drawNote(ctx)
    drawOpen(ctx)
    if (state.aids.rulers) drawRulers(ctx, sheet)
  }

  function drawNote(ctx: CanvasRenderingContext2D): void {
    const [note, active] = [transforms.note(), canvas.getActiveObject()]
    if (note === null || active === undefined) return
    const { left, top, width, height } = active.getBoundingRect()
    const { zoom, x, y } = view.view()
    drawTag(ctx, colours, note, x + (left + width / 2) * zoom, y + (top + height) * zoom + 18)
  }

  /** A line being drawn, a text being written, a picture being cropped; in units from here on. */
  function drawOpen(ctx: CanvasRenderingContext2D): void {
    const { zoom, x, y } = view.view()
    ctx.save()
    ctx.translate(x, y)
    ctx.scale(zoom, zoom)
    if (state.tool.kind === 'draw' && state.drawing.length > 0) {
      ctx.strokeStyle = state.tool.paint
      ctx.lineWidth = state.tool.width
      ctx.lineCap = ctx.lineJoin = 'round'
      ctx.beginPath()
      trace(
        ctx,
        state.drawing.flatMap(point => [point.x, point.y]),
      )
      ctx.stroke()
    }
    const opened = objects.get(editing.layerId ?? state.cropping ?? '')
    if (opened !== undefined) {
      const { x: left, y: top, width, height, rotation } = opened.frameNow()
      ctx.translate(left + width / 2, top + height / 2)
      ctx.rotate((rotation * Math.PI) / 180)
      ctx.translate(-width / 2, -height / 2)
      if (editing.layerId !== null) editing.draw(ctx, colours.accent, 1 / zoom)
      else drawCropped(ctx, opened.shown(), zoom)
    }
    ctx.restore()
  }

  /** The whole picture, faint where its frame cuts it off, and thirds to compose by. */
  function drawCropped(ctx: CanvasRenderingContext2D, layer: Layer, zoom: number): void {
    const picture = layer.type === 'image' && layer.mediaId !== null ? resources.picture(layer.mediaId) : null
    if (layer.type !== 'image' || picture === null) return
    const { width, height } = layer.frame
    const seen = coverRect(picture, layer.frame, layer.crop)
    const scale = width / seen.width
    ctx.save()
    const around = new Path2D()
    around.rect(-seen.x * scale, -seen.y * scale, picture.width * scale, picture.height * scale)
    around.rect(0, 0, width, height)
    ctx.clip(around, 'evenodd')
    ctx.globalAlpha = 0.35
    ctx.drawImage(picture, -seen.x * scale, -seen.y * scale, picture.width * scale, picture.height * scale)
    ctx.restore()
    ctx.strokeStyle = 'rgb(255 255 255 / 0.6)'
    ctx.lineWidth = 1 / zoom
    for (const share of [1 / 3, 2 / 3]) {
      ctx.strokeRect(width * share, 0, 0, height)
      ctx.strokeRect(0, height * share, width, 0)
    }
  }

  const resize = () => {
    const { width, height } = host.getBoundingClientRect()
    if (width === 0 || height === 0 || (width === canvas.width && height === canvas.height)) return
    const isFirst = canvas.scene === null || !fitted
    canvas.setDimensions({ width: Math.round(width), height: Math.round(height) })
    colours = coloursOf(host)
    if (isFirst) view.fit()
    canvas.renderAll()
  }
  const watching = new ResizeObserver(resize)
  watching.observe(host)
  resize()
  const wheel = (event: WheelEvent) => view.wheel(event)
  const key = (event: KeyboardEvent) => {
    if (event.code !== 'Space' || editing.layerId !== null) return
    state.spaceHeld = event.type === 'keydown'
    canvas.defaultCursor = state.spaceHeld ? 'grab' : 'default'
    if (event.target === canvas.upperCanvasEl) event.preventDefault()
  }
  host.addEventListener('wheel', wheel, { passive: false })
  window.addEventListener('keydown', key)
  window.addEventListener('keyup', key)

  const offset = () => canvas.upperCanvasEl.getBoundingClientRect()
  const within = (point: { x: number; y: number }) => ({
    x: point.x - offset().left,
    y: point.y - offset().top,
  })
  const units = ({ x, y }: { x: number; y: number }) => {
    const now = view.view()
    return { x: (x - now.x) / now.zoom, y: (y - now.y) / now.zoom }
  }
  return {
    show,
    select,
    setTool(tool) {
      state.tool = tool
      canvas.defaultCursor = tool.kind === 'hand' ? 'grab' : tool.kind === 'draw' ? 'crosshair' : 'default'
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
    middle: () => units({ x: canvas.width / 2, y: canvas.height / 2 }),
    unitsAt: point => units(within(point)),
    startEditing,
    stopEditing: editing.end,
    startCropping,
    stopCropping,
    enterGroup(layerId) {
      state.entered = objects.get(layerId)?.layer.groupIds.at(-1) ?? null
    },
    escape() {
      const isOpen = editing.layerId !== null || state.cropping !== null || state.entered !== null
      editing.end()
      stopCropping()
      state.entered = null
      return isOpen
    },
    async settled() {
      if (canvas.scene !== null) await resources.load(needsOf(canvas.scene))
      while (resources.busy() || view.busy()) await nextFrame()
      canvas.renderAll()
      await nextFrame()
    },
    focus: () => canvas.upperCanvasEl.focus({ preventScroll: true }),
    resize,
    destroy() {
      editing.end()
      watching.disconnect()
      host.removeEventListener('wheel', wheel)
      window.removeEventListener('keydown', key)
      window.removeEventListener('keyup', key)
      view.destroy()
      resources.destroy()
      void canvas.dispose()
    },
  }
}

const nextFrame = () => new Promise(resolve => requestAnimationFrame(resolve))

function uses(layer: Layer, names: ReadonlySet<string>): boolean {
  const { pictures, icons } = layerNeeds(layer)
  return [...pictures, ...icons].some(name => names.has(name))
}

/** Handles in the colours of the theme. */
function dress(object: LayerObject | ActiveSelection, { accent }: OverlayColours): void {
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

/** Colours of the theme as a canvas can read them: resolved for light or dark. */
function coloursOf(host: HTMLElement): OverlayColours {
  const probe = document.createElement('span')
  host.append(probe)
  const colour = (name: string) => {
    probe.style.color = `var(${name})`
    return getComputedStyle(probe).color
  }
  const colours = {
    accent: colour('--color-accent'),
    guide: '#0ea5b7',
    ruler: colour('--color-surface'),
    rulerText: colour('--color-ink-muted'),
    line: colour('--color-line'),
  }
  probe.remove()
  return colours
}
