import { expect, test } from 'vitest'
import { AppError } from '#shared/rpc/errors.ts'
import { createAutosave } from './autosave.ts'
import type { SaveStatus } from './autosave.ts'

interface Doc {
  text: string
  link: string
}

/** A store whose answers the test gives one by one. */
function recorder() {
  const calls: { patch: Partial<Doc>; done: () => void; fail: (error: unknown) => void }[] = []
  let onCall: (() => void) | null = null
  return {
    calls,
    save: (patch: Partial<Doc>) =>
      new Promise<void>((resolve, reject) => {
        calls.push({ patch, done: resolve, fail: reject })
        onCall?.()
      }),
    /** Resolves when there have been so many calls. */
    until: (count: number) =>
      new Promise<void>(resolve => {
        onCall = () => {
          if (calls.length >= count) resolve()
        }
        onCall()
      }),
  }
}

test('stores what was typed together, once', async () => {
  const store = recorder()
  const autosave = createAutosave<Doc>({ save: store.save, onStatus: () => undefined, delayMs: 5 })
  autosave.change({ text: 'H' })
  autosave.change({ text: 'Ha' })
  autosave.change({ link: 'https://duka.example' })
  await store.until(1)
  expect(store.calls.map(c => c.patch)).toEqual([{ text: 'Ha', link: 'https://duka.example' }])
})

test('never runs two at once, and stores what came meanwhile afterwards', async () => {
  const store = recorder()
  const autosave = createAutosave<Doc>({ save: store.save, onStatus: () => undefined, delayMs: 1 })
  autosave.change({ text: 'one' })
  const flushed = autosave.flush()
  autosave.change({ text: 'two' })
  expect(store.calls).toHaveLength(1)
  expect(autosave.unsaved()).toEqual({ text: 'two' })
  store.calls[0]?.done()
  await store.until(2)
  store.calls[1]?.done()
  expect(await flushed).toBe(true)
  expect(store.calls.map(c => c.patch.text)).toEqual(['one', 'two'])
  expect(autosave.unsaved()).toEqual({})
})

test('keeps what failed under what came since, and tries again by itself', async () => {
  const store = recorder()
  const statuses: SaveStatus['kind'][] = []
  const autosave = createAutosave<Doc>({
    save: store.save,
    onStatus: status => statuses.push(status.kind),
    delayMs: 1,
    retryMs: [1],
  })
  autosave.change({ text: 'lost?', link: 'a' })
  const first = autosave.flush()
  autosave.change({ link: 'b' })
  store.calls[0]?.fail(new AppError('disconnected', 'away'))
  expect(await first).toBe(false)
  expect(autosave.unsaved()).toEqual({ text: 'lost?', link: 'b' })
  await store.until(2)
  expect(store.calls[1]?.patch).toEqual({ text: 'lost?', link: 'b' })
  store.calls[1]?.done()
  expect(await autosave.flush()).toBe(true)
  expect(statuses.at(-1)).toBe('saved')
  expect(statuses).toContain('failed')
})

test('does not repeat by itself what was refused for what is in it, but keeps it', async () => {
  const store = recorder()
  const statuses: SaveStatus[] = []
  const autosave = createAutosave<Doc>({ save: store.save, onStatus: s => statuses.push(s), delayMs: 1 })
  autosave.change({ text: 'x' })
  const flushed = autosave.flush()
  store.calls[0]?.fail(new AppError('invalid_input', 'no'))
  expect(await flushed).toBe(false)
  expect(statuses.at(-1)).toMatchObject({ kind: 'failed', willRetry: false })
  expect(autosave.unsaved()).toEqual({ text: 'x' })
  const again = autosave.flush()
  expect(store.calls[1]?.patch).toEqual({ text: 'x' })
  store.calls[1]?.done()
  expect(await again).toBe(true)
})
