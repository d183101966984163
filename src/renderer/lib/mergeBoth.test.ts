import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeBoth } from './mergeBoth.ts'

const entry = (id: string, name: string, text = '') => ({ id, name, text })

test('each entry and each field stands as the one that changed it left it', () => {
  const base = [entry('a', 'One'), entry('b', 'Two'), entry('c', 'Three')]
  const mine = [entry('a', 'One', 'mine'), entry('c', 'Three'), entry('d', 'Four')]
  const theirs = [entry('b', 'Two'), entry('a', 'First'), entry('c', 'Three')]
  expect(mergeBoth(base, mine, theirs)).toEqual({
    value: [entry('a', 'First', 'mine'), entry('c', 'Three'), entry('d', 'Four')],
    isGuess: false,
  })
})

test('what one took away and the other one went on writing stays', () => {
  const base = [entry('a', 'One')]
  expect(mergeBoth(base, [], [entry('a', 'One', 'more')]).value).toEqual([entry('a', 'One', 'more')])
})

test('words that both changed are kept both, and a guess is called one', () => {
  expect(mergeBoth('a', 'mine', 'theirs')).toEqual({ value: 'theirs\n\nmine', isGuess: true })
  expect(mergeBoth([entry('a', 'x')], [entry('a', 'm')], [entry('a', 't')])).toEqual({
    value: [entry('a', 't / m')],
    isGuess: true,
  })
  expect(mergeBoth<number | null>(1, 2, null)).toEqual({ value: 2, isGuess: true })
})

test('whoever changed alone has it as it was left, in order and all', () => {
  const list = fc.uniqueArray(fc.record({ id: fc.string(), name: fc.string() }), { selector: ({ id }) => id })
  fc.assert(
    fc.property(list, list, (base, changed) => {
      expect(mergeBoth(base, changed, base)).toEqual({ value: changed, isGuess: false })
      expect(mergeBoth(base, base, changed)).toEqual({ value: changed, isGuess: false })
      expect(mergeBoth(base, changed, changed)).toEqual({ value: changed, isGuess: false })
    }),
  )
})

test('what only one of them added is never lost', () => {
  const ids = fc.uniqueArray(fc.string())
  fc.assert(
    fc.property(ids, ids, ids, (base, mine, theirs) => {
      const { value, isGuess } = mergeBoth(base, mine, theirs)
      const added = [...mine, ...theirs].filter(id => !base.includes(id))
      const left = base.filter(id => mine.includes(id) && theirs.includes(id))
      expect(new Set(value)).toEqual(new Set([...added, ...left]))
      expect(isGuess).toBe(false)
    }),
  )
})
