import { expect, test } from 'vitest'
import { defaultBrandKit } from '#shared/design/defaultBrandKit.ts'
import { newLayer } from '#shared/design/newLayer.ts'
import { qrTroubles } from './qrTroubles.ts'

const kit = defaultBrandKit('#a9421a')
const frame = { x: 0, y: 0, width: 300, height: 300, rotation: 0 }
const troublesOf = (given: Parameters<typeof newLayer<'qr'>>[3], box = frame) =>
  qrTroubles(newLayer('qr', 'q', box, { value: 'https://duka.example/ofa', ...given }), kit)

test('a plain code has no trouble', () => {
  expect(troublesOf({})).toEqual([])
  expect(troublesOf({ paint: 'brand:ink', behind: 'brand:paper' })).toEqual([])
})

test('what phones cannot read is told', () => {
  expect(troublesOf({ value: '' })).toEqual(['empty'])
  expect(troublesOf({ value: 'x'.repeat(2000), correction: 'H' })).toEqual(['tooLong'])
  expect(troublesOf({ paint: '#cccccc' })).toEqual(['faint'])
  expect(troublesOf({ paint: '#ffffff', behind: '#000000' })).toEqual(['inverted'])
  expect(troublesOf({}, { ...frame, width: 90, height: 90 })).toEqual(['small'])
  expect(troublesOf({ margin: 0 })).toEqual(['narrow'])
})

test('a ground that lets something through is not judged', () => {
  expect(troublesOf({ paint: '#ffffff', behind: '#ffffff00' })).toEqual([])
})
