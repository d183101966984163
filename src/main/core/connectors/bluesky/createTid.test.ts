import { expect, test } from 'vitest'
import { createTid } from './createTid.ts'

test('a key has the form that the protocol wants, and sorts by time', () => {
  const times = [0, 1, 1_700_000_000_000, 1_795_000_000_000, 1_795_000_000_001, 4_000_000_000_000]
  const tids = times.map(createTid)
  for (const tid of tids) expect(tid).toMatch(/^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/)
  expect([...tids].sort()).toEqual(tids)
})

test('two of the same moment are not the same', () => {
  const tids = Array.from({ length: 50 }, () => createTid(1_795_000_000_000))
  // Of a million possible ones; that two of fifty meet is a matter of one in a thousand, that ten do is none.
  expect(new Set(tids).size).toBeGreaterThan(40)
})
