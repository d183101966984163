import type { Measure } from './textMeasure.ts'

/** A stretch of the text on one line, in sizes of the letters. Its end leaves the break itself out. */
export interface Run {
  start: number
  end: number
  /** Without the spaces at its end. */
  width: number
  /** The first of its paragraph, and its number. */
  opens: boolean
  paragraph: number
  /** The last of its paragraph: not justified. */
  closes: boolean
}

export interface Wrapped {
  runs: Run[]
  /** A word was longer than a line. */
  broken: boolean
}

/** What can stand at the beginning of a line: up to the spaces or the hyphen after it, or one ideograph. */
const unit =
  /[^ \t\-–—\u3040-\u30ff\u3400-\u9fff]*(?:[ \t]+|[-–—]+[ \t]*|[\u3040-\u30ff\u3400-\u9fff][ \t]*|$)/gu

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Lines of at most `room` (in sizes of the letters). Words that are longer are cut between two characters. */
export function wrapText(text: string, room: number, measure: Measure): Wrapped {
  const runs: Run[] = []
  let broken = false
  let start = 0
  text.split('\n').forEach((paragraph, index) => {
    const lines = wrapParagraph(paragraph, room, measure)
    broken ||= lines.broken
    lines.stretches.forEach(({ from, to }, line) => {
      runs.push({
        start: start + from,
        end: start + to,
        width: measure.width(paragraph.slice(from, to).trimEnd()),
        opens: line === 0,
        paragraph: index,
        closes: line === lines.stretches.length - 1,
      })
    })
    start += paragraph.length + 1
  })
  return { runs, broken }
}

interface Stretch {
  from: number
  to: number
}

function wrapParagraph(text: string, room: number, measure: Measure) {
  const stretches: Stretch[] = []
  let broken = false
  let from = 0
  let width = 0
  const close = (at: number) => {
    stretches.push({ from, to: at })
    from = at
    width = 0
  }
  for (const { 0: piece, index } of text.matchAll(unit)) {
    if (piece === '') continue
    const bare = measure.width(piece.trimEnd())
    if (index > from && width + bare > room) close(index)
    if (bare > room) {
      broken = true
      const cut = cutWord(piece, index, room, measure)
      for (const at of cut) close(at)
      width = measure.width(text.slice(from, index + piece.length))
    } else width += measure.width(piece)
  }
  stretches.push({ from, to: text.length })
  return { stretches, broken }
}

/** Where a word that is too long for a line is cut. */
function cutWord(word: string, offset: number, room: number, measure: Measure): number[] {
  const cuts: number[] = []
  let width = 0
  for (const { segment, index } of graphemes.segment(word.trimEnd())) {
    const wide = measure.width(segment)
    if (width > 0 && width + wide > room) {
      cuts.push(offset + index)
      width = 0
    }
    width += wide
  }
  return cuts
}
