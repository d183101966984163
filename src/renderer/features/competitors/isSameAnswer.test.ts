import { expect, test } from 'vitest'
import { isSameAnswer } from './isSameAnswer.ts'
import type { ObservationWish } from './useObservationWindows.ts'

const wishFor = (text: string) => ({ filter: { text }, order: 'seen' }) as ObservationWish
const head = { total: 1 }
const shown = { wish: wishFor('k'), isOld: false, head }

test('a letter changes nothing before its answer is there', () => {
  expect(isSameAnswer(shown, { ...shown, wish: wishFor('ke'), isOld: true })).toBe(true)
})

test('the answer does, also when it is the same as the one before', () => {
  expect(isSameAnswer(shown, { ...shown, wish: wishFor('ke') })).toBe(false)
})

test('what came with the answer is shown at once', () => {
  expect(isSameAnswer(shown, { ...shown, head: { total: 2 } })).toBe(false)
  expect(isSameAnswer(shown, { ...shown, isOld: true, head: { total: 2 } })).toBe(false)
})

test('what was taken back before it was answered leaves all as it stands', () => {
  expect(isSameAnswer(shown, { ...shown })).toBe(true)
})
