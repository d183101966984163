import { columns, rows, type Box } from './box.ts'
import type { Pen } from './Pen.ts'
import { say } from './Template.ts'

/** Two parts of the paper: side by side where it is wide, else one over the other; `share` is what the first one gets of a portrait post. */
export function halves(pen: Pick<Pen, 'wide' | 'all'>, share: number, gap = 0): [Box, Box] {
  const [first, second] = pen.wide
    ? columns(pen.all, [0.5, 0.5], gap)
    : rows(pen.all, [share, 1 - share], gap)
  return [first, second]
}

/** Whom to call or write to. */
export const contactLine = (pen: Pen, box: Box, paint: Parameters<Pen['body']>[3]): void =>
  pen.body(
    'contact',
    box,
    say('@duka.la.asha  ·  +255 712 345 678', '@duka.la.asha  ·  +255 712 345 678'),
    paint,
    {
      size: 36,
      weight: 600,
      verticalAlign: 'bottom',
    },
  )
