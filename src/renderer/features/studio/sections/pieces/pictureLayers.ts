import type { Layer, LayerOf } from '#shared/design/layer.ts'
import { centredCrop } from '#shared/design/layers/imageLayer.ts'
import { newLayer } from '#shared/design/newLayer.ts'
import type { Scene } from '#shared/design/scene.ts'
import type { Media } from '#shared/model/media.ts'
import type { Studio } from '../../StudioContext.ts'
import { frameOf, newId, placePieces } from './placePieces.ts'
import type { Place } from './usePieceDrag.ts'

/** Of the paper, that a new picture takes at most. */
const share = 0.6

/**
 * Puts a picture into the design. Dropped on a picture or an empty frame it takes its place there; chosen while an empty frame is
 * selected it fills that one, and the next empty frame is selected; otherwise it is a new layer.
 */
export function putPicture(
  studio: Studio,
  media: Pick<Media, 'id' | 'width' | 'height'>,
  at: Place | null,
): void {
  const { scene, selection, page, format } = studio
  const frame = at === null ? emptyFrame(selection) : pictureAt(scene, at)
  if (frame !== null) {
    const patch = { mediaId: media.id, crop: centredCrop }
    studio.run('editLayers', { ids: [frame.id], formatId: format.id, patch })
    const next = emptyFrame(page.layers.filter(({ id }) => id !== frame.id))
    studio.select([at === null && next !== null ? next.id : frame.id])
    return
  }
  const scale = Math.min((format.width * share) / media.width, (format.height * share) / media.height)
  const box = frameOf(media.width * scale, media.height * scale)
  placePieces(studio, [newLayer('image', newId(), box, { mediaId: media.id })], at)
}

/** The only empty frame among layers of one choice, or the first of a page. */
function emptyFrame(layers: readonly Layer[]): LayerOf<'image'> | null {
  const found = layers.find(
    (layer): layer is LayerOf<'image'> =>
      layer.type === 'image' && layer.mediaId === null && !layer.locked && !layer.hidden,
  )
  return found ?? null
}

/** The topmost picture under a point; what lies above it does not hide it, since a picture is what is dropped. */
export function pictureAt(scene: Scene, at: Place): LayerOf<'image'> | null {
  const found = scene.layers.findLast(
    layer => layer.type === 'image' && !layer.locked && isInside(layer.frame, at),
  )
  return (found as LayerOf<'image'> | undefined) ?? null
}

function isInside({ x, y, width, height, rotation }: Layer['frame'], at: Place): boolean {
  const turn = (-rotation * Math.PI) / 180
  const [dx, dy] = [at.x - (x + width / 2), at.y - (y + height / 2)]
  const across = dx * Math.cos(turn) - dy * Math.sin(turn)
  const along = dx * Math.sin(turn) + dy * Math.cos(turn)
  return Math.abs(across) <= width / 2 && Math.abs(along) <= height / 2
}
