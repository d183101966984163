import type { Frame } from '#shared/design/layerBase.ts'

/** A frame of the picture's own proportion with the same middle and area, so that nothing of it is cut off. */
export function wholePictureFrame(frame: Frame, picture: { width: number; height: number }): Frame {
  const area = frame.width * frame.height
  const width = Math.sqrt((area * picture.width) / picture.height)
  const height = area / width
  return {
    ...frame,
    x: frame.x + (frame.width - width) / 2,
    y: frame.y + (frame.height - height) / 2,
    width,
    height,
  }
}
