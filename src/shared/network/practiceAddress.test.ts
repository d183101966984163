import { expect, test } from 'vitest'
import { isPracticeAddress, practicePath } from './practiceAddress.ts'

test.each([
  ['https://practice.invalid/practice1', true],
  ['https://practice.invalid', true],
  ['https://practice.invalid.example/practice1', false],
  ['https://mastodon.example/https://practice.invalid/', false],
  ['http://practice.invalid/practice1', false],
  ['not an address', false],
])('%s belongs to the practice network: %s', (url, isIts) => {
  expect(isPracticeAddress(url)).toBe(isIts)
})

test('its feed is a place of the app', () => {
  expect(practicePath('0190')).toBe('/practice/0190')
})
