import type { TextLayer } from '#shared/design/layers/textLayer.ts'
import { bendText, type BentText } from './bendText.ts'
import { forgetMeasures, type Measure, textMeasure } from './textMeasure.ts'
import { type Run, type Wrapped, wrapText } from './wrapText.ts'

/** A line as it is drawn; lengths in units from the left and top of the box. */
export interface TextLine {
  /** Where it begins and ends in the text, without the break itself. */
  start: number
  end: number
  x: number
  top: number
  baseline: number
  width: number
  /** What each space is wider, for justified lines. */
  spread: number
  marker: { text: string; x: number } | null
}

export interface TextLayout {
  /** The text as it is drawn: of the same length as the text itself. */
  shown: string
  /** Of the letters, in units: what the layer says, or what fits. */
  size: number
  lineHeight: number
  lines: TextLine[]
  /** Of all lines together, in units. */
  height: number
  /** The box: that of the frame, or as high as the lines when it grows. */
  box: { width: number; height: number }
  bent: BentText | null
}

/** What a list has at the left of its first lines, in sizes of the letters. */
const bullet = '•'
const markerGap = 0.45
/** How exactly a size is sought that fits its box, in units. */
const sizeStep = 0.1

let layouts = new WeakMap<TextLayer, TextLayout>()

/** Fonts have come: texts are measured and laid out anew when they are asked for. */
export function forgetLayouts(): void {
  forgetMeasures()
  layouts = new WeakMap()
}

/**
 * Where the letters of a text stand. It depends on the layer alone (and on its fonts being there), not on zoom or screen, so that the
 * screen, the export and what the design keeps of it agree.
 */
export function layoutText(layer: TextLayer): TextLayout {
  const known = layouts.get(layer)
  if (known !== undefined) return known
  const made = makeLayout(layer)
  layouts.set(layer, made)
  return made
}

function makeLayout(layer: TextLayer): TextLayout {
  const measure = textMeasure(layer, layer.letterSpacing)
  const shown = shownText(layer)
  const size = fittingSize(layer, shown, measure)
  return layer.curve === 0
    ? straight(layer, shown, size, measure)
    : bent(layer, shown.replaceAll('\n', ' '), size, measure)
}

/** Capital letters where they are one character long, so that places in the text stay what they are. */
function shownText({ text, letterCase }: TextLayer): string {
  if (letterCase === 'asWritten') return text
  return Array.from(text, letter => {
    if (letter === 'ß') return 'ẞ'
    const upper = letter.toLocaleUpperCase()
    return upper.length === letter.length ? upper : letter
  }).join('')
}

function fittingSize(layer: TextLayer, shown: string, measure: Measure): number {
  const { fit, size, frame } = layer
  if (fit === 'grow') return size
  const fits = (at: number) => fitsBox(layer, shown, at, measure)
  if (fit === 'shrink' && fits(size)) return size
  let [fitting, tooLarge] = [1, fit === 'shrink' ? size : Math.min(4000, frame.height * 1.5)]
  while (tooLarge - fitting > sizeStep) {
    const middle = (fitting + tooLarge) / 2
    if (fits(middle)) fitting = middle
    else tooLarge = middle
  }
  return Math.floor(fitting / sizeStep) * sizeStep
}

function fitsBox(layer: TextLayer, shown: string, size: number, measure: Measure): boolean {
  const { width, height } = layer.frame
  if (layer.curve !== 0) {
    const { extent } = bendText(shown.replaceAll('\n', ' '), layer.curve, size, measure)
    return extent.right - extent.left <= width && extent.bottom - extent.top <= height
  }
  const { runs, broken } = wrapped(layer, shown, size, measure)
  return !broken && runs.length * layer.lineHeight * size <= height
}

/** Room that the markers of a list take, in sizes of the letters. */
function indentOf(layer: TextLayer, paragraphs: number, measure: Measure): number {
  if (layer.list === 'none') return 0
  return measure.width(layer.list === 'bullets' ? bullet : `${paragraphs}.`) + markerGap
}

function wrapped(layer: TextLayer, shown: string, size: number, measure: Measure): Wrapped {
  const indent = indentOf(layer, shown.split('\n').length, measure)
  return wrapText(shown, Math.max(0.1, layer.frame.width / size - indent + 0.001), measure)
}

function straight(layer: TextLayer, shown: string, size: number, measure: Measure): TextLayout {
  const { runs } = wrapped(layer, shown, size, measure)
  const lineHeight = layer.lineHeight * size
  const height = runs.length * lineHeight
  const box = { width: layer.frame.width, height: layer.fit === 'grow' ? height : layer.frame.height }
  const indent = indentOf(layer, shown.split('\n').length, measure) * size
  const top = verticalStart(layer, box.height, height)
  const baseline = (lineHeight - (measure.ascent + measure.descent) * size) / 2 + measure.ascent * size
  const lines = runs.map((run, index): TextLine => {
    const free = box.width - indent - run.width * size
    const spread = layer.align === 'justify' && !run.closes ? spreadOf(shown, run, free) : 0
    const x = indent + startOf(layer.align, free)
    const lineTop = top + index * lineHeight
    return {
      start: run.start,
      end: run.end,
      x,
      top: lineTop,
      baseline: lineTop + baseline,
      width: run.width * size + (spread > 0 ? free : 0),
      spread,
      marker: run.opens ? markerOf(layer, run, x, size, measure) : null,
    }
  })
  return { shown, size, lineHeight, lines, height, box, bent: null }
}

function bent(layer: TextLayer, shown: string, size: number, measure: Measure): TextLayout {
  const made = bendText(shown, layer.curve, size, measure)
  const { extent } = made
  const height = extent.bottom - extent.top
  const box = { width: layer.frame.width, height: layer.fit === 'grow' ? height : layer.frame.height }
  const free = box.width - (extent.right - extent.left)
  const [x, y] = [
    startOf(layer.align === 'justify' ? 'centre' : layer.align, free) - extent.left,
    verticalStart(layer, box.height, height) - extent.top,
  ]
  const letters = made.letters.map(letter => ({ ...letter, x: letter.x + x, y: letter.y + y }))
  return {
    shown,
    size,
    lineHeight: layer.lineHeight * size,
    lines: [],
    height,
    box,
    bent: { letters, extent },
  }
}

function verticalStart({ verticalAlign }: TextLayer, room: number, height: number): number {
  if (verticalAlign === 'top') return 0
  return verticalAlign === 'middle' ? (room - height) / 2 : room - height
}

function startOf(align: TextLayer['align'], free: number): number {
  if (align === 'centre') return free / 2
  return align === 'right' ? free : 0
}

function spreadOf(shown: string, run: Run, free: number): number {
  const spaces = shown.slice(run.start, run.end).trimEnd().split(' ').length - 1
  return spaces === 0 ? 0 : Math.max(0, free / spaces)
}

function markerOf(layer: TextLayer, run: Run, x: number, size: number, measure: Measure): TextLine['marker'] {
  if (layer.list === 'none') return null
  const text = layer.list === 'bullets' ? bullet : `${run.paragraph + 1}.`
  return { text, x: x - (measure.width(text) + markerGap) * size }
}
