import type { Timeline } from '#shared/model/phaseTimeline.ts'
import { paperInk } from './brandInk.ts'
import { page, textWidth } from './createSheet.ts'
import type { Sheet, TextStyle } from './createSheet.ts'

const quietInk = '#6d655c'
const hairline = '#d9d3cb'

/** Labels hang in the left column, words stand in the right one. */
export const column = { x: page.left + 116, width: textWidth - 116 } as const

export const styles = {
  body: { font: 'serif', size: 10.5, leading: 15.5, colour: paperInk },
  lead: { font: 'serif', size: 13.5, leading: 19.5, colour: paperInk },
  label: { font: 'sansBold', size: 8.5, leading: 15.5, colour: quietInk },
  small: { font: 'sans', size: 8.5, leading: 11.5, colour: quietInk },
  smallInk: { font: 'sans', size: 9, leading: 12.5, colour: paperInk },
  strong: { font: 'sansBold', size: 10.5, leading: 15.5, colour: paperInk },
} as const satisfies Record<string, TextStyle>

const headStyle: TextStyle = { font: 'serifBold', size: 19, leading: 25, colour: paperInk }

/** The head of a section; it goes to the next page unless `following` fits under it, so it never stands alone. */
export function sectionHead(sheet: Sheet, title: string, following: number): void {
  const height = sheet.heightOf(title, headStyle, textWidth)
  if (sheet.y > page.top) sheet.y += 22
  sheet.need(14 + height + 12 + following)
  const top = sheet.y
  sheet.decorate(() => sheet.doc.rect(page.left, top, 28, 3).fill(sheet.brand.ink))
  sheet.y += 12
  sheet.y += sheet.put(title, headStyle, { x: page.left, width: textWidth, y: sheet.y, tag: 'H1' })
  sheet.doc.outline.addItem(title)
  sheet.y += 10
}

/** A label in the left column with its words beside it. */
export function labelled(sheet: Sheet, label: string, text: string, style: TextStyle = styles.body): void {
  if (text.trim() === '') return
  const labelHeight = sheet.heightOf(label, styles.label, 104)
  const first = Math.min(2, sheet.lines(text, style, column.width).length) * style.leading
  sheet.need(Math.max(labelHeight, first))
  const drop = Math.max(0, (style.leading - styles.label.leading) / 2)
  sheet.put(label, styles.label, { x: page.left, width: 104, y: sheet.y + drop, tag: 'H2' })
  const least = sheet.y + labelHeight
  sheet.write(text, style, { x: column.x, width: column.width })
  sheet.y = Math.max(sheet.y, Math.min(least, sheet.bottom())) + 4
}

/** Words that carry a page: large, beside a bar of the brand's colour. Long ones are set as text. */
export function quote(sheet: Sheet, text: string, by = ''): void {
  const style: TextStyle = { font: 'serifItalic', size: 16, leading: 23, colour: paperInk }
  const width = textWidth - 24
  const height = sheet.heightOf(text, style, width)
  if (height > 260) {
    sheet.write(text, styles.lead, { x: column.x, width: column.width, tag: 'BlockQuote' })
  } else {
    sheet.need(height + (by === '' ? 0 : 18))
    const top = sheet.y
    sheet.decorate(() => sheet.doc.rect(page.left, top, 3, height).fill(sheet.brand.ink))
    sheet.put(text, style, { x: page.left + 20, width, y: top, tag: 'BlockQuote' })
    sheet.y += height + 6
  }
  if (by !== '') sheet.write(by, styles.small, { x: page.left + 20, width })
  sheet.y += 4
}

/** Two lists beside each other, each line with its mark; broken over pages row by row. */
export function doAndDont(
  sheet: Sheet,
  lists: readonly { title: string; text: string; mark: 'tick' | 'cross' }[],
): void {
  const shown = lists.filter(({ text }) => text.trim() !== '')
  if (shown.length === 0) return
  const width = (textWidth - 24) / 2
  const items = shown.map(({ text }) => text.split(/\r?\n/).filter(line => line.trim() !== ''))
  sheet.need(60)
  const x = (list: number) => page.left + list * (width + 24)
  for (const [list, { title }] of shown.entries())
    sheet.put(title, styles.strong, { x: x(list), width, y: sheet.y, tag: 'H2' })
  sheet.y += 20
  for (let row = 0; row < Math.max(...items.map(({ length }) => length)); row++) {
    const texts = items.map(list => list[row] ?? '')
    const heights = texts.map(text => sheet.heightOf(text, styles.body, width - 20))
    const tallest = Math.max(...heights)
    // An item that is longer than a page is no item: it flows by itself.
    if (tallest > 500) {
      for (const [list, text] of texts.entries())
        if (text !== '') sheet.write(text, styles.body, { x: x(list) + 18, width: width - 20, tag: 'LI' })
      continue
    }
    sheet.need(tallest)
    for (const [list, text] of texts.entries()) {
      if (text === '') continue
      mark(sheet, shown[list]?.mark ?? 'tick', x(list), sheet.y + 4)
      sheet.put(text, styles.body, { x: x(list) + 18, width: width - 20, y: sheet.y, tag: 'LI' })
    }
    sheet.y += tallest + 5
  }
  sheet.y += 4
}

