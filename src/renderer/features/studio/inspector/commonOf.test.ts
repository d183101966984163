import { expect, test } from 'vitest'
import { commonOf } from './commonOf.ts'
import { patchGroups } from './patchGroups.ts'

test('a value that all have is common, whatever object it stands in', () => {
  const shadow = () => ({ paint: '#000000', blur: 4, x: 0, y: 2 })
  expect(commonOf([{ shadow: shadow() }, { shadow: shadow() }], layer => layer.shadow)).toEqual(shadow())
  expect(commonOf([{ shadow: shadow() }, { shadow: null }], layer => layer.shadow)).toBeUndefined()
  expect(commonOf([{ shadow: null }, { shadow: null }], layer => layer.shadow)).toBeNull()
  expect(commonOf([], () => 1)).toBeUndefined()
})

test('layers that are changed alike are changed by one command', () => {
  const layers = [
    { id: 'a', width: 2 },
    { id: 'b', width: 4 },
    { id: 'c', width: 2 },
  ]
  const groups = patchGroups(layers, ({ width }) => ({
    border: { paint: '#ffffff', width, dash: 'solid' },
  }))
  expect(groups.map(({ ids }) => ids)).toEqual([['a', 'c'], ['b']])
  expect(groups[1]?.patch).toEqual({ border: { paint: '#ffffff', width: 4, dash: 'solid' } })
  expect(patchGroups(layers, () => ({ opacity: 0.5 })).map(({ ids }) => ids)).toEqual([['a', 'b', 'c']])
})
