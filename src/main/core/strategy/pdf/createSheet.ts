import PDFDocument from 'pdfkit'
import { breakLines, linesForPage } from './breakLines.ts'
import type { BrandInk } from './brandInk.ts'
import { fontNames } from './openFonts.ts'
import type { FontName } from './openFonts.ts'

/** A4 in points, and where its text stands. */
export const page = { width: 595.28, height: 841.89, left: 64, right: 64, top: 68, bottom: 84 } as const
export const textWidth = page.width - page.left - page.right

export interface TextStyle {
  font: FontName
  size: number
  /** From one baseline to the next. */
  leading: number
  colour: string
}

export interface TextPlace {
  x: number
  width: number
  /** What it is for those who hear the document. */
  tag?: 'P' | 'H1' | 'H2' | 'LI' | 'Caption' | 'BlockQuote'
  align?: 'left' | 'center' | 'right'
  link?: string
}

/** What a document says of itself. */
export interface SheetInfo {
  title: string
  author: string
  language: string
  createdAt: Date
}

/** Pages on which things are put under each other; what does not fit goes on the next one. */
export interface Sheet {
  readonly doc: PDFKit.PDFDocument
  readonly brand: BrandInk
  /** Where the next thing begins. */
  y: number
  bottom(): number
  newPage(): void
  /** Begins a new page unless so much fits on this one. */
  need(height: number): void
  lines(text: string, style: TextStyle, width: number): string[]
  heightOf(text: string, style: TextStyle, width: number): number
  /** Flowing text, broken over pages without lines that stand alone. */
  write(text: string, style: TextStyle, place: TextPlace): void
  /** Text at a place of the page, at most so many lines; answers its height. */
  put(text: string, style: TextStyle, place: TextPlace & { y: number; maxLines?: number }): number
  /** Something drawn that says nothing by itself. */
  decorate(draw: () => void): void
  /** A picture with the words for it. */
  figure(alt: string, draw: () => void): void
  /** Writes the feet and ends the document. */
  end(foot: string): Promise<Uint8Array>
}

/** How far the baseline lies below the top of a line, of the font's size. */
const ascent = 0.78
const zeroWidth = /[\u200b-\u200d\u2060\ufe00-\ufe0f]/u
const footStyle: TextStyle = { font: 'sans', size: 8, leading: 10, colour: '#6d655c' }