function mark(sheet: Sheet, kind: 'tick' | 'cross', x: number, y: number): void {
  sheet.decorate(() => {
    const { doc } = sheet
    doc
      .lineWidth(1.4)
      .lineCap('round')
      .strokeColor(kind === 'tick' ? sheet.brand.ink : quietInk)
    if (kind === 'tick')
      doc
        .moveTo(x, y + 4)
        .lineTo(x + 3, y + 7)
        .lineTo(x + 9, y)
        .stroke()
    else
      doc
        .moveTo(x + 1, y)
        .lineTo(x + 8, y + 7)
        .moveTo(x + 8, y)
        .lineTo(x + 1, y + 7)
        .stroke()
  })
}

/** Shares as one bar with a legend under it. */
export function shareBar(
  sheet: Sheet,
  shares: readonly { name: string; colour: string; share: number | null; words: string }[],
): void {
  const sum = Math.max(
    100,
    shares.reduce((all, { share }) => all + (share ?? 0), 0),
  )
  if (shares.some(({ share }) => share !== null)) {
    sheet.need(60)
    const top = sheet.y
    sheet.decorate(() => {
      sheet.doc.roundedRect(page.left, top, textWidth, 12, 6).clip()
      sheet.doc.rect(page.left, top, textWidth, 12).fill('#efebe5')
      let x = page.left
      for (const { colour, share } of shares) {
        const width = ((share ?? 0) / sum) * textWidth
        sheet.doc.rect(x, top, Math.max(0, width - 1), 12).fill(colour)
        x += width
      }
    })
    sheet.y += 24
  }
  const width = textWidth / 2
  for (let at = 0; at < shares.length; at += 2) {
    const pair = shares.slice(at, at + 2)
    const height = Math.max(
      ...pair.map(({ name, words }) => sheet.heightOf(`${name}  ${words}`, styles.smallInk, width - 28)),
    )
    sheet.need(height)
    for (const [side, { name, colour, words }] of pair.entries()) {
      const x = page.left + side * width
      const y = sheet.y
      sheet.decorate(() => sheet.doc.circle(x + 4, y + 6, 4).fill(colour))
      sheet.put(`${name}  ${words}`, styles.smallInk, { x: x + 15, width: width - 28, y, tag: 'LI' })
    }
    sheet.y += height + 5
  }
  sheet.y += 6
}

/** Phases over time, earliest first; many of them go on over pages with the months above each part. */
export function timeline(
  sheet: Sheet,
  { spans, months }: Timeline,
  monthName: (month: string) => string,
): void {
  const rowHeight = 19
  const every = Math.ceil(months.length / 7)
  let left = spans
  while (left.length > 0) {
    sheet.need(26 + rowHeight * Math.min(3, left.length))
    const room = Math.max(1, Math.floor((sheet.bottom() - sheet.y - 26) / rowHeight))
    const part = left.slice(0, room)
    left = left.slice(room)
    const top = sheet.y
    const height = part.length * rowHeight
    sheet.decorate(() => {
      sheet.doc.rect(page.left, top + 18, textWidth, height + 6).fill(sheet.brand.tint)
      for (const { at } of months)
        sheet.doc.rect(page.left + at * textWidth, top + 4, 0.5, height + 20).fill(hairline)
    })
    for (const [index, { month, at }] of months.entries()) {
      const room = (1 - at) * textWidth - 4
      if (index % every === 0 && room > 30)
        sheet.put(monthName(month), styles.small, {
          x: page.left + at * textWidth + 4,
          width: room,
          y: top + 3,
          maxLines: 1,
        })
    }
    for (const [row, { phase, from, length }] of part.entries()) {
      const y = top + 21 + row * rowHeight
      const x = page.left + from * textWidth
      const width = Math.max(3, length * textWidth)
      sheet.decorate(() => sheet.doc.roundedRect(x, y + 1, width, rowHeight - 4, 3).fill(sheet.brand.colour))
      nameOfBar(sheet, phase.name, { x, width, y: y + 2 })
    }
    sheet.y = top + height + 34
    if (left.length > 0) sheet.newPage()
  }
}

