import type { BrandKit } from '#shared/design/brandKit.ts'
import { contrastOf } from '#shared/design/contrastOf.ts'
import { qrMatrix } from '#shared/design/geometry/qrMatrix.ts'
import type { QrLayer } from '#shared/design/layers/qrLayer.ts'
import { resolvePaint } from '#shared/design/resolveBrand.ts'

export type QrTrouble = 'empty' | 'tooLong' | 'faint' | 'inverted' | 'small' | 'narrow'

/** What phones need to tell dark from light, and the fewest pixels of a module that survive being sent as a JPEG. */
const leastContrast = 4
const leastModule = 4
/** Modules of quiet zone that nearly every reader gets by with; the standard asks for four. */
const leastMargin = 2
const transparent = 'ff'

/** What may keep a phone from reading a QR code; its frame is in pixels of the export. */
export function qrTroubles(layer: QrLayer, kit: BrandKit): QrTrouble[] {
  const { value, correction, margin, frame } = layer
  if (value === '') return ['empty']
  const matrix = qrMatrix(value, correction)
  if (matrix === null) return ['tooLong']
  const troubles: QrTrouble[] = []
  const [dark, light] = [resolvePaint(layer.paint, kit), resolvePaint(layer.behind, kit)]
  // What shows through is not known here: a ground that lets something through is hers to judge.
  if (light.length === 7 || light.toLowerCase().endsWith(transparent)) {
    if (contrastOf(dark, light.slice(0, 7)) < leastContrast) troubles.push('faint')
    else if (contrastOf(dark, '#000000') > contrastOf(light.slice(0, 7), '#000000')) troubles.push('inverted')
  }
  if (Math.min(frame.width, frame.height) / (matrix.length + 2 * margin) < leastModule) troubles.push('small')
  if (margin < leastMargin) troubles.push('narrow')
  return troubles
}
