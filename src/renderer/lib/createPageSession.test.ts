import { expect, test } from 'vitest'
import { AppError } from '#shared/rpc/errors.ts'
import { createPageSession } from './createPageSession.ts'
import type { PageSession, StoredPage } from './createPageSession.ts'

interface Page {
  message: string
  voice: string
  phases: { id: string; name: string }[]
}

const begin: Page = { message: 'Kanga', voice: '', phases: [{ id: 'a', name: 'Kabla' }] }

/** A core with one page that refuses what is based on an older one, and as many windows as are asked for. */
function core() {
  let stored: StoredPage<Page> = { fields: begin, updatedAt: '0' }
  const windows: PageSession<Page>[] = []
  const open = () => {
    const session = createPageSession<Page>(
      stored,
      {
        save: (patch, basedOn) => {
          if (basedOn !== stored.updatedAt) return Promise.reject(new AppError('conflict', 'newer'))
          stored = {
            fields: { ...stored.fields, ...patch },
            updatedAt: String(Number(stored.updatedAt) + 1),
          }
          return Promise.resolve(stored)
        },
        read: () => Promise.resolve(stored),
      },
      60_000,
    )
    windows.push(session)
    return session
  }
  return {
    open,
    fields: () => stored.fields,
    tellAll: () => {
      for (const session of windows) session.learn(stored)
    },
  }
}

test('what another window stored is followed, and different places do not disturb each other', async () => {
  const page = core()
  const [one, two] = [page.open(), page.open()]
  one.change({ message: 'Kanga mpya' })
  two.change({ voice: 'Kama jirani' })
  expect(await one.flush()).toBe(true)
  // The second one has not heard of it yet.
  expect(await two.flush()).toBe(true)
  page.tellAll()
  const both = { ...begin, message: 'Kanga mpya', voice: 'Kama jirani' }
  expect(page.fields()).toEqual(both)
  expect([one.state().fields, two.state().fields]).toEqual([both, both])
})

test('phases that were added in two windows are all there, also what was added after', async () => {
  const page = core()
  const [one, two] = [page.open(), page.open()]
  const [b, c, d] = ['b', 'c', 'd'].map(id => ({ id, name: id })) as [Page['phases'][0], ...Page['phases']]
  await one.store({ phases: [...begin.phases, b] })
  two.change({ phases: [...begin.phases, c as Page['phases'][0]] })
  const flushed = two.flush()
  two.change({ phases: [...two.state().fields.phases, d as Page['phases'][0]] })
  await flushed
  expect(page.fields().phases.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
})

test.each([
  ['mine', 'Kitenge'],
  ['theirs', 'Kanga mpya'],
  ['both', 'Kanga mpya\n\nKitenge'],
] as const)('the same words in two windows wait for her; %s is what stands then', async (way, words) => {
  const page = core()
  const [one, two] = [page.open(), page.open()]
  await one.store({ message: 'Kanga mpya' })
  two.change({ message: 'Kitenge', voice: 'Kama jirani' })
  expect(await two.flush()).toBe(false)
  expect(page.fields().message).toBe('Kanga mpya')
  expect(two.state()).toMatchObject({ status: { kind: 'clash' }, fields: { message: 'Kitenge' } })
  const { clash } = two.state()
  if (clash === null) throw new Error('No clash.')
  await two.settle(clash[way])
  expect(page.fields()).toMatchObject({ message: words, voice: 'Kama jirani' })
  expect(two.state()).toMatchObject({ clash: null, status: { kind: 'saved' }, fields: { message: words } })
})

test('taking back does not take back what another window wrote since', async () => {
  const page = core()
  const [one, two] = [page.open(), page.open()]
  await one.store({ message: 'Kitenge' })
  page.tellAll()
  await two.store({ message: 'Kanga na kitenge' })
  page.tellAll()
  await one.store({ message: 'Kanga' }, { message: 'Kitenge' })
  expect(page.fields().message).toBe('Kanga na kitenge')
  expect(one.state().clash).toMatchObject({ mine: { message: 'Kanga' } })
})

test('a clash is over when the other window takes its words back', async () => {
  const page = core()
  const [one, two] = [page.open(), page.open()]
  await one.store({ message: 'Kanga mpya' })
  await two.store({ message: 'Kitenge' })
  expect(two.state().clash).not.toBeNull()
  await one.store({ message: 'Kanga' })
  page.tellAll()
  expect(await two.flush()).toBe(true)
  expect(two.state()).toMatchObject({ clash: null, fields: { message: 'Kitenge' } })
  expect(page.fields().message).toBe('Kitenge')
})
