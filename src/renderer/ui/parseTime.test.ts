import { expect, test } from 'vitest'
import { parseTime } from './parseTime.ts'

test.each([
  ['18:30', '18:30'],
  ['1830', '18:30'],
  ['18.30', '18:30'],
  ['18h30', '18:30'],
  [' 9 ', '09:00'],
  ['930', '09:30'],
  ['6pm', '18:00'],
  ['6:05 PM', '18:05'],
  ['12am', '00:00'],
  ['12 pm', '12:00'],
  ['0:00', '00:00'],
  ['23:59', '23:59'],
])('%s is %s', (typed, time) => {
  expect(parseTime(typed)).toBe(time)
})

test.each(['', 'noon', '24:00', '12:60', '13pm', '0am', '1:2:3', '-5', '12345'])('%s is no time', typed => {
  expect(parseTime(typed)).toBeNull()
})
