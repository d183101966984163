import { expect, test } from 'vitest'
import type { BrandKit } from './brandKit.ts'
import { Design } from './design.ts'
import { Layer } from './layer.ts'
import { newDesign } from './newDesign.ts'
import { newLayer } from './newLayer.ts'

const frame = { x: 0, y: 0, width: 100, height: 50, rotation: 0 }

function counter() {
  let last = 0
  return () => `id-${String(++last)}`
}

test.each(Layer.options.map(option => option.shape.type.value))(
  'a new layer of type %s is a layer of a design as it is stored',
  type => {
    const design = newDesign(['square', 'story'], counter())
    const layer = newLayer(type, 'layer-1', frame)
    const stored = { ...design, pages: design.pages.map(page => ({ ...page, layers: [layer] })) }
    expect(Design.parse(JSON.parse(JSON.stringify(stored)))).toEqual(stored)
  },
)

test('what is not a colour, and a text that has no end, is refused', () => {
  const text = newLayer('text', 'layer-1', frame)
  expect(Layer.safeParse({ ...text, text: 'a'.repeat(20_001) }).success).toBe(false)
  const shape = newLayer('shape', 'layer-1', frame)
  const withPaint = (paint: string) => ({ ...shape, fill: { kind: 'colour', paint } })
  expect(Layer.safeParse(withPaint('url(https://example.org)')).success).toBe(false)
  expect(Layer.safeParse(withPaint('brand:ink' satisfies `brand:${keyof BrandKit['colours']}`)).success).toBe(
    true,
  )
})
