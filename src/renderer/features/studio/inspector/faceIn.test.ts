import { expect, test } from 'vitest'
import { defaultBrandKit } from '#shared/design/defaultBrandKit.ts'
import { faceIn, hasItalic, lacksLetters, weightsIn } from './faceIn.ts'
import type { Fonts } from './faceIn.ts'

const mine = { family: 'own:f1', name: 'Duka Serif', latinExtended: true, cyrillic: false }
const fonts: Fonts = {
  kit: { ...defaultBrandKit('#a9421a'), heading: { family: 'Oswald', weight: 600 } },
  own: [
    { ...mine, weights: [350, 350] },
    { ...mine, family: 'own:f2', weights: [300, 600] },
  ],
}
const bold = { family: 'Inter', weight: 900, italic: true }

test('a face in another family is as bold and as slanted as that one can be', () => {
  expect(faceIn('Lora', bold, fonts)).toEqual({ family: 'Lora', weight: 700, italic: true })
  expect(faceIn('Anton', bold, fonts)).toEqual({ family: 'Anton', weight: 400, italic: false })
  expect(faceIn('Amatic SC', { ...bold, weight: 500 }, fonts).weight).toBe(400)
})

test('a part of the brand brings the weight of the brand', () => {
  expect(faceIn('brand:heading', bold, fonts)).toEqual({
    family: 'brand:heading',
    weight: 600,
    italic: false,
  })
  expect(faceIn('brand:body', bold, fonts)).toEqual({ family: 'brand:body', weight: 400, italic: true })
})

test('her own files have the weights they were drawn in', () => {
  expect(weightsIn('own:f1', fonts)).toEqual([350])
  expect(weightsIn('own:f2', fonts)).toEqual([300, 400, 500, 600])
  expect(faceIn('own:f2', bold, fonts).weight).toBe(600)
})

test('what a family lacks is known, of her own files as well', () => {
  expect(hasItalic('brand:heading', fonts)).toBe(false)
  expect(lacksLetters('Anton', 'Привет', fonts)).toBe(true)
  expect(lacksLetters('Inter', 'Привет', fonts)).toBe(false)
  expect(lacksLetters('own:f1', 'Привет', fonts)).toBe(true)
  expect(lacksLetters('Anton', 'Habari', fonts)).toBe(false)
})
