import { expect, test } from 'vitest'
import { fileProblems, growthProblems, orderProblems } from './checkMigrations.ts'

const entry = (idx: number, when = idx, tag = `000${idx}_x`) => ({ idx, when, tag })

test('a journal in order with its files is right', () => {
  const journal = { entries: [entry(0), entry(1)] }
  expect(orderProblems(journal)).toEqual([])
  expect(fileProblems(journal, ['0000_x.sql', '0001_x.sql', 'meta'])).toEqual([])
  expect(growthProblems({ entries: [entry(0)] }, journal)).toEqual([])
})

test.each([
  ['older than the one before', () => orderProblems({ entries: [entry(0, 5), entry(1, 5)] })],
  ['a number is left out', () => orderProblems({ entries: [entry(0), entry(2)] })],
  ['a file is missing', () => fileProblems({ entries: [entry(0)] }, [])],
  ['a file nobody runs', () => fileProblems({ entries: [] }, ['0000_x.sql'])],
  ['one was taken away', () => growthProblems({ entries: [entry(0), entry(1)] }, { entries: [entry(0)] })],
  ['one was put in between', () => growthProblems({ entries: [entry(0)] }, { entries: [entry(0, 0, 'y')] })],
])('%s: said', (_, problems) => {
  expect(problems()).toHaveLength(1)
})
