import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstLink, hostOf, shortLink, tokenizeText } from './tokenizeText.ts'

const marks = (text: string) =>
  tokenizeText(text)
    .filter(piece => piece.kind !== 'plain')
    .map(piece => `${piece.kind}:${piece.text}`)

test.each<[string, string[]]>([
  ['Karibu!', []],
  ['See https://duka.example/ofa.', ['link:https://duka.example/ofa']],
  ['(see https://duka.example/a(b)) now', ['link:https://duka.example/a(b))']],
  ['(https://duka.example)', ['link:https://duka.example']],
  ['https://duka.example/#top #vitenge', ['link:https://duka.example/#top', 'tag:#vitenge']],
  ['#2026 #ofa2026 #Сезон', ['tag:#ofa2026', 'tag:#Сезон']],
  ['a@b.example and @asha and @asha@mastodon.example!', ['mention:@asha', 'mention:@asha@mastodon.example']],
  ['file:///etc javascript:alert(1)', []],
])('%s', (text, expected) => {
  expect(marks(text)).toEqual(expected)
})

test('the pieces together are always the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      expect(
        tokenizeText(text)
          .map(piece => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})

test('links are shown as feeds show them', () => {
  expect(firstLink('Ofa: https://duka.example/ofa, karibu')).toBe('https://duka.example/ofa')
  expect(firstLink('no link')).toBeNull()
  expect(shortLink('https://www.duka.example/ofa')).toBe('duka.example/ofa')
  expect(shortLink('https://duka.example/a-very-long-path-to-something')).toBe(
    'duka.example/a-very-long-path-…',
  )
  expect(hostOf('https://www.duka.example/x')).toBe('duka.example')
})
