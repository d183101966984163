import type { Measure } from './textMeasure.ts'

/** A letter on an arc: the middle of its base line, in units, and how it is turned (radians clockwise). */
export interface BentLetter {
  text: string
  /** Where it stands in the text. */
  start: number
  end: number
  x: number
  y: number
  turn: number
  width: number
}

export interface BentText {
  letters: BentLetter[]
  /** Around the letters, in units. */
  extent: { left: number; top: number; right: number; bottom: number }
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Lays letters along an arc around x = 0: a curve of 1 is a full circle with the letters outside, -1 one with them inside. */
export function bendText(text: string, curve: number, size: number, measure: Measure): BentText {
  const length = Math.max(measure.width(text) * size, 0.001)
  const radius = length / (2 * Math.PI * Math.abs(curve))
  const upwards = curve > 0 ? 1 : -1
  const letters = Array.from(graphemes.segment(text), ({ segment, index }): BentLetter => {
    const before = measure.width(text.slice(0, index)) * size
    const width = measure.width(text.slice(0, index + segment.length)) * size - before
    const angle = (before + width / 2 - length / 2) / radius
    return {
      text: segment,
      start: index,
      end: index + segment.length,
      x: radius * Math.sin(angle),
      y: upwards * radius * (1 - Math.cos(angle)),
      turn: upwards * angle,
      width,
    }
  })
  return { letters, extent: extentOf(letters, size, measure) }
}

function extentOf(letters: readonly BentLetter[], size: number, measure: Measure): BentText['extent'] {
  const corners = letters.flatMap(({ x, y, turn, width }) => {
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
    const sides = [-width / 2, width / 2]
    const heights = [-measure.ascent * size, measure.descent * size]
    return sides.flatMap(dx =>
      heights.map(dy => ({ x: x + dx * cos - dy * sin, y: y + dx * sin + dy * cos })),
    )
  })
  if (corners.length === 0)
    return { left: 0, top: -measure.ascent * size, right: 0, bottom: measure.descent * size }
  const [xs, ys] = [corners.map(corner => corner.x), corners.map(corner => corner.y)]
  return {
    left: xs.reduce((a, b) => Math.min(a, b)),
    top: ys.reduce((a, b) => Math.min(a, b)),
    right: xs.reduce((a, b) => Math.max(a, b)),
    bottom: ys.reduce((a, b) => Math.max(a, b)),
  }
}
