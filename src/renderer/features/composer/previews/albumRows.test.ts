import { expect, test } from 'vitest'
import { albumRows } from './albumRows.ts'

test.each([
  [2, [2]],
  [3, [1, 2]],
  [4, [1, 3]],
  [5, [3, 2]],
  [6, [3, 3]],
  [7, [3, 2, 2]],
  [8, [3, 3, 2]],
  [10, [3, 3, 2, 2]],
])('%i pictures stand in rows of %j', (count, sizes) => {
  const items = Array.from({ length: count }, (_, i) => i)
  const rows = albumRows(items)
  expect(rows.map(row => row.length)).toEqual(sizes)
  expect(rows.flat()).toEqual(items)
})
