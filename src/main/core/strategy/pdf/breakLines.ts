/** Width of a text in the font and size that are meant, pt. */
export type Measure = (text: string) => number

/** Breaks one paragraph into lines no wider than `width`. A word that is wider than a line is cut: nothing may stick out. */
export function breakLines(paragraph: string, width: number, measure: Measure): string[] {
  const lines: string[] = []
  const space = measure(' ')
  let line = ''
  let used = 0
  const end = () => {
    lines.push(line)
    line = ''
    used = 0
  }
  // No-break spaces belong to their word.
  for (const word of paragraph.split(/[ \t\f\v]+/u).filter(part => part !== '')) {
    const wide = measure(word)
    if (line !== '' && used + space + wide <= width) {
      line += ` ${word}`
      used += space + wide
      continue
    }
    if (line !== '') end()
    if (wide <= width) {
      line = word
      used = wide
      continue
    }
    for (const char of graphemes(word)) {
      const next = measure(char)
      if (line !== '' && used + next > width) end()
      line += char
      used += next
    }
  }
  if (line !== '') end()
  return lines
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const graphemes = (word: string): string[] => Array.from(segmenter.segment(word), ({ segment }) => segment)

/**
 * How many of the lines that are left go on a page with room for so many: neither the first nor the last line of a paragraph
 * stands alone. 0: none, the next page has room for more.
 */
export function linesForPage(left: number, room: number, begun: boolean): number {
  if (room >= left) return left
  // The last line does not stand alone on the next page.
  const take = left - room === 1 ? room - 1 : room
  // The first line does not stand alone on this one.
  return !begun && take < 2 ? 0 : Math.max(0, take)
}