/** Begins a document. Only here is pdfkit's own way of placing text known. */
export function createSheet(
  fonts: Readonly<Record<FontName, Buffer>>,
  brand: BrandInk,
  info: SheetInfo,
): Sheet {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: info.language,
    // Without one pdfkit reads a font of its own from the disk.
    font: fonts.sans as unknown as string,
    info: {
      Title: info.title,
      Author: info.author,
      Creator: 'Ratiba',
      Producer: 'Ratiba',
      CreationDate: info.createdAt,
    },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  for (const name of fontNames) doc.registerFont(name, fonts[name])
  const root = doc.struct('Document')
  doc.addStructure(root)

  const has = createGlyphCheck(doc)
  const widths = new Map<string, number>()
  const measureIn =
    ({ font, size }: TextStyle) =>
    (text: string): number => {
      const key = `${font} ${size} ${text}`
      const known = widths.get(key)
      if (known !== undefined) return known
      const width = runsOf(text, font, has).reduce(
        (sum, run) => sum + doc.font(run.font).fontSize(size).widthOfString(run.text),
        0,
      )
      widths.set(key, width)
      return width
    }
  /** One line, its top at `y`. */
  const draw = (line: string, style: TextStyle, { x, width, align = 'left', link }: TextPlace, y: number) => {
    const measure = measureIn(style)
    const spare = align === 'left' ? 0 : width - measure(line)
    let at = x + (align === 'center' ? spare / 2 : spare)
    doc.fillColor(style.colour)
    for (const run of runsOf(line, style.font, has)) {
      doc
        .font(run.font)
        .fontSize(style.size)
        .text(run.text, at, y + style.leading * 0.5 + style.size * (ascent - 0.5), {
          lineBreak: false,
          baseline: 'alphabetic',
          ...(link === undefined ? {} : { link }),
        })
      at += doc.widthOfString(run.text)
    }
  }
  const lines: Sheet['lines'] = (text, style, width) =>
    text
      .replace(/\r\n?/g, '\n')
      .split('\n')
      .flatMap(paragraph => breakLines(paragraph, width, measureIn(style)))

  const sheet: Sheet = {
    doc,
    brand,
    y: page.top,
    bottom: () => page.height - page.bottom,
    newPage: () => {
      doc.addPage()
      sheet.y = page.top
    },
    need: height => {
      if (sheet.y + height > sheet.bottom() && sheet.y > page.top) sheet.newPage()
    },
    lines,
    heightOf: (text, style, width) => lines(text, style, width).length * style.leading,
    write: (text, style, place) => {
      for (const paragraph of text.replace(/\r\n?/g, '\n').split('\n')) {
        const all = breakLines(paragraph, place.width, measureIn(style))
        if (all.length === 0) continue
        const element = doc.struct(place.tag ?? 'P')
        root.add(element)
        let left = all
        while (left.length > 0) {
          const room = Math.floor((sheet.bottom() - sheet.y + 0.01) / style.leading)
          const count = linesForPage(left.length, room, left.length < all.length)
          if (count === 0) {
            sheet.newPage()
            continue
          }
          element.add(doc.markStructureContent(place.tag ?? 'P'))
          for (const line of left.slice(0, count)) {
            draw(line, style, place, sheet.y)
            sheet.y += style.leading
          }
          doc.endMarkedContent()
          left = left.slice(count)
        }
        element.end()
        sheet.y += style.leading * 0.4
      }
    },
    put: (text, style, { y, maxLines = Number.POSITIVE_INFINITY, ...place }) => {
      const all = lines(text, style, place.width)
      if (all.length === 0) return 0
      const shown = all.slice(0, maxLines)
      const last = shown.at(-1)
      if (all.length > shown.length && last !== undefined)
        shown[shown.length - 1] = shortened(last, place.width, measureIn(style))
      const tag = place.tag ?? 'P'
      root.add(doc.struct(tag, {}, doc.markStructureContent(tag)))
      for (const [at, line] of shown.entries()) draw(line, style, place, y + at * style.leading)
      doc.endMarkedContent()
      return shown.length * style.leading
    },
    decorate: drawing => {
      doc.markContent('Artifact', { type: 'Layout' })
      doc.save()
      drawing()
      doc.restore()
      doc.endMarkedContent()
    },
    figure: (alt, drawing) => {
      const content = doc.markStructureContent('Figure')
      root.add(doc.struct('Figure', { alt }, content))
      doc.save()
      drawing()
      doc.restore()
      doc.endMarkedContent()
    },
    end: async foot => {
      const { start, count } = doc.bufferedPageRange()
      // The cover has none.
      for (let at = start + 1; at < start + count; at++) {
        doc.switchToPage(at)
        doc.markContent('Artifact', { type: 'Pagination' })
        const y = page.height - 48
        doc.rect(page.left, y - 10, textWidth, 0.5).fill('#d9d3cb')
        const [first = ''] = lines(foot, footStyle, textWidth - 60)
        draw(first, footStyle, { x: page.left, width: textWidth }, y)
        const number = `${at + 1} / ${count}`
        draw(number, footStyle, { x: page.left, width: textWidth, align: 'right' }, y)
        doc.endMarkedContent()
      }
      doc.end()
      return ended
    },
  }
  return sheet
}

function shortened(line: string, width: number, measure: (text: string) => number): string {
  let kept = line
  while (kept !== '' && measure(`${kept}…`) > width) kept = kept.slice(0, -1)
  return `${kept.trimEnd()}…`
}

type HasGlyph = (font: FontName, char: string) => boolean

/** Whether a font can draw a character; pdfkit's types do not tell that it holds the font that fontkit has read. */
function createGlyphCheck(doc: PDFKit.PDFDocument): HasGlyph {
  const known = new Map<string, boolean>()
  return (font, char) => {
    const key = font + char
    const answer = known.get(key)
    if (answer !== undefined) return answer
    doc.font(font)
    const { _font: open } = doc as unknown as {
      _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } }
    }
    const can = open.font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0)
    known.set(key, can)
    return can
  }
}

interface Run {
  font: FontName
  text: string
}

/** Stands for what no font can draw; not every font has it. */
const missing: Run = { font: 'sans', text: '\u25a1' }

/** A line in pieces of one font each: emoji have a font of their own, what none can draw becomes a box. */
function runsOf(text: string, font: FontName, has: HasGlyph): Run[] {
  const runs: Run[] = []
  for (const char of text) {
    if (zeroWidth.test(char) || /\p{Cc}/u.test(char)) continue
    const drawing = [font, 'emoji' as const].find(name => has(name, char))
    const run: Run = drawing === undefined ? missing : { font: drawing, text: char }
    const last = runs.at(-1)
    if (last?.font === run.font) last.text += run.text
    else runs.push({ ...run })
  }
  return runs
}
