import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DesignCard } from '#shared/model/designCard.ts'
import type { Media } from '#shared/model/media.ts'
import type { Project } from '#shared/model/project.ts'
import { designCommands } from '#shared/design/designCommands.ts'
import type { Design } from '#shared/design/design.ts'
import { changeDesign, undoStep } from '#shared/design/history/history.ts'
import type { Edited } from '#shared/design/history/history.ts'
import { historyDelta } from '#shared/design/history/historyDelta.ts'
import { newDesign } from '#shared/design/newDesign.ts'
import { newLayer } from '#shared/design/newLayer.ts'
import { testImage } from '../fakes/testImage.ts'
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
const frame = { x: 10, y: 20, width: 300, height: 100, rotation: 0 }

const empty = (): Design => newDesign(['square', 'story'], newId)
const create = (name: string, design = empty()): Promise<DesignCard> =>
  t.client.call('designs.create', { projectId: project.id, fields: { name }, design })

/** One window that has the design open, as the studio does it. */
async function openWindow(id: string) {
  const opened = await t.client.call('designs.get', { id })
  let { revision } = opened.card
  let stored: Edited['history'] = opened.history
  let edited: Edited = { design: opened.design, history: opened.history, open: null }
  return {
    get edited() {
      return edited
    },
    write: (text: string) => {
      const pageId = edited.design.pages[0]?.id ?? ''
      const layers = [newLayer('text', newId(), frame, { text })]
      edited = changeDesign(
        edited,
        designCommands.addLayers(edited.design, { pageId, layers }),
        'add',
        'step',
      )
    },
    undo: () => {
      edited = undoStep(edited)
    },
    save: async () => {
      const history = historyDelta(stored, edited.history)
      const saved = await t.client.call('designs.save', { id, revision, design: edited.design, history })
      revision = saved.revision
      stored = edited.history
    },
  }
}

test('a design and its steps are there again after the app was closed, and steps can still be taken back', async () => {
  const { id } = await create('Offer')
  const first = await openWindow(id)
  for (const text of ['one', 'two', 'three']) {
    first.write(text)
    await first.save()
  }
  first.undo()
  await first.save()
  await t.restart()
  const second = await openWindow(id)
  expect(second.edited.design).toEqual(first.edited.design)
  expect(second.edited.history).toEqual(first.edited.history)
  second.undo()
  second.write('four')
  await second.save()
  const third = await openWindow(id)
  expect(third.edited.design).toEqual(second.edited.design)
  expect(third.edited.history).toMatchObject({ at: 2, steps: { length: 2 } })
  third.undo()
  third.undo()
  expect(third.edited.design.pages[0]?.layers).toEqual([])
})

test('what is said to be stored is on the disk: a profile as a power cut leaves it has it all', async () => {
  const { id } = await create('Offer')
  const window = await openWindow(id)
  window.write('one')
  window.write('two')
  await window.save()
  const asItLies = mkdtempSync(join(tmpdir(), 'ratiba-cut-'))
  cpSync(t.profileDir, asItLies, { recursive: true })
  const after = startTestCore({ profileDir: asItLies })
  try {
    const { design, history } = await after.client.call('designs.get', { id })
    expect(design).toEqual(window.edited.design)
    expect(history).toEqual(window.edited.history)
  } finally {
    await after.close()
    rmSync(asItLies, { recursive: true })
  }
})

test('two hundred steps are kept and no more', async () => {
  const { id } = await create('Offer')
  const window = await openWindow(id)
  for (let n = 0; n < 230; n += 1) {
    window.write(`word ${String(n)}`)
    if (n % 20 === 0) await window.save()
  }
  await window.save()
  const { history } = await t.client.call('designs.get', { id })
  expect(history).toEqual(window.edited.history)
  expect(history.steps.length).toBe(200)
})

test('an older window overwrites nothing', async () => {
  const { id } = await create('Offer')
  const [older, newer] = [await openWindow(id), await openWindow(id)]
  newer.write('new')
  await newer.save()
  older.write('old')
  await expect(older.save()).rejects.toMatchObject({ code: 'conflict', details: { revision: 1 } })
  expect((await t.client.call('designs.get', { id })).design).toEqual(newer.edited.design)
})

