import { Point } from 'fabric'
import type { Crop, ImageLayer } from '#shared/design/layers/imageLayer.ts'
import { coverRect } from '../paint/coverRect.ts'
import type { Box } from '../paint/fillStyle.ts'
import type { LayerObject } from '../canvas/LayerObject.ts'
import type { ScreenPoint } from '../Stage.ts'
import type { HandParts } from './HandParts.ts'
import { heldNothing, type Hold } from './Hold.ts'

/** How much a step of a wheel enlarges a picture, and for how long steps belong together. */
const wheelSpeed = 1 / 400
const togetherMs = 700
const mostZoom = 20

interface Cropped {
  object: LayerObject
  layer: ImageLayer
  picture: { width: number; height: number }
  /** What of the picture is seen, in its pixels. */
  seen: Box
}

/** The picture is moved behind its frame. A press outside ends it. */
export function cropPicture(parts: HandParts, from: ScreenPoint): Hold {
  const cropped = croppedAt(parts, from)
  if (cropped === null) {
    parts.opened.stopCropping()
    return heldNothing
  }
  const { object, layer, seen, picture } = cropped
  const begin = middleOf(cropped)
  const start = parts.view.unitsAt(from)
  const cropAt = (at: ScreenPoint): Crop => {
    const units = parts.view.unitsAt(at)
    const moved = alongFrame(layer, units.x - start.x, units.y - start.y)
    return keptInside(cropped, {
      ...layer.crop,
      x: begin.x - (moved.x / layer.frame.width) * (seen.width / picture.width),
      y: begin.y - (moved.y / layer.frame.height) * (seen.height / picture.height),
    })
  }
  return {
    move(at) {
      object.draft({ ...layer, crop: cropAt(at) })
      parts.canvas.requestRenderAll()
    },
    end: at => parts.on.edit(layer.id, { crop: cropAt(at) }, 'step'),
  }
}

/** Enlarges the picture that is being cropped by a wheel over it; false when the wheel is not for it. */
export function createCropWheel(parts: HandParts): (event: WheelEvent) => boolean {
  let last = { id: '', at: -Infinity }
  return event => {
    const at = parts.canvas.getViewportPoint(event)
    const cropped = croppedAt(parts, at)
    if (cropped === null) return false
    event.preventDefault()
    const { layer } = cropped
    const steps = Math.max(-120, Math.min(120, event.deltaY * (event.deltaMode === 1 ? 16 : 1)))
    const zoom = Math.min(mostZoom, Math.max(1, layer.crop.zoom * Math.exp(-steps * wheelSpeed)))
    const isSame = last.id === layer.id && event.timeStamp - last.at < togetherMs
    last = { id: layer.id, at: event.timeStamp }
    // What is under the pointer stays there.
    const units = parts.view.unitsAt(at)
    const { x, y, width, height } = layer.frame
    const off = alongFrame(layer, units.x - x - width / 2, units.y - y - height / 2)
    const kept = middleOf(cropped)
    const by = 1 - layer.crop.zoom / zoom
    const crop = keptInside(cropped, {
      zoom,
      x: kept.x + ((off.x / width) * cropped.seen.width * by) / cropped.picture.width,
      y: kept.y + ((off.y / height) * cropped.seen.height * by) / cropped.picture.height,
    })
    parts.on.edit(layer.id, { crop }, isSame ? 'merge' : 'step')
    return true
  }
}

/** The image that is being cropped, when its picture is there and the point on it. */
function croppedAt({ state, layers, resources, view }: HandParts, at: ScreenPoint): Cropped | null {
  const object = state.cropping === null ? undefined : layers.get(state.cropping)
  const layer = object?.shown()
  if (object === undefined || layer?.type !== 'image' || layer.mediaId === null) return null
  const picture = resources.picture(layer.mediaId)
  const units = view.unitsAt(at)
  if (picture === null || !object.containsPoint(new Point(units.x, units.y))) return null
  return { object, layer, picture, seen: coverRect(picture, layer.frame, layer.crop) }
}

/** A way on the paper, as it is seen from a frame that may be turned and flipped. */
function alongFrame({ frame, flipX, flipY }: ImageLayer, x: number, y: number): { x: number; y: number } {
  const turn = (-frame.rotation * Math.PI) / 180
  return {
    x: (x * Math.cos(turn) - y * Math.sin(turn)) * (flipX ? -1 : 1),
    y: (x * Math.sin(turn) + y * Math.cos(turn)) * (flipY ? -1 : 1),
  }
}

const middleOf = ({ seen, picture }: Pick<Cropped, 'seen' | 'picture'>) => ({
  x: (seen.x + seen.width / 2) / picture.width,
  y: (seen.y + seen.height / 2) / picture.height,
})

/** A middle that can really be in the middle, so that a drag answers at once in both directions. */
function keptInside({ layer, picture }: Cropped, wanted: Crop): Crop {
  const asked = { ...wanted, x: clampShare(wanted.x), y: clampShare(wanted.y) }
  const { x, y } = middleOf({ seen: coverRect(picture, layer.frame, asked), picture })
  return { ...wanted, x: clampShare(x), y: clampShare(y) }
}

const clampShare = (share: number) => Math.min(1, Math.max(0, share))
