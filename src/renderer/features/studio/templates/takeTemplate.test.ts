import { expect, test } from 'vitest'
import { defaultBrandKit } from '#shared/design/defaultBrandKit.ts'
import { Design } from '#shared/design/design.ts'
import type { LayerOf } from '#shared/design/layer.ts'
import { newDesign } from '#shared/design/newDesign.ts'
import { sceneOf } from '#shared/design/sceneOf.ts'
import { designFrom, pagesOfTemplate } from './designFrom.ts'
import { pagesOfDesign } from './pagesOfDesign.ts'
import { templates } from './registry.ts'
import { takeTemplate } from './takeTemplate.ts'

const kit = defaultBrandKit('#1f6f5c')
let lastId = 0
const newId = () => `id-${String((lastId += 1))}`

function template(id: string) {
  const found = templates.find(one => one.id === id)
  if (found === undefined) throw new Error(id)
  return found
}
const draws = (id: string) => pagesOfTemplate(template(id), kit, 'en')
const replace = { how: 'replace', values: {}, newId } as const
const first = (design: Design) => design.pages[0]?.id ?? ''
const textsOf = (design: Design) =>
  design.pages.flatMap(page => page.layers.flatMap(layer => (layer.type === 'text' ? [layer.text] : [])))
const picturesOf = (design: Design) =>
  design.pages
    .flatMap(page => page.layers)
    .filter((layer): layer is LayerOf<'image'> => layer.type === 'image')
    .map(({ mediaId }) => mediaId)

test('a template takes the place of the page, in the sizes the design has', () => {
  const design = newDesign(['square', 'story'], newId)
  const taken = takeTemplate(design, first(design), draws('offer-badge'), replace)
  expect(Design.parse(taken.design)).toEqual(taken.design)
  expect(taken.design.formats).toEqual(design.formats)
  expect(taken.design.pages).toHaveLength(1)
  expect(taken.pageId).toBe(first(taken.design))
  // As if it had been begun so.
  const begun = designFrom(template('offer-badge'), {
    kit,
    language: 'en',
    formats: ['square', 'story'],
    newId,
  })
  for (const [index, format] of taken.design.formats.entries()) {
    const frames = (one: Design, formatId: string) =>
      sceneOf(one, '', formatId, kit).layers.map(({ frame }) => frame)
    expect(frames(taken.design, format.id)).toEqual(frames(begun, begun.formats[index]?.id ?? ''))
  }
})

test('a carousel brings all its pages, or as many as there is room for, and goes after the page when it is added', () => {
  const design = newDesign(['square'], newId)
  const pages = template('tip-carousel').pages.length
  const added = takeTemplate(design, first(design), draws('tip-carousel'), { ...replace, how: 'add' })
  expect(added.design.pages).toHaveLength(1 + pages)
  expect(added.design.pages[0]).toEqual(design.pages[0])
  expect(added.pageId).toBe(added.design.pages[1]?.id)
  let full = added
  for (let times = 0; times < 10; times += 1) {
    full = takeTemplate(full.design, full.pageId, draws('tip-carousel'), { ...replace, how: 'add' })
  }
  expect(Design.safeParse(full.design).success).toBe(true)
})

test('what she wrote and the pictures she put in go on into the next template; what no one wrote does not', () => {
  const design = newDesign(['square'], newId)
  const offer = takeTemplate(design, first(design), draws('offer-badge'), replace).design
  const written = {
    ...offer,
    pages: offer.pages.map(page => ({
      ...page,
      layers: page.layers.map(layer =>
        layer.type === 'text' && layer.slot === 'title'
          ? { ...layer, text: 'Vikapu vya Amina' }
          : layer.type === 'image'
            ? { ...layer, mediaId: 'picture' }
            : layer,
      ),
    })),
  }
  const next = takeTemplate(written, first(written), draws('product-card'), replace).design
  expect(textsOf(next)).toContain('Vikapu vya Amina')
  expect(textsOf(next)).toContain('Turned and fired in Arusha')
  expect(picturesOf(next)).toEqual(['picture'])
  // What the post says goes before it.
  const values = { title: 'From the post', image: ['ofPost'] }
  const filled = takeTemplate(written, first(written), draws('product-card'), { ...replace, values }).design
  expect(textsOf(filled)).toContain('From the post')
  expect(picturesOf(filled)).toEqual(['ofPost'])
})

test('one of her own is laid out as it was adjusted in sizes it has, and by its anchors in others', () => {
  const own = designFrom(template('offer-badge'), {
    kit,
    language: 'en',
    formats: ['portrait', 'story'],
    newId,
  })
  const design = newDesign(['story', 'square'], newId)
  const { design: taken } = takeTemplate(design, first(design), pagesOfDesign(own), replace)
  expect(Design.parse(taken)).toEqual(taken)
  const frames = (one: Design, kind: string) =>
    sceneOf(one, '', one.formats.find(format => format.kind === kind)?.id ?? '', kit).layers.map(
      ({ type, frame }) => ({ type, ...frame }),
    )
  const rounded = (list: ReturnType<typeof frames>) =>
    list.map(frame => ({ ...frame, x: Math.round(frame.x), y: Math.round(frame.y) }))
  expect(rounded(frames(taken, 'story'))).toEqual(rounded(frames(own, 'story')))
  for (const { x, y } of frames(taken, 'square')) {
    expect(Math.max(x, y)).toBeLessThan(1080)
  }
  const ids = taken.pages.flatMap(page => page.layers.map(({ id }) => id))
  expect(ids.filter(id => own.pages.some(page => page.layers.some(layer => layer.id === id)))).toEqual([])
})