test('how it was is kept by itself from time to time, and under a name when she says so', async () => {
  const { id } = await create('Offer')
  const window = await openWindow(id)
  const write = async (text: string, afterMs: number) => {
    t.clock.advance(afterMs)
    window.write(text)
    await window.save()
  }
  await write('a', 60_000)
  expect(await t.client.call('designs.versions', { id })).toEqual([])
  await write('b', 600_000)
  await write('c', 60_000)
  const [own] = await t.client.call('designs.versions', { id })
  const { design } = await t.client.call('designs.version', { versionId: own?.id ?? '' })
  expect(design.pages[0]?.layers.length).toBe(1)
  const named = await t.client.call('designs.keepVersion', { id, name: 'For the client' })
  for (let n = 0; n < 60; n += 1) await write(String(n), 700_000)
  const versions = await t.client.call('designs.versions', { id })
  expect(versions.length).toBe(51)
  expect(versions.at(-1)).toEqual(named)
  const undone = await t.client.call('designs.nameVersion', { versionId: named.id, name: null })
  expect(undone.name).toBeNull()
})

test('designs are found by their words and by what stands in them, and templates are kept apart', async () => {
  const design = empty()
  const mediaId = ((await (await t.upload(await testImage(40, 30), 'duka.png')).json()) as Media).id
  const layers = [
    newLayer('text', newId(), frame, { text: 'Maembe ya msimu' }),
    newLayer('image', newId(), frame, { mediaId }),
    newLayer('image', newId(), frame, { mediaId: 'gone-long-ago' }),
  ]
  const pageId = design.pages[0]?.id ?? ''
  const card = await create('Summer', designCommands.addLayers(design, { pageId, layers }))
  const template = await t.client.call('designs.create', {
    projectId: project.id,
    fields: { name: 'Frame', isTemplate: true },
    design,
  })
  const list = (text: string, templates = false) =>
    t.client.call('designs.list', { projectId: project.id, templates, text, limit: 100 })
  expect((await list('maem')).map(({ id }) => id)).toEqual([card.id])
  expect((await list('')).map(({ id }) => id)).toEqual([card.id])
  expect(await list('nothing like it')).toEqual([])
  expect((await list('', true)).map(({ id }) => id)).toEqual([template.id])
  expect((await t.client.call('designs.usingMedia', { mediaId })).map(({ id }) => id)).toEqual([card.id])
  const copy = await t.client.call('designs.duplicate', { id: card.id })
  expect((await list('maembe')).map(({ id }) => id).sort()).toEqual([card.id, copy.id].sort())
  await t.client.call('designs.remove', { id: card.id })
  expect((await list('maembe')).map(({ id }) => id)).toEqual([copy.id])
  await t.client.call('designs.restore', { id: card.id })
  expect((await list('maembe')).length).toBe(2)
})

test('a design is made for a post of its own project', async () => {
  const { post } = await t.client.call('posts.create', { projectId: project.id, fields: { text: 'Karibu' } })
  const { id } = await create('Offer')
  expect(await t.client.call('designs.ofPost', { postId: post.id })).toBeNull()
  await t.client.call('designs.update', { id, fields: { postId: post.id } })
  expect((await t.client.call('designs.ofPost', { postId: post.id }))?.id).toBe(id)
  const elsewhere = await t.project()
  const other = await t.client.call('posts.create', { projectId: elsewhere.id, fields: { text: 'Habari' } })
  await expect(
    t.client.call('designs.update', { id, fields: { postId: other.post.id } }),
  ).rejects.toMatchObject({ code: 'invalid_input' })
})

test('a damaged design is opened with all that can be read of it, and what was stored stays as a version', async () => {
  const window = await openWindow((await create('Offer')).id)
  window.write('still here')
  window.write('damaged')
  const { id } = await create('Second', window.edited.design)
  await t.core.stop()
  const database = new Database(join(t.profileDir, 'ratiba.sqlite'))
  database
    .prepare(`UPDATE designs SET doc = json_set(doc, '$.pages[0].layers[1].size', 'huge') WHERE id = ?`)
    .run(id)
  database.close()
  await t.restart()
  const { design, repairs } = await t.client.call('designs.get', { id })
  expect(repairs).toEqual({ mendedLayers: 1, lostLayers: 0, mendedOther: false })
  expect(design.pages[0]?.layers[0]).toMatchObject({ text: 'still here' })
  expect(design.pages[0]?.layers[1]).toMatchObject({ text: 'damaged', size: 48 })
  const again = await openWindow(id)
  again.write('after')
  await again.save()
  expect((await t.client.call('designs.versions', { id })).length).toBe(1)
  expect((await t.client.call('designs.get', { id })).repairs).toBeNull()
})
