import { emojiFamily } from '#shared/design/fontFamilies.ts'
import type { TextFace } from '../Stage.ts'

type Face = Pick<TextFace, 'family' | 'weight' | 'italic'>

/** What text of a face measures, in letters of size 1. Letter spacing is in thousandths of the size. */
export interface Measure {
  width(text: string): number
  ascent: number
  descent: number
}

/** Widths are taken at one size and scaled, so that a layout does not depend on the zoom. */
const measuredAt = 100
const mostWidths = 20_000

interface Known {
  measure: Measure
  widths: Map<string, number>
}

let context: OffscreenCanvasRenderingContext2D | null = null
const known = new Map<string, Known>()

/** The family as CSS has it, with colour emoji and a fallback behind it. */
export const fontOf = (face: Face, size: number): string =>
  `${face.italic ? 'italic ' : ''}${face.weight} ${size}px "${face.family.replaceAll('"', '')}", "${emojiFamily}", sans-serif`

/** What a face measures; it is only true once its font is there, see `forgetMeasures`. */
export function textMeasure(face: Face, letterSpacing: number): Measure {
  const font = fontOf(face, measuredAt)
  const key = `${font}|${letterSpacing}`
  const found = known.get(key)
  if (found !== undefined) return found.measure
  const widths = new Map<string, number>()
  const take = (text: string) => {
    const ctx = ready(font, letterSpacing)
    return ctx.measureText(text)
  }
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = take('x')
  const measure: Measure = {
    width: text => {
      const width = widths.get(text)
      if (width !== undefined) return width
      if (widths.size > mostWidths) widths.clear()
      const taken = take(text).width / measuredAt
      widths.set(text, taken)
      return taken
    },
    ascent: fontBoundingBoxAscent / measuredAt,
    descent: fontBoundingBoxDescent / measuredAt,
  }
  known.set(key, { measure, widths })
  return measure
}

/** A font has come: what was measured in its place no longer holds. */
export const forgetMeasures = (): void => known.clear()

function ready(font: string, letterSpacing: number): OffscreenCanvasRenderingContext2D {
  context ??= new OffscreenCanvas(1, 1).getContext('2d')
  if (context === null) throw new Error('There is no canvas to measure text with.')
  context.font = font
  context.textRendering = 'geometricPrecision'
  context.letterSpacing = `${(letterSpacing / 1000) * measuredAt}px`
  return context
}