/** Inside its bar where it fits, else beside it; where nothing has room for all of it, shortened in the widest place. */
function nameOfBar(sheet: Sheet, name: string, bar: { x: number; width: number; y: number }): void {
  const style = styles.smallInk
  const right = bar.x + bar.width + 5
  const places = [
    { x: bar.x + 6, width: bar.width - 10, colour: sheet.brand.onColour, align: 'left' },
    { x: right, width: page.left + textWidth - right, colour: style.colour, align: 'left' },
    { x: page.left, width: bar.x - page.left - 5, colour: style.colour, align: 'right' },
  ] as const
  const fitting = places.find(({ width }) => width > 20 && sheet.lines(name, style, width).length <= 1)
  const { colour, ...place } = fitting ?? places.reduce((a, b) => (b.width > a.width ? b : a))
  sheet.put(name, { ...style, colour }, { ...place, y: bar.y, maxLines: 1 })
}

/** What is longer is words, which may take several lines. */
const mostOfNumber = 24

/** A number is never broken, so all are as large as the longest allows. */
function bigEnough(sheet: Sheet, numbers: readonly { value: string }[], width: number): TextStyle {
  const short = numbers.filter(({ value }) => value.length <= mostOfNumber)
  const styleOf = (size: number): TextStyle => ({
    ...{ font: 'serifBold', size, leading: Math.round(size * 1.25), colour: sheet.brand.ink },
  })
  const fits = (size: number) =>
    short.every(({ value }) => sheet.lines(value, styleOf(size), width).length <= 1)
  return styleOf([24, 21, 18, 16, 14].find(fits) ?? 12)
}

/** Numbers worth a look, large with their names under them, three in a row. */
export function numberGrid(sheet: Sheet, numbers: readonly { value: string; name: string }[]): void {
  const width = (textWidth - 32) / 3
  const big = bigEnough(sheet, numbers, width)
  for (let at = 0; at < numbers.length; at += 3) {
    const row = numbers.slice(at, at + 3)
    const heights = row.map(
      ({ value, name }) =>
        Math.min(3, sheet.lines(value, big, width).length) * big.leading +
        sheet.heightOf(name, styles.small, width),
    )
    sheet.need(Math.max(...heights) + 16)
    const top = sheet.y
    for (const [place, { value, name }] of row.entries()) {
      const x = page.left + place * (width + 16)
      sheet.decorate(() => sheet.doc.rect(x, top, width, 0.75).fill(hairline))
      const tall = sheet.put(value, big, { x, width, y: top + 8, maxLines: 3 })
      sheet.put(name, styles.small, { x, width, y: top + 8 + tall })
    }
    sheet.y += Math.max(...heights) + 26
  }
}

export interface PictureCard {
  /** A JPEG, square; null where there is no picture. */
  picture: Buffer | null
  alt: string
  text: string
  note: string
  url: string | null
}

/** Posts with their pictures, three in a row; a row is never cut. */
export function pictureGrid(sheet: Sheet, cards: readonly PictureCard[]): void {
  const gap = 14
  const width = (textWidth - 2 * gap) / 3
  for (let at = 0; at < cards.length; at += 3) {
    const row = cards.slice(at, at + 3)
    const hasPicture = row.some(({ picture }) => picture !== null)
    const textTop = hasPicture ? width + 6 : 6
    const maxLines = hasPicture ? 3 : 6
    const height = textTop + maxLines * styles.smallInk.leading + styles.small.leading + 14
    sheet.need(height)
    const top = sheet.y
    for (const [place, card] of row.entries()) {
      const x = page.left + place * (width + gap)
      const { picture } = card
      if (picture !== null)
        sheet.figure(card.alt === '' ? card.text.slice(0, 200) : card.alt, () => {
          sheet.doc.roundedRect(x, top, width, width, 4).clip()
          sheet.doc.image(picture, x, top, { width, height: width })
        })
      else sheet.decorate(() => sheet.doc.rect(x, top, width, 2).fill(sheet.brand.tint))
      const y = top + (picture === null ? 8 : textTop)
      const lines = picture === null && hasPicture ? 12 : maxLines
      const tall = sheet.put(card.text, styles.smallInk, { x, width, y, maxLines: lines })
      sheet.put(card.note, card.url === null ? styles.small : { ...styles.small, colour: sheet.brand.ink }, {
        ...{ x, width, y: y + tall + 1, maxLines: 1 },
        ...(card.url === null ? {} : { link: card.url }),
      })
    }
    sheet.y += height
  }
}

