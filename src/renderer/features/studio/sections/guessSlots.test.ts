import { expect, test } from 'vitest'
import type { Layer } from '#shared/design/layer.ts'
import { newDesign } from '#shared/design/newDesign.ts'
import { newLayer } from '#shared/design/newLayer.ts'
import { guessSlots } from './guessSlots.ts'

const frame = { x: 0, y: 0, width: 100, height: 100, rotation: 0 }
const text = (id: string, size: number, slot: 'title' | null = null) =>
  newLayer('text', id, frame, { size, slot })

function guessed(layers: readonly Layer[]) {
  let last = 0
  const design = newDesign(['square'], () => `id-${String((last += 1))}`)
  return guessSlots({ ...design, pages: design.pages.map(page => ({ ...page, layers: [...layers] })) })
}

test('the largest words are the title, the next the text; pictures, codes and tags take what they are for', () => {
  const layers = [
    text('small', 20),
    text('large', 90),
    text('middle', 40),
    newLayer('image', 'picture', frame),
    newLayer('qr', 'code', frame),
    newLayer('badge', 'tag', frame),
    newLayer('shape', 'ground', frame),
  ]
  expect(guessed(layers)).toEqual({
    small: null,
    large: 'title',
    middle: 'text',
    picture: 'image',
    code: 'link',
    tag: 'price',
  })
})

test('what is said already stays, and is not given twice', () => {
  const layers = [
    text('large', 90),
    text('headline', 30, 'title'),
    newLayer('image', 'logo', frame, { slot: 'logo' }),
  ]
  expect(guessed(layers)).toEqual({ large: 'text', headline: 'title', logo: 'logo' })
})
