import { beforeEach, expect, test } from 'vitest'
import { AppError } from '#shared/rpc/errors.ts'
import { pushHistory, redoLast, undoLast, useHistory } from './history.ts'

/** A word that grows and shrinks, and remembers what was done to it. */
function word() {
  let text = ''
  const write = (letter: string) => {
    text += letter
    pushHistory({
      label: letter,
      undo: () => Promise.resolve((text = text.slice(0, -1))),
      redo: () => Promise.resolve((text += letter)),
    })
  }
  return { write, read: () => text }
}

beforeEach(() => useHistory.setState({ past: [], future: [] }))

test('undo and redo go back and forth in order, also when pressed quickly', async () => {
  const { write, read } = word()
  write('a')
  write('b')
  write('c')
  const undone = await Promise.all([undoLast(), undoLast()])
  expect(undone.map(entry => entry?.label)).toEqual(['c', 'b'])
  expect(read()).toBe('a')
  expect((await redoLast())?.label).toBe('b')
  expect(read()).toBe('ab')
})

test('with nothing to undo or redo nothing happens', async () => {
  expect(await undoLast()).toBeNull()
  expect(await redoLast()).toBeNull()
})

test('doing something new forgets what had been undone', async () => {
  const { write, read } = word()
  write('a')
  await undoLast()
  write('b')
  expect(await redoLast()).toBeNull()
  expect(read()).toBe('b')
})

test('the undo of a toast takes back its own entry, and only once', async () => {
  const { write, read } = word()
  write('a')
  const first = useHistory.getState().past[0]
  if (first === undefined) throw new Error('nothing was remembered')
  expect((await undoLast(first))?.label).toBe('a')
  expect(await undoLast(first)).toBeNull()
  expect(read()).toBe('')
})

test('what the core refuses is dropped, and the next undo takes the one before', async () => {
  const { write, read } = word()
  write('a')
  pushHistory({
    label: 'gone out',
    undo: () => Promise.reject(new AppError('conflict', 'It is out.')),
    redo: () => Promise.resolve(),
  })
  await expect(undoLast()).rejects.toThrow('It is out.')
  expect((await undoLast())?.label).toBe('a')
  expect(read()).toBe('')
  expect(useHistory.getState().future.map(entry => entry.label)).toEqual(['a'])
})

test('a hundred entries are kept', () => {
  const { write } = word()
  for (let i = 0; i < 130; i++) write(String(i))
  const { past } = useHistory.getState()
  expect(past).toHaveLength(100)
  expect(past[0]?.label).toBe('30')
})
