import { expect, test } from 'vitest'
import { fill, nativeLanguage } from './strings.ts'

test.each([
  ['system', 'sw-KE', 'Fungua Ratiba', 'sw-KE'],
  ['system', 'en-GB', 'Open Ratiba', 'en-GB'],
  ['system', 'de-AT', 'Open Ratiba', 'en'],
  ['sw', 'en-GB', 'Fungua Ratiba', 'sw'],
  ['en', 'en-AU', 'Open Ratiba', 'en-AU'],
] as const)('%s on a computer that speaks %s', (chosen, computer, open, locale) => {
  const language = nativeLanguage(chosen, computer)
  expect(language.strings.open).toBe(open)
  expect(language.locale).toBe(locale)
})

test('every place to fill exists in both languages', () => {
  const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()
  const flat = (tag: string) => JSON.stringify(nativeLanguage('system', tag).strings)
  const english = Object.entries(nativeLanguage('en', 'en').strings)
  const swahili = nativeLanguage('sw', 'sw').strings
  for (const [key, text] of english) {
    const other = swahili[key as keyof typeof swahili]
    expect([key, places(JSON.stringify(other))]).toEqual([key, places(JSON.stringify(text))])
  }
  expect(flat('sw')).not.toBe(flat('en'))
})

test('what has no value stays as it is', () => {
  expect(fill('{a} and {b}', { a: 1 })).toBe('1 and {b}')
})
