import { useEffect, useRef, useState } from 'react'
import type { Layer } from '#shared/design/layer.ts'
import type { ImageLayer } from '#shared/design/layers/imageLayer.ts'
import { centredCrop } from '#shared/design/layers/imageLayer.ts'
import { newLayer } from '#shared/design/newLayer.ts'
import type { Media } from '#shared/model/media.ts'
import { uploadPicture } from '../../../bridge/uploadFile.ts'
import { useRefusedFilesToast } from '../../../lib/useRefusedFilesToast.ts'
import type { RefusedFile } from '../../../lib/useRefusedFilesToast.ts'
import { useStudio } from '../StudioContext.ts'
import type { Studio } from '../StudioContext.ts'

interface Point {
  x: number
  y: number
}

/** Of the paper, the side a new picture fills at most. */
const share = 0.6
const besideBy = 24

/** Brings pictures into the media store and into the design; `left` counts those still on their way. */
export function useAddPictures() {
  const studio = useStudio()
  const tellRefused = useRefusedFilesToast()
  const [left, setLeft] = useState(0)
  const latest = useRef(studio)
  useEffect(() => {
    latest.current = studio
  })
  /** `at`: where the first one's middle is to stand, in units of the format. */
  const add = async (files: readonly File[], at?: Point) => {
    setLeft(now => now + files.length)
    const refused: RefusedFile[] = []
    let placed = 0
    for (const file of files) {
      try {
        put(latest.current, await uploadPicture(file), at, placed)
        placed += 1
      } catch (error) {
        refused.push({ name: file.name, error })
      } finally {
        setLeft(now => now - 1)
      }
    }
    tellRefused(refused)
  }
  return { add, left }
}

/** Into the empty frame under the point, or that is chosen; else as a layer of its own. */
function put(studio: Studio, media: Media, at: Point | undefined, index: number): void {
  const { format, stage, run, select, addLayers } = studio
  const frame = index === 0 ? emptyFrame(studio, at) : null
  if (frame !== null) {
    const patch = { mediaId: media.id, crop: centredCrop }
    run('editLayers', { ids: [frame.id], formatId: format.id, patch })
    select([frame.id])
    return
  }
  const scale = Math.min((format.width * share) / media.width, (format.height * share) / media.height)
  const [width, height] = [media.width * scale, media.height * scale]
  const middle = at ?? stage?.middle() ?? { x: format.width / 2, y: format.height / 2 }
  const by = index * besideBy
  const box = { x: middle.x - width / 2 + by, y: middle.y - height / 2 + by, width, height, rotation: 0 }
  addLayers([newLayer('image', crypto.randomUUID(), box, { mediaId: media.id })])
}

function emptyFrame({ scene, selection }: Studio, at: Point | undefined): ImageLayer | null {
  const isEmpty = (layer: Layer): layer is ImageLayer =>
    layer.type === 'image' && layer.mediaId === null && !layer.locked
  if (at === undefined) {
    const [only] = selection
    return selection.length === 1 && only !== undefined && isEmpty(only) ? only : null
  }
  return scene.layers.filter(isEmpty).findLast(({ frame }) => isIn(frame, at)) ?? null
}

function isIn({ x, y, width, height, rotation }: Layer['frame'], at: Point): boolean {
  const turn = (-rotation * Math.PI) / 180
  const [dx, dy] = [at.x - x - width / 2, at.y - y - height / 2]
  const [along, down] = [dx * Math.cos(turn) - dy * Math.sin(turn), dx * Math.sin(turn) + dy * Math.cos(turn)]
  return Math.abs(along) <= width / 2 && Math.abs(down) <= height / 2
}
