import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Project } from '#shared/model/project.ts'
import { newDesign } from '#shared/design/newDesign.ts'
import { newLayer } from '#shared/design/newLayer.ts'
import { createDesignSession } from '../../src/renderer/features/studio/session/createDesignSession.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

let t: TestCore
let project: Project
beforeEach(async () => {
  t = startTestCore()
  project = await t.project()
})
afterEach(async () => {
  await t.close()
})

let lastId = 0
const newId = () => `id-${String((lastId += 1))}`
const frame = { x: 0, y: 0, width: 300, height: 100, rotation: 0 }

async function openSession(id: string) {
  const opened = await t.client.call('designs.get', { id })
  return createDesignSession({ call: t.client.call, opened, now: () => Date.now() })
}
const create = async () => {
  const design = newDesign(['square'], newId)
  const { id } = await t.client.call('designs.create', {
    projectId: project.id,
    fields: { name: 'Offer' },
    design: {
      ...design,
      pages: design.pages.map(page => ({ ...page, layers: [newLayer('shape', 'l1', frame)] })),
    },
  })
  return { id, formatId: design.homeFormatId }
}
const stored = async (id: string) => (await t.client.call('designs.get', { id })).design

test('a drag is stored as one step by itself, and undo and redo are stored as well', async () => {
  const { id, formatId } = await create()
  const session = await openSession(id)
  const saved = new Promise<void>(resolve => {
    session.subscribe(() => {
      if (session.state().card.revision > 0) resolve()
    })
  })
  for (const x of [5, 10, 15]) {
    session.run('placeLayers', { formatId, frames: { l1: { ...frame, x } } }, 'merge')
  }
  session.endStep()
  await saved
  expect(await stored(id)).toEqual(session.state().edited.design)
  expect(session.state().edited.history.steps.length).toBe(1)
  session.undo()
  await session.flush()
  expect((await stored(id)).pages[0]?.layers[0]?.frame).toEqual(frame)
  session.redo()
  await session.flush()
  expect((await stored(id)).pages[0]?.layers[0]?.frame.x).toBe(15)
})

test('what happens by itself is stored, and is no step', async () => {
  const { id } = await create()
  const session = await openSession(id)
  session.run('hideLayers', { ids: ['l1'], hidden: true }, 'silent')
  await session.flush()
  expect(await stored(id)).toEqual(session.state().edited.design)
  expect(session.state().edited.history.steps).toEqual([])
})

test('a window that is behind stores nothing and says so, and keeps what she did to look at', async () => {
  const { id } = await create()
  const [behind, ahead] = [await openSession(id), await openSession(id)]
  ahead.run('hideLayers', { ids: ['l1'], hidden: true })
  expect(await ahead.flush()).toBe(true)
  behind.run('removeLayers', { ids: ['l1'] })
  await behind.flush()
  behind.run('flipLayers', { ids: ['l1'], along: 'x' })
  await behind.flush()
  expect(behind.state().isOutdated).toBe(true)
  expect(await stored(id)).toEqual(ahead.state().edited.design)
})

test('what another window stored is gone on with, and can be taken back', async () => {
  const { id } = await create()
  const [here, other] = [await openSession(id), await openSession(id)]
  other.run('hideLayers', { ids: ['l1'], hidden: true })
  await other.flush()
  here.take(await t.client.call('designs.get', { id }))
  expect(here.state().edited.design).toEqual(other.state().edited.design)
  here.run('flipLayers', { ids: ['l1'], along: 'x' })
  expect(await here.flush()).toBe(true)
  expect((await stored(id)).pages[0]?.layers[0]).toMatchObject({ hidden: true, flipX: true })
  here.undo()
  here.undo()
  await here.flush()
  expect((await stored(id)).pages[0]?.layers[0]).toMatchObject({ hidden: false, flipX: false })
})

test('while she goes on and on it is stored all the same', async () => {
  const { id, formatId } = await create()
  const opened = await t.client.call('designs.get', { id })
  let at = 0
  // Longer than any test: only going on makes it store.
  const session = createDesignSession({ call: t.client.call, opened, now: () => at, delayMs: 1e8 })
  const saved = new Promise<void>(resolve => {
    session.subscribe(() => {
      if (session.state().card.revision > 0) resolve()
    })
  })
  for (let x = 1; x <= 10; x += 1) {
    at += 100
    session.run('placeLayers', { formatId, frames: { l1: { ...frame, x } } }, 'merge')
  }
  await saved
  expect((await stored(id)).pages[0]?.layers[0]?.frame.x).toBeGreaterThan(0)
  await session.flush()
})
