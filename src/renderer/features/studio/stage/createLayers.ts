import type { Layer } from '#shared/design/layer.ts'
import type { Scene } from '#shared/design/scene.ts'
import { grownFrames } from './canvas/drawnFrame.ts'
import { LayerObject } from './canvas/LayerObject.ts'
import type { StageCanvas } from './canvas/StageCanvas.ts'
import { layerNeeds } from './needsOf.ts'
import type { StageEvents } from './Stage.ts'

export interface Layers {
  get(id: string): LayerObject | undefined
  has(id: string): boolean
  /** The canvas gets what the scene has, from the lowest to the topmost. What is selected was let go before. */
  show(scene: Scene): void
  /** Draws these anew: what they are drawn with has changed. */
  redraw(which: (layer: Layer) => boolean): void
  /** Fonts have come: texts measure otherwise. */
  measureAnew(): void
  /** Tells which texts are higher or lower than their frames say. */
  tellGrown(): void
}

interface LayersDeps {
  canvas: StageCanvas
  on: Pick<StageEvents, 'grow'>
  /** Gives a new one its handles. */
  dress(object: LayerObject): void
}

/** The layers of the scene as objects on the canvas, kept by id. */
export function createLayers({ canvas, on, dress }: LayersDeps): Layers {
  const objects = new Map<string, LayerObject>()
  const told = new Map<string, number>()

  const objectOf = (layer: Layer): LayerObject => {
    const known = objects.get(layer.id)
    if (known !== undefined) {
      // Also one that did not change: a hand may have moved it.
      if (known.layer !== layer || known.isMoved()) known.take(layer)
      return known
    }
    const made = new LayerObject(layer)
    dress(made)
    objects.set(layer.id, made)
    return made
  }
  const reorder = (order: readonly LayerObject[]) => {
    const now = canvas.layerObjects()
    if (now.length === order.length && now.every((object, index) => object === order[index])) return
    const wanted = new Set(order)
    canvas.remove(...now.filter(object => !wanted.has(object)))
    order.forEach((object, index) => {
      if (object.canvas === undefined) canvas.insertAt(index, object)
      else if (canvas.item(index) !== object) canvas.moveObjectTo(object, index)
    })
  }
  const redraw: Layers['redraw'] = which => {
    for (const object of canvas.layerObjects()) if (which(object.layer)) object.redraw()
    canvas.requestRenderAll()
  }
  return {
    get: id => objects.get(id),
    has: id => objects.has(id),
    show({ layers }) {
      const order = layers.map(objectOf)
      const shown = new Set(layers.map(({ id }) => id))
      for (const id of [...objects.keys()].filter(one => !shown.has(one))) {
        objects.delete(id)
        told.delete(id)
      }
      reorder(order)
    },
    redraw,
    measureAnew() {
      redraw(layer => layerNeeds(layer).faces.length > 0)
      for (const object of canvas.layerObjects()) if (object.group === undefined) object.stand()
    },
    tellGrown() {
      const grown = Object.entries(grownFrames(canvas.scene?.layers ?? [])).filter(
        // Nothing is told twice: whoever did not keep it had a reason.
        ([id, frame]) => told.get(id) !== frame.height,
      )
      if (grown.length === 0) return
      for (const [id, frame] of grown) told.set(id, frame.height)
      on.grow(Object.fromEntries(grown))
    },
  }
}
