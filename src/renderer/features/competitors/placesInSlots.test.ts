import { expect, test } from 'vitest'
import { placesInSlots } from './placesInSlots.ts'

test('places stand in order when the slots were just put in order', () => {
  expect(placesInSlots({ first: 7, last: 11, slots: 5, foremost: 7 })).toEqual([7, 8, 9, 10, 11])
})

test('while she scrolls, down and up, a place that comes takes the slot of one that went, and no other moves', () => {
  const slots = 7
  for (const foremost of [0, 3, 7, 40]) {
    const slotsOf = (first: number) =>
      placesInSlots({ first, last: first + slots - 1, slots, foremost }).map(place => place % slots)
    const before = slotsOf(foremost)
    for (let first = 0; first < 60; first++) expect(slotsOf(first)).toEqual(before)
  }
})

test('fewer places than slots stand in order, and none are none', () => {
  expect(placesInSlots({ first: 0, last: 2, slots: 9, foremost: 0 })).toEqual([0, 1, 2])
  expect(placesInSlots({ first: 0, last: 2, slots: 9, foremost: 40 })).toEqual([0, 1, 2])
  expect(placesInSlots({ first: 0, last: -1, slots: 9, foremost: 0 })).toEqual([])
})
