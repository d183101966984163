import { beforeEach, expect, test } from 'vitest'
import { AppError } from '#shared/rpc/errors.ts'
import { canRedo, canUndo, pushHistory, redoLast, rememberWhenDone, undoLast, useHistory } from './history.ts'

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

beforeEach(() => useHistory.setState({ past: [], future: [], underWay: 0 }))

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

/** Something that takes a while, as everything does that the core must answer. */
function slow(label: string) {
  let [end, fail] = [() => {}, () => {}]
  const answered = new Promise<void>((resolve, reject) => {
    end = resolve
    fail = () => reject(new Error('no'))
  })
  const seen: string[] = []
  const noted = (what: string) => () => Promise.resolve(seen.push(what))
  const remembered = rememberWhenDone(
    answered.then(() => ({ label, undo: noted('undone'), redo: noted('redone') })),
  )
  return { seen, remembered, end, fail }
}

test('an undo pressed while the core has not answered means what the screen already shows', async () => {
  const { write, read } = word()
  write('a')
  const move = slow('moved')
  const undone = undoLast()
  const again = redoLast()
  expect(canUndo()).toBe(true)
  expect(canRedo()).toBe(true)
  move.end()
  await move.remembered
  expect((await undone)?.label).toBe('moved')
  expect((await again)?.label).toBe('moved')
  expect(move.seen).toEqual(['undone', 'redone'])
  expect(read()).toBe('a')
})

test('when what was under way fails, the undo pressed for it does not take back the thing before', async () => {
  const { write, read } = word()
  write('a')
  const move = slow('moved')
  const undone = undoLast()
  move.fail()
  await expect(move.remembered).rejects.toThrow('no')
  expect(await undone).toBeNull()
  expect(read()).toBe('a')
  expect((await undoLast())?.label).toBe('a')
})

test('two things under way are taken back from the latest on', async () => {
  const [one, two] = [slow('one'), slow('two')]
  const undone = Promise.all([undoLast(), undoLast(), undoLast()])
  two.end()
  one.end()
  expect((await undone).map(entry => entry?.label)).toEqual(['two', 'one', undefined])
  expect(useHistory.getState().underWay).toBe(0)
})
