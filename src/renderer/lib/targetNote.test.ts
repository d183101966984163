import { expect, test } from 'vitest'
import { targetNote } from './targetNote.ts'

test.each([
  [[], null],
  [[null, null], null],
  [[40, 60], null],
  [[40, 60, null], null],
  [[40, null], { key: 'pillars.sharesLess', values: { sum: 40, apart: 60 } }],
  [[0], { key: 'pillars.sharesLess', values: { sum: 0, apart: 100 } }],
  [[70, 35], { key: 'pillars.sharesMore', values: { sum: 105, apart: 5 } }],
])('targets %j', (shares, note) => {
  expect(targetNote(shares.map(targetShare => ({ targetShare })))).toEqual(note)
})
