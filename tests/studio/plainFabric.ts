import { Canvas, Circle, FabricImage, FabricText, Rect, Shadow } from 'fabric'
import type { Layer } from '#shared/design/layer.ts'
import type { Scene } from '#shared/design/scene.ts'
import type { View } from '../../src/renderer/features/studio/stage/Stage.ts'
import { type Frames, measureFrames, nextFrame, pointer } from './measureFrames.ts'

/** The same things on a canvas as Fabric draws it by itself. */
export async function plainFabric(
  { scene, view, pictures }: { scene: Scene; view: View; pictures: ReadonlyMap<string, HTMLImageElement> },
  id: string,
  count = 60,
): Promise<Frames> {
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
  for (const layer of scene.layers) canvas.add(plainObject(layer, pictures))
  const target = canvas.getObjects()[scene.layers.findIndex(layer => layer.id === id) + 1]
  if (target === undefined) throw new Error('no object')
  canvas.setActiveObject(target)
  canvas.renderAll()
  await nextFrame()
  const { left, top, width, height } = target.getBoundingRect()
  const from = { x: view.x + (left + width / 2) * view.zoom, y: view.y + (top + height / 2) * view.zoom }
  pointer(canvas.upperCanvasEl, 'pointerdown', from.x, from.y)
  const result = await measureFrames(count, element, index => {
    pointer(document, 'pointermove', from.x + index * 1.5, from.y + index)
  })
  pointer(document, 'pointerup', from.x, from.y)
  await canvas.dispose()
  return result
}

function plainObject(layer: Layer, pictures: ReadonlyMap<string, HTMLImageElement>) {
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
  const picture = layer.type === 'image' ? pictures.get(layer.mediaId ?? '') : undefined
  if (picture !== undefined) {
    const object = new FabricImage(picture, place)
    object.set({ scaleX: frame.width / 2000, scaleY: frame.height / 1500 })
    return object
  }
  if (layer.type === 'text')
    return new FabricText(layer.text, { ...place, fontSize: layer.size, fontFamily: 'sans-serif' })
  if (layer.type === 'shape' && layer.shape === 'ellipse')
    return new Circle({ ...place, radius: frame.width / 2, fill: '#2a9d8f' })
  return new Rect({ ...place, width: frame.width, height: frame.height, fill: '#2a9d8f' })
}
