import { expect, test } from 'vitest'
import { majorText, readAmount } from './money.ts'

test.each<[string, string, number | null]>([
  ['50000', 'TZS', 5_000_000],
  ['50 000', 'TZS', 5_000_000],
  ['50,000', 'TZS', 5_000_000],
  ['50.000', 'EUR', 5_000_000],
  ['1.250,50', 'EUR', 125_050],
  ['1,250.5', 'EUR', 125_050],
  ['12.', 'EUR', 1200],
  ['0.05', 'EUR', 5],
  ['0', 'EUR', 0],
  ['12.345', 'KWD', 12_345],
  ['1500', 'UGX', 1500],
  ['1,500', 'UGX', 1500],
  ['12.50', 'JPY', null],
  ['12.5555', 'EUR', null],
  ['', 'EUR', null],
  ['-5', 'EUR', null],
  ['elfu tano', 'TZS', null],
  ['99999999999999', 'EUR', null],
])('“%s” in %s is %s', (text, currency, amount) => {
  expect(readAmount(text, currency)).toBe(amount)
})

test.each<[number, string, string]>([
  [5, 'EUR', '0.05'],
  [125_050, 'EUR', '1250.50'],
  [1500, 'UGX', '1500'],
  [12_345, 'KWD', '12.345'],
])('%s of %s is written %s, and read back the same', (amount, currency, text) => {
  expect(majorText(amount, currency)).toBe(text)
  expect(readAmount(text, currency)).toBe(amount)
})
