import type { Layer } from '#shared/design/layer.ts'
import type { Frame } from '#shared/design/layerBase.ts'
import { layoutText } from '../text/layoutText.ts'

/** Less than this is no difference: what a design keeps of a text's height is rounded. */
const tolerance = 0.5

/**
 * The frame a layer is really drawn in: a text that grows is as high as its lines, whatever its frame says. Its upper edge stays where
 * it is, also when it is turned.
 */
export function drawnFrame(layer: Layer): Frame {
  if (layer.type !== 'text' || layer.fit !== 'grow') return layer.frame
  return withHeight(layer.frame, Math.max(0.5, layoutText(layer).box.height))
}

/** The texts among these that measure otherwise than their frames say, with the frames they should have. */
export function grownFrames(layers: readonly Layer[]): Record<string, Frame> {
  const grown: Record<string, Frame> = {}
  for (const layer of layers) {
    const frame = drawnFrame(layer)
    if (Math.abs(frame.height - layer.frame.height) > tolerance) grown[layer.id] = frame
  }
  return grown
}

function withHeight(frame: Frame, height: number): Frame {
  if (height === frame.height) return frame
  const turn = (frame.rotation * Math.PI) / 180
  const further = (height - frame.height) / 2
  // The middle of the box goes along its own upright axis.
  const x = frame.x - Math.sin(turn) * further
  const y = frame.y + Math.cos(turn) * further - further
  return { ...frame, x, y, height }
}
