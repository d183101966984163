import { expect, test } from 'vitest'
import { newId } from './newId.ts'

test('ids sort in the order in which they were made, within one millisecond too', () => {
  const at = Date.UTC(2026, 10, 23)
  const made = [at, at, at, at + 1, at + 1].map(newId)
  expect(made.toSorted()).toEqual(made)
  expect(new Set(made).size).toBe(5)
})

test('they are UUIDs of version 7 that begin with their time', () => {
  const id = newId(Date.UTC(2026, 10, 23))
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 10, 23))
})

test('of more than a millisecond has places none is made twice', () => {
  const made = Array.from({ length: 5000 }, () => newId(0))
  expect(new Set(made).size).toBe(5000)
})
