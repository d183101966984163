import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countCharacters } from '../../../tests/fakes/mastodon/countCharacters.ts'
import { countBare, countText, fittingLength, textLimit } from './countText.ts'
import { countingUnits } from './descriptor.ts'
import type { TextRules } from './descriptor.ts'

const rules = (unit: TextRules['unit'], urlWeight: number | null = null): TextRules => ({
  unit,
  urlWeight,
  limit: 500,
  limitWithMedia: null,
})

test.each([
  ['utf16', 'Habari 👩‍👩‍👧', 15],
  ['codePoints', 'Habari 👩‍👩‍👧', 12],
  ['graphemes', 'Habari 👩‍👩‍👧', 8],
  ['utf8Bytes', 'Habari 👩‍👩‍👧', 25],
  ['mastodon', 'Habari 👩‍👩‍👧', 8],
  ['graphemes', 'e\u0301', 1],
  ['codePoints', 'e\u0301', 2],
] as const)('%s of %s is %i', (unit, text, count) => {
  expect(countText(text, rules(unit))).toBe(count)
})

test.each([
  ['https://example.org/a/very/long/path?with=much&more=of&it', 23],
  ['Soma: https://example.org/a.', 23 + 7],
  ['(http://example.org)', 23 + 2],
  ['https://a.org https://b.org', 47],
  ['ftp://example.org', 17],
  ['https://localhost/a', 19 + 23],
  ['https://example.org?', 23 + 1],
  ['https://example.org/?a=b!', 23 + 1],
  ['xhttps://example.org', 20 + 23],
  ['https://сайт.рф/путь', 23],
  ['', 0],
])('Mastodon counts every address as 23: %s', (text, count) => {
  expect(countText(text, rules('mastodon', 23))).toBe(count)
})

test.each([
  ['@amina@duka.example', 6],
  ['Asante @amina@duka.example!', 14],
  ['@amina', 6],
  ['a@b.example', 11],
])('Mastodon counts only the name of a remote mention: %s', (text, count) => {
  expect(countText(text, rules('mastodon', 23))).toBe(count)
})

test('the limit is smaller with media where the network says so', () => {
  const telegram: TextRules = { unit: 'codePoints', urlWeight: null, limit: 4096, limitWithMedia: 1024 }
  expect([textLimit(telegram, false), textLimit(telegram, true)]).toEqual([4096, 1024])
  expect(textLimit(rules('graphemes'), true)).toBe(500)
})

test('what fits fits, and is cut between characters', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.nat(60),
      fc.constantFrom(...countingUnits),
      (text, limit, unit) => {
        const end = fittingLength(text, rules(unit), limit)
        const kept = text.slice(0, end)
        expect(countText(kept, rules(unit))).toBeLessThanOrEqual(limit)
        expect(() => encodeURIComponent(kept)).not.toThrow() // It throws for half a character.
        if (end === text.length) return
        const next = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text).containing(end)
        expect(next?.index).toBe(end)
      },
    ),
  )
})

test('what stands beside the text gets no concessions', () => {
  const warning = 'https://example.org/a/very/long/path @amina@duka.example 👩‍👩‍👧'
  expect(countBare(warning, { unit: 'mastodon' })).toBe(58)
})

test('the count is never less than that of a Mastodon server, or the server would refuse', () => {
  const pieces = fc.constantFrom(
    ...[
      'https://',
      'http://',
      'example.org',
      'localhost',
      '/a',
      '?q=1',
      '#x',
      '.',
      '!',
      ')',
      '(',
      ' ',
      '\n',
      '@amina',
    ],
    ...['@duka.example', '@', 'é', '👩‍👩‍👧', '🇹🇿', 'habari', '-', '_', ':8080', '”', 'ش', '中'],
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 14 }), parts => {
      const text = parts.join('')
      expect(countText(text, rules('mastodon', 23))).toBeGreaterThanOrEqual(countCharacters('', text, 23))
    }),
    { numRuns: 3000 },
  )
})
