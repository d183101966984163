import type { Picture } from '../Stage.ts'

/** Each half as large as the one before; the first is the picture itself. */
const levels = new WeakMap<Picture, Picture[]>()

export interface Level {
  picture: Picture
  /** How many times it was halved. */
  halvings: number
}

/**
 * The picture halved as often as still leaves more pixels than are drawn: shrinking a large one in one go is slow and grainy.
 * `scale`: pixels on the canvas for one of the picture's.
 */
export function pictureLevel(picture: Picture, scale: number): Level {
  const wanted = Math.max(0, Math.floor(Math.log2(1 / Math.max(scale, 1e-6))))
  const made = levels.get(picture) ?? [picture]
  levels.set(picture, made)
  let halvings = 0
  let level = picture
  while (halvings < wanted && Math.min(level.width, level.height) >= 2) {
    halvings += 1
    level = made[halvings] ??= half(level)
  }
  return { picture: level, halvings }
}

function half(picture: Picture): Picture {
  const canvas = new OffscreenCanvas(Math.ceil(picture.width / 2), Math.ceil(picture.height / 2))
  const ctx = canvas.getContext('2d')
  if (ctx === null) return picture
  // Smoothing of low quality at exactly a half takes the middle of four pixels.
  ctx.imageSmoothingQuality = 'low'
  ctx.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas
}
