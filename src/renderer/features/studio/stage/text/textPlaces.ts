import type { TextLayer } from '#shared/design/layers/textLayer.ts'
import { layoutText, type TextLine } from './layoutText.ts'
import { textMeasure } from './textMeasure.ts'

/** Where a caret stands: the upper end of a line of some height in the text's box, turned by radians. */
export interface CaretPlace {
  x: number
  y: number
  height: number
  turn: number
}

/** Where the caret before a character stands, in units of the text's box. */
export function caretPlace(layer: TextLayer, index: number): CaretPlace {
  const layout = layoutText(layer)
  if (layout.bent !== null) {
    const { letters } = layout.bent
    const letter = letters.find(({ end }) => end > index) ?? letters.at(-1)
    if (letter === undefined) return { x: layout.box.width / 2, y: 0, height: layout.size, turn: 0 }
    const side = index >= letter.end ? letter.width / 2 : -letter.width / 2
    const [cos, sin] = [Math.cos(letter.turn), Math.sin(letter.turn)]
    const up = -layout.size * 0.8
    return {
      x: letter.x + side * cos - up * sin,
      y: letter.y + side * sin + up * cos,
      height: layout.size,
      turn: letter.turn,
    }
  }
  const line = lineAt(layout.lines, index)
  if (line === undefined) return { x: 0, y: 0, height: layout.lineHeight, turn: 0 }
  return { x: xIn(layer, line, index), y: line.top, height: layout.lineHeight, turn: 0 }
}

/** The character before which a point of the text's box lies. */
export function indexAt(layer: TextLayer, x: number, y: number): number {
  const layout = layoutText(layer)
  if (layout.bent !== null) {
    const nearest = [...layout.bent.letters].sort(
      (a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y),
    )[0]
    return nearest?.start ?? 0
  }
  const { lines, shown } = layout
  const line = lines.find(one => y < one.top + layout.lineHeight) ?? lines.at(-1)
  if (line === undefined) return 0
  let best = line.start
  const last = endOf(lines, line, shown)
  for (const { index } of graphemes.segment(shown.slice(line.start, last))) {
    best = nearer(layer, line, x, best, line.start + index)
  }
  return nearer(layer, line, x, best, last)
}

/** The index right above or below in the next line, for the arrow keys. */
export function indexBeside(layer: TextLayer, index: number, direction: 1 | -1): number {
  const { lines, lineHeight, bent, shown } = layoutText(layer)
  if (bent !== null) return direction < 0 ? 0 : shown.length
  const place = caretPlace(layer, index)
  const y = place.y + lineHeight * (0.5 + direction)
  if (y < (lines[0]?.top ?? 0)) return 0
  if (y > (lines.at(-1)?.top ?? 0) + lineHeight) return shown.length
  return indexAt(layer, place.x, y)
}

/** Beginning or end of the line that is seen. */
export function lineEnd(layer: TextLayer, index: number, end: 'start' | 'end'): number {
  const { lines, bent, shown } = layoutText(layer)
  const line = bent === null ? lineAt(lines, index) : undefined
  if (line === undefined) return end === 'start' ? 0 : shown.length
  return end === 'start' ? line.start : endOf(lines, line, shown)
}

/** Boxes behind what is selected, line by line. */
export function selectionBoxes(layer: TextLayer, from: number, to: number) {
  const { lines, lineHeight, bent } = layoutText(layer)
  if (bent !== null) return []
  return lines.flatMap(line => {
    const [start, end] = [Math.max(from, line.start), Math.min(to, line.end)]
    if (end < start || (end === start && to <= line.end)) return []
    const x = xIn(layer, line, start)
    const width = Math.max(xIn(layer, line, end) - x, lineHeight * 0.08)
    return [{ x, y: line.top, width, height: lineHeight }]
  })
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

const lineAt = (lines: readonly TextLine[], index: number) =>
  lines.findLast(line => line.start <= index) ?? lines[0]

/** Where a caret can stand at the end of a line: before the space by which it was broken. */
function endOf(lines: readonly TextLine[], line: TextLine, shown: string): number {
  const isWrapped = lines.some(next => next.start === line.end && next !== line) && line.end > line.start
  return isWrapped && /\s/.test(shown[line.end - 1] ?? '') ? line.end - 1 : line.end
}

function xIn(layer: TextLayer, line: TextLine, index: number): number {
  const { shown, size } = layoutText(layer)
  const before = shown.slice(line.start, index)
  const spaces = line.spread === 0 ? 0 : before.split(' ').length - 1
  return line.x + textMeasure(layer, layer.letterSpacing).width(before) * size + spaces * line.spread
}

const nearer = (layer: TextLayer, line: TextLine, x: number, one: number, other: number) =>
  Math.abs(xIn(layer, line, other) - x) < Math.abs(xIn(layer, line, one) - x) ? other : one
