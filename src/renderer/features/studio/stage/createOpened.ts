import type { LayerObject } from './canvas/LayerObject.ts'
import type { StageCanvas } from './canvas/StageCanvas.ts'
import type { Layers } from './createLayers.ts'
import type { Resources } from './createResources.ts'
import type { Selection } from './createSelection.ts'
import type { ViewControl } from './hands/createViewControl.ts'
import { layerNeeds } from './needsOf.ts'
import type { StageEvents } from './Stage.ts'
import type { StageState } from './StageState.ts'
import { createTextEditing, type TextEditing } from './text/createTextEditing.ts'
import { viewOf } from './views/registry.ts'

/** A layer that is opened to work inside it: a text to be written, a picture to be cropped. */
export interface Opened {
  editing: TextEditing
  /** The layer that is open, if one is. */
  object(): LayerObject | undefined
  /** As its type opens; nothing for one that does not. */
  open(object: LayerObject): void
  startEditing(layerId: string): void
  startCropping(layerId: string): void
  stopCropping(): void
  /** What was open may be gone from the page. */
  closeGone(): void
}

interface OpenedDeps {
  host: HTMLElement
  label: string
  canvas: StageCanvas
  view: ViewControl
  layers: Layers
  selection: Selection
  resources: Resources
  state: StageState
  on: StageEvents
}

export function createOpened(deps: OpenedDeps): Opened {
  const { host, label, canvas, view, layers, selection, resources, state, on } = deps
  const handles = (layerId: string, hasControls: boolean) => {
    layers.get(layerId)?.set({ hasControls })
    canvas.requestRenderAll()
  }
  const editing = createTextEditing(host, label, {
    typed(layerId, text, mode) {
      const object = layers.get(layerId)
      if (object?.layer.type !== 'text') return
      const layer = { ...object.layer, text }
      object.draft(layer)
      void resources.load(layerNeeds(layer))
      canvas.requestRenderAll()
      on.edit(layerId, { text }, mode)
    },
    moved: () => canvas.requestRenderAll(),
    ended(layerId) {
      handles(layerId, true)
      on.editing(null)
      // While it was written its height was told to nobody.
      if (!resources.busy()) layers.tellGrown()
    },
    caretOnScreen(layer, place) {
      const frame = layers.get(layer.id)?.frameNow() ?? layer.frame
      const { zoom, x, y } = view.view()
      return { x: x + (frame.x + place.x) * zoom, y: y + (frame.y + place.y) * zoom }
    },
  })

  function startEditing(layerId: string): void {
    const object = layers.get(layerId)
    if (object?.layer.type !== 'text' || object.layer.locked) return
    stopCropping()
    selection.choose([layerId])
    handles(layerId, false)
    // Fabric's press is still going on; the focus is the canvas's until it is over.
    queueMicrotask(() => {
      const { layer } = layers.get(layerId) ?? object
      if (layer.type === 'text') editing.begin(layer)
    })
    on.editing(layerId)
  }

  function startCropping(layerId: string): void {
    const object = layers.get(layerId)
    if (object?.layer.type !== 'image' || object.layer.mediaId === null || object.layer.locked) return
    editing.end()
    if (state.cropping !== layerId) stopCropping()
    selection.choose([layerId])
    state.cropping = layerId
    handles(layerId, false)
    on.cropping(layerId)
  }

  /** What is in a frame is cropped; for an empty one a picture is wanted. */
  function openPicture({ layer }: LayerObject): void {
    const isEmpty = layer.type === 'image' && layer.mediaId === null
    if (isEmpty && !layer.locked) on.wantsPicture(layer.id)
    else startCropping(layer.id)
  }

  function stopCropping(): void {
    if (state.cropping === null) return
    const layerId = state.cropping
    state.cropping = null
    handles(layerId, true)
    on.cropping(null)
  }

  return {
    editing,
    object: () => layers.get(editing.layerId ?? state.cropping ?? ''),
    open(object) {
      const { opens } = viewOf(object.layer)
      if (opens === 'text') startEditing(object.layer.id)
      else if (opens === 'crop') openPicture(object)
    },
    startEditing,
    startCropping,
    stopCropping,
    closeGone() {
      if (editing.layerId !== null && !layers.has(editing.layerId)) editing.end()
      if (state.cropping !== null && !layers.has(state.cropping)) stopCropping()
    },
  }
}
