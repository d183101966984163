import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countText } from './countText.ts'
import type { TextRules } from './descriptor.ts'
import { areNumbered, numberParts, splitThread, withoutNumbers } from './splitThread.ts'

const rules: TextRules = { limit: 40, limitWithMedia: null, unit: 'graphemes', urlWeight: null }

test('a text that fits stays whole', () => {
  expect(splitThread(' Karibu dukani. ', rules, 40)).toEqual(['Karibu dukani.'])
})

test('between sentences, and about equally long', () => {
  const text = 'Duka limefunguliwa leo. Mkate ni moto. Chai ipo pia. Karibuni nyote sana.'
  expect(splitThread(text, rules, 60)).toEqual([
    'Duka limefunguliwa leo. Mkate ni moto.',
    'Chai ipo pia. Karibuni nyote sana.',
  ])
})

test('a sentence that is too long is split between words, and an address is not', () => {
  const text = 'Tembelea https://duka.example/ofa-ya-leo leo na kesho upate mkate wa bure kabisa'
  const parts = splitThread(text, rules, 40)
  expect(parts.join(' ')).toBe(text)
  expect(parts.some(part => part.includes('https://duka.example/ofa-ya-leo'))).toBe(true)
})

test('whatever the text: nothing is lost, every part fits with its number, none is empty', () => {
  const words = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.lorem(), fc.webUrl()), {
    maxLength: 30,
  })
  const units = fc.constantFrom('utf16', 'codePoints', 'graphemes', 'utf8Bytes', 'mastodon')
  fc.assert(
    fc.property(words, units, fc.integer({ min: 40, max: 200 }), (list, unit, limit) => {
      const text = list.join(' ')
      const counting = { ...rules, unit }
      const parts = splitThread(text, counting, limit)
      expect(parts.join('').replace(/\s+/gu, '')).toBe(text.replace(/\s+/gu, ''))
      for (const part of numberParts(parts)) {
        if (parts.length > 1) expect(countText(part, counting)).toBeLessThanOrEqual(limit)
      }
      if (text.trim() !== '') expect(parts.every(part => part !== '')).toBe(true)
    }),
  )
})

test('numbers are written once, anew in another order, and taken away again; a date stays', () => {
  const once = numberParts(['Moja', 'Mbili'])
  expect(once).toEqual(['Moja 1/2', 'Mbili 2/2'])
  expect([areNumbered(once), areNumbered(['Moja 1/2', 'Mbili']), areNumbered(['1/1'])]).toEqual([
    true,
    false,
    false,
  ])
  expect(numberParts(once.toReversed())).toEqual(['Mbili 1/2', 'Moja 2/2'])
  expect(withoutNumbers(once)).toEqual(['Moja', 'Mbili'])
  expect(withoutNumbers(['Ofa hadi 5/11', 'Karibu 6/11', 'Tarehe 24/11'])).toEqual([
    'Ofa hadi 5/11',
    'Karibu 6/11',
    'Tarehe 24/11',
  ])
})
