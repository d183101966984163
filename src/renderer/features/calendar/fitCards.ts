/** Heights in px, with the gap below: they match the classes of PostCard and MoreCards. */
export const roomyPx = 40
export const linePx = 22
const gapPx = 2
const morePx = 18

export interface CardFit {
  /** `roomy` has two lines and a picture, `line` only one. */
  shape: 'roomy' | 'line'
  /** How many are drawn; the others are behind the button "+n more". */
  shown: number
}

/** How a day shows its cards in the room it has: roomy if all fit so, else as lines, else as many lines as fit. */
export function fitCards(count: number, roomPx: number): CardFit {
  if (count * roomyPx - gapPx <= roomPx) return { shape: 'roomy', shown: count }
  if (count * linePx - gapPx <= roomPx) return { shape: 'line', shown: count }
  const shown = Math.max(1, Math.floor((roomPx - morePx) / linePx))
  return { shape: 'line', shown: Math.min(shown, count) }
}
