import { page, textWidth } from './createSheet.ts'
import type { Sheet, TextStyle } from './createSheet.ts'

export interface CoverWords {
  /** What kind of document it is. */
  kind: string
  title: string
  /** Under the title: the project of a campaign, its dates. */
  lines: readonly string[]
  /** At the foot. */
  by: string
  date: string
  logo: Buffer | null
  /** Stand for a logo where there is none. */
  initials: string
  /** Fills the upper part; null: the brand's colour alone. */
  picture: Buffer | null
}

/** The first page: the brand's colour to its edges, logo above, title below. */
export function cover(sheet: Sheet, words: CoverWords): void {
  const { kind, title, lines, by, date, logo, initials, picture } = words
  const { doc, brand } = sheet
  const ink = brand.onColour
  const pictureHeight = 350
  sheet.newPage()
  sheet.decorate(() => {
    doc.rect(-2, -2, page.width + 4, page.height + 4).fill(brand.colour)
    if (picture === null) {
      // A large quiet shape, so that the page is composed also where there is no picture.
      doc
        .fillOpacity(0.07)
        .circle(page.width - 60, 120, 300)
        .fill(ink)
        .fillOpacity(1)
    } else {
      doc.rect(0, 0, page.width, pictureHeight).clip()
      doc.image(picture, 0, 0, { cover: [page.width, pictureHeight], align: 'center', valign: 'center' })
    }
  })
  if (logo === null && picture === null && initials !== '') {
    sheet.decorate(() => doc.fillOpacity(0.16).roundedRect(page.left, 64, 76, 76, 10).fill(ink))
    const style: TextStyle = { font: 'serifBold', size: 30, leading: 36, colour: ink }
    sheet.put(initials, style, { x: page.left, width: 76, y: 84, align: 'center', maxLines: 1 })
  }
  if (logo !== null)
    sheet.figure('Logo', () => {
      doc.roundedRect(page.left, 64, 92, 92, 10).fill('#ffffff')
      doc.image(logo, page.left + 12, 76, { fit: [68, 68], align: 'center', valign: 'center' })
    })

  const kindStyle: TextStyle = { font: 'sansBold', size: 12, leading: 16, colour: ink }
  const [titleStyle, titleLines] = fitted(sheet, title, ink)
  const lineStyle: TextStyle = { font: 'sans', size: 13, leading: 19, colour: ink }
  const place = { x: page.left, width: textWidth }
  let y = 660 - Math.min(titleLines, 6) * titleStyle.leading - lines.length * lineStyle.leading
  sheet.put(kind, kindStyle, { ...place, y: y - 28 })
  y += sheet.put(title, titleStyle, { ...place, y, maxLines: 6, tag: 'H1' }) + 12
  for (const line of lines) y += sheet.put(line, lineStyle, { ...place, y, maxLines: 1 })
  sheet.decorate(() => doc.rect(page.left, 728, textWidth, 0.75).fillOpacity(0.5).fill(ink))
  const footStyle: TextStyle = { font: 'sans', size: 10, leading: 14, colour: ink }
  sheet.put(by, footStyle, { x: page.left, width: textWidth - 150, y: 742, maxLines: 2 })
  sheet.put(date, footStyle, { x: page.left + textWidth - 140, width: 140, y: 742, align: 'right' })
  sheet.y = sheet.bottom()
}

/** A short title is set large, a long one so that it still stands on the cover. */
function fitted(sheet: Sheet, title: string, colour: string): [TextStyle, number] {
  const styles = [44, 34, 26, 20].map((size): TextStyle => ({
    font: 'serifBold',
    size,
    leading: size * 1.14,
    colour,
  }))
  const counted = styles.map((style): [TextStyle, number] => [
    style,
    sheet.lines(title, style, textWidth).length,
  ])
  return counted.find(([, lines]) => lines <= 4) ?? counted.at(-1) ?? [styles[0] as TextStyle, 1]
}