export interface FaceCard {
  picture: Buffer | null
  initials: string
  colour: string
  name: string
  who: string
  /** In the words of the portrait; may be empty. */
  said: string
  facts: readonly { label: string; text: string }[]
}

/** Higher than this a portrait is no card any more and flows like text. */
const tallestCard = 420

/** Portraits as cards, two beside each other; long ones as text over the whole width. */
export function faceCards(sheet: Sheet, cards: readonly FaceCard[]): void {
  const width = (textWidth - 16) / 2
  const heightOf = (card: FaceCard) => 24 + drawCard(sheet, card, { x: 0, y: 0, width, isDrawn: false })
  const short = cards.filter(card => heightOf(card) <= tallestCard)
  for (let at = 0; at < short.length; at += 2) {
    const row = short.slice(at, at + 2)
    const height = Math.max(...row.map(heightOf))
    sheet.need(height)
    const top = sheet.y
    for (const [place, card] of row.entries()) {
      const x = page.left + place * (width + 16)
      sheet.decorate(() => sheet.doc.roundedRect(x, top, width, height, 6).fill(sheet.brand.tint))
      drawCard(sheet, card, { x, y: top, width, isDrawn: true })
    }
    sheet.y += height + 14
  }
  for (const card of cards.filter(one => !short.includes(one))) {
    sheet.need(90)
    drawFace(sheet, card, page.left, sheet.y)
    sheet.put(card.name, styles.strong, {
      x: page.left + 58,
      width: textWidth - 58,
      y: sheet.y + 6,
      maxLines: 1,
      tag: 'H2',
    })
    sheet.put(card.who, styles.small, {
      x: page.left + 58,
      width: textWidth - 58,
      y: sheet.y + 22,
      maxLines: 2,
    })
    sheet.y += 56
    if (card.said !== '') quote(sheet, card.said)
    for (const { label, text } of card.facts) labelled(sheet, label, text)
  }
}

function drawFace(sheet: Sheet, { picture, initials, colour, name }: FaceCard, x: number, y: number): void {
  const { doc } = sheet
  if (picture !== null)
    sheet.figure(name, () => {
      doc.circle(x + 22, y + 22, 22).clip()
      doc.image(picture, x, y, { width: 44, height: 44 })
    })
  else {
    sheet.decorate(() => doc.circle(x + 22, y + 22, 22).fill(colour))
    const style: TextStyle = { font: 'sansBold', size: 15, leading: 18, colour: '#ffffff' }
    sheet.put(initials, style, { x, width: 44, y: y + 13, align: 'center', maxLines: 1 })
  }
}

interface CardPlace {
  x: number
  y: number
  width: number
  /** False only measures. */
  isDrawn: boolean
}

/** Answers how tall the card's content is. */
function drawCard(sheet: Sheet, card: FaceCard, { x, y, width, isDrawn }: CardPlace): number {
  const inner = width - 24
  const put = (
    text: string,
    style: TextStyle,
    at: { x: number; width: number; y: number; maxLines?: number },
  ) =>
    isDrawn
      ? sheet.put(text, style, at)
      : Math.min(at.maxLines ?? Number.POSITIVE_INFINITY, sheet.lines(text, style, at.width).length) *
        style.leading
  const beside = { x: x + 12 + 56, width: inner - 56 }
  if (isDrawn) drawFace(sheet, card, x + 12, y + 12)
  const named = put(card.name, styles.strong, { ...beside, y: y + 14, maxLines: 2 })
  const who = put(card.who, styles.small, { ...beside, y: y + 14 + named, maxLines: 3 })
  let tall = Math.max(52, named + who + 8)
  if (card.said !== '') {
    const style: TextStyle = { font: 'serifItalic', size: 10.5, leading: 15, colour: paperInk }
    tall += put(card.said, style, { x: x + 12, width: inner, y: y + 12 + tall }) + 6
  }
  for (const { label, text } of card.facts) {
    tall += put(label, styles.small, { x: x + 12, width: inner, y: y + 12 + tall })
    tall += put(text, styles.smallInk, { x: x + 12, width: inner, y: y + 12 + tall }) + 4
  }
  return tall
}
