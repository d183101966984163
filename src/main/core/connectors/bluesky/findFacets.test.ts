import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findFacets, firstLink, mentionedHandles } from './findFacets.ts'

const dids = new Map([['amina.bsky.social', 'did:plc:amina']])

/** The stretches of a text as they are marked, cut out by their bytes. */
function marked(text: string): [string, string | undefined][] {
  const bytes = new TextEncoder().encode(text)
  return findFacets(text, dids).map(({ index, features: [feature] }) => [
    new TextDecoder('utf8', { fatal: true }).decode(bytes.slice(index.byteStart, index.byteEnd)),
    feature?.['uri'] ?? feature?.['did'] ?? feature?.['tag'],
  ])
}

test.each<[string, [string, string][]]>([
  ['Habari', []],
  [
    'Mkate 🍞 mpya 👩🏾‍🍳: https://duka.example/mkate?a=b&c=d#x.',
    [['https://duka.example/mkate?a=b&c=d#x', 'https://duka.example/mkate?a=b&c=d#x']],
  ],
  [
    '(https://en.wikipedia.org/wiki/Bread_(food)), https://a.example!',
    [
      ['https://en.wikipedia.org/wiki/Bread_(food)', 'https://en.wikipedia.org/wiki/Bread_(food)'],
      ['https://a.example', 'https://a.example'],
    ],
  ],
  ['“https://a.example/x”', [['https://a.example/x', 'https://a.example/x']]],
  ['https://', []],
  ['xhttps://a.example ftp://a.example', []],
  ['Asante @amina.bsky.social!', [['@amina.bsky.social', 'did:plc:amina']]],
  ['(@Amina.bsky.social)', [['@Amina.bsky.social', 'did:plc:amina']]],
  ['@nobody.example a@amina.bsky.social @amina', []],
  [
    '#mkate #Chai2026, #日本語！ x#y',
    [
      ['#mkate', 'mkate'],
      ['#Chai2026', 'Chai2026'],
      ['#日本語', '日本語'],
    ],
  ],
  ['#1 #2026 # #! #️⃣ x#y', []],
  [`#${'é'.repeat(64)}`, [[`#${'é'.repeat(64)}`, 'é'.repeat(64)]]],
  [`#${'é'.repeat(65)}`, []],
  [
    'É #moto https://a.example/#moto @amina.bsky.social',
    [
      ['#moto', 'moto'],
      ['https://a.example/#moto', 'https://a.example/#moto'],
      ['@amina.bsky.social', 'did:plc:amina'],
    ],
  ],
])('%s', (text, found) => {
  expect(marked(text)).toEqual(found)
})

test('handles and the first link are found for asking about them', () => {
  expect(mentionedHandles('@b.example na @A.example, @a.example; c@d.example')).toEqual([
    'b.example',
    'a.example',
  ])
  expect(firstLink('Soma https://a.example/1, https://b.example')).toBe('https://a.example/1')
  expect(firstLink('Habari')).toBeNull()
})

test('whatever the text: stretches lie within it, between characters, and never over each other', () => {
  const pieces = fc.constantFrom(
    ...[
      'https://a.example',
      '#',
      'tag',
      '@amina.bsky.social',
      ' ',
      '\n',
      '(',
      ')',
      '.',
      '👩🏾‍🍳',
      'é',
      '日',
      '\ud83d',
    ],
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), parts => {
      const text = parts.join('')
      const { length } = new TextEncoder().encode(text)
      let end = 0
      for (const { index } of findFacets(text, dids)) {
        expect(index.byteStart).toBeGreaterThanOrEqual(end)
        expect(index.byteEnd).toBeGreaterThan(index.byteStart)
        end = index.byteEnd
      }
      expect(end).toBeLessThanOrEqual(length)
      expect(() => marked(text)).not.toThrow()
    }),
  )
})
