import { expect, test } from 'vitest'
import type { Media } from '#shared/model/media.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { createUploads } from './createUploads.ts'

const mediaOf = (name: string): Media => ({
  id: `id-${name}`,
  kind: 'image',
  mime: 'image/png',
  name,
  bytes: 1,
  width: 1,
  height: 1,
  durationMs: null,
  sha256: '0'.repeat(64),
  createdAt: '2026-11-22T12:00:00Z',
})

/** A store that takes what it is told to take, when it is told. */
function store() {
  const running = new Map<string, { done: () => void; fail: (error: unknown) => void; signal: AbortSignal }>()
  const added: string[] = []
  const uploads = createUploads({
    upload: (file, { signal }) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new AppError('cancelled', '')))
        running.set(file.name, { done: () => resolve(mediaOf(file.name)), fail: reject, signal })
      }),
    add: (media, tab) => added.push(`${tab}:${media.name}`),
  })
  const changed = () =>
    new Promise<void>(resolve => {
      const stop = uploads.subscribe(() => {
        stop()
        resolve()
      })
    })
  return { uploads, running, added, changed }
}
const file = (name: string) => new File(['x'], name)

test('files go one after another and keep their order', async () => {
  const { uploads, running, added, changed } = store()
  uploads.start([file('a'), file('b')], 'all')
  await Promise.resolve()
  expect([...running.keys()]).toEqual(['a'])
  running.get('a')?.done()
  await changed()
  await expect.poll(() => running.has('b')).toBe(true)
  running.get('b')?.done()
  await changed()
  expect(added).toEqual(['all:a', 'all:b'])
  expect(uploads.state()).toEqual([])
})

test('a failure stays with its reason, does not hold up the next, and can be tried again', async () => {
  const { uploads, running, added, changed } = store()
  uploads.start([file('bad'), file('good')], 'c1')
  await Promise.resolve()
  const error = new AppError('unsupported_file', 'No picture.')
  running.get('bad')?.fail(error)
  await changed()
  await expect.poll(() => running.has('good')).toBe(true)
  running.get('good')?.done()
  await changed()
  expect(uploads.state()).toMatchObject([{ name: 'bad', error }])
  uploads.retry(uploads.state()[0]?.id ?? 0)
  await expect.poll(() => uploads.state()[0]?.error).toBeNull()
  await Promise.resolve()
  running.get('bad')?.done()
  await changed()
  expect(added).toEqual(['c1:good', 'c1:bad'])
})

test('a cancelled file is gone, also while it waits for its turn', async () => {
  const { uploads, running, added } = store()
  uploads.start([file('a'), file('b'), file('c')], 'all')
  await Promise.resolve()
  const [a, b] = uploads.state()
  uploads.cancel(b?.id ?? 0)
  uploads.cancel(a?.id ?? 0)
  expect(running.get('a')?.signal.aborted).toBe(true)
  await expect.poll(() => running.has('c')).toBe(true)
  expect(running.has('b')).toBe(false)
  running.get('c')?.done()
  await expect.poll(() => added).toEqual(['all:c'])
})
