import { expect, test } from 'vitest'
import { missingPictures } from './missingPictures.ts'
import { newDesign } from './newDesign.ts'
import { newLayer } from './newLayer.ts'

test('a frame without a picture counts where it is seen', () => {
  let id = 0
  const { pages, formats } = newDesign(['square', 'story'], () => `id-${String((id += 1))}`)
  const [page] = pages
  if (page === undefined) throw new Error('A new design has a page.')
  const empty = newLayer('image', 'empty', { x: 0, y: 0, width: 100, height: 100, rotation: 0 })
  const hiddenIn = (...ids: string[]) => ({
    ...empty,
    adjustments: Object.fromEntries(ids.map(formatId => [formatId, { hidden: true }])),
  })
  const all = formats.map(one => one.id)
  const count = (layer: typeof empty) => missingPictures([{ ...page, layers: [layer] }], formats)
  expect(count(empty)).toBe(1)
  expect(count({ ...empty, mediaId: 'media' })).toBe(0)
  expect(count({ ...empty, hidden: true })).toBe(0)
  expect(count(hiddenIn(...all.slice(0, 1)))).toBe(1)
  expect(count(hiddenIn(...all))).toBe(0)
})
