import { expect, test } from 'vitest'
import { parseArithmetic } from './parseArithmetic.ts'

test.each([
  ['12', 12],
  [' 1,5 ', 1.5],
  ['.5', 0.5],
  ['-3', -3],
  ['1080/2 - 40', 500],
  ['2 + 3 * 4', 14],
  ['(2 + 3) × 4', 20],
  ['10 − -2', 12],
  ['8 ÷ 4', 2],
])('%s is %d', (text, result) => {
  expect(parseArithmetic(text)).toBe(result)
})

test.each(['', 'x', '12px', '1 2', '1/0', '(1', '1)', '2 +', '--', '1e5x'])('%s is no number', text => {
  expect(parseArithmetic(text)).toBeNull()
})

test('brackets without end are refused, not followed', () => {
  expect(parseArithmetic('('.repeat(80))).toBeNull()
})
