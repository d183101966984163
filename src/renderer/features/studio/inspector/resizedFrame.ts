import { clampFrame } from '#shared/design/layout/clampFrame.ts'
import type { Frame } from '#shared/design/layerBase.ts'

/**
 * A frame with another width or height; with `inProportion` the other side goes along. Its left and top stay, or its middle where it
 * is turned: anything else would look as if it had moved.
 */
export function resizedFrame(
  frame: Frame,
  wanted: { width: number } | { height: number },
  inProportion: boolean,
): Frame {
  const grown = 'width' in wanted ? wanted.width / frame.width : wanted.height / frame.height
  const sized = inProportion
    ? { ...frame, width: frame.width * grown, height: frame.height * grown }
    : { ...frame, ...wanted }
  if (frame.rotation % 360 === 0) return clampFrame(sized)
  return clampFrame({
    ...sized,
    x: frame.x + (frame.width - sized.width) / 2,
    y: frame.y + (frame.height - sized.height) / 2,
  })
}

/** Degrees as people say them: from -179 to 180. */
export function plainAngle(degrees: number): number {
  const turned = ((degrees % 360) + 360) % 360
  return turned > 180 ? turned - 360 : turned
}
