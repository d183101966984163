import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { defaultBrandKit } from '#shared/design/defaultBrandKit.ts'
import { newDesign } from '#shared/design/newDesign.ts'
import { newLayer } from '#shared/design/newLayer.ts'
import type { BrandFont } from '#shared/model/brand.ts'
import type { Media } from '#shared/model/media.ts'
import type { Project } from '#shared/model/project.ts'
import { testImage } from '../fakes/testImage.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

const packages = createRequire(import.meta.url)
const font = readFileSync(
  packages.resolve('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf'),
)

let t: TestCore
let project: Project
beforeEach(async () => {
  t = startTestCore()
  project = await t.project()
})
afterEach(async () => {
  await t.close()
})

const get = () => t.client.call('brand.get', { projectId: project.id })
const fonts = () => t.client.call('brand.fonts', { projectId: project.id })
const picture = async (name = 'logo.png', width = 40) => {
  t.clock.advance(1000)
  return (await (await t.upload(await testImage(width, 30), name)).json()) as Media
}
const uploadFont = (bytes: Uint8Array, name: string, projectId = project.id) =>
  t.core.handleRequest(
    new Request(`app://ratiba/fonts?projectId=${projectId}&name=${encodeURIComponent(name)}`, {
      method: 'POST',
      body: Buffer.from(bytes),
    }),
  )

test('before she chooses anything, the kit follows the colour and the logo of the project', async () => {
  expect(await get()).toEqual({
    projectId: project.id,
    kit: defaultBrandKit('#b5532a'),
    own: {},
    updatedAt: null,
  })
  const { id: logoMediaId } = await picture()
  await t.client.call('projects.update', { id: project.id, fields: { colour: '#1F6F5C', logoMediaId } })
  expect((await get()).kit).toEqual({ ...defaultBrandKit('#1f6f5c'), logoIds: [logoMediaId] })
})

test('what she chose stays, the rest goes on following, and each change can be taken back', async () => {
  const heading = { family: 'Lora', weight: 700 }
  const changed = await t.client.call('brand.update', { projectId: project.id, fields: { heading } })
  expect(changed).toMatchObject({ own: { heading }, kit: { heading } })
  await t.client.call('projects.update', { id: project.id, fields: { colour: '#123456' } })
  await t.restart()
  expect((await get()).kit).toEqual({ ...defaultBrandKit('#123456'), heading })
  await t.client.call('brand.update', { projectId: project.id, fields: { heading: null } })
  expect(await get()).toMatchObject({ own: {}, kit: defaultBrandKit('#123456') })
})

test('a kit names only what is there', async () => {
  const update = (fields: object) => t.client.call('brand.update', { projectId: project.id, fields })
  await expect(update({ heading: { family: 'brand:body', weight: 400 } })).rejects.toMatchObject({
    code: 'invalid_input',
  })
  await expect(update({ body: { family: 'own:nobody', weight: 400 } })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(update({ logoIds: ['nothing'] })).rejects.toMatchObject({ code: 'not_found' })
  expect((await get()).updatedAt).toBeNull()
})

test('her own font is kept, served, used in the kit, put away and brought back', async () => {
  const heard: string[][] = []
  t.client.on('brand.changed', ({ ids }) => void heard.push(ids))
  const answer = await uploadFont(font, 'Nzuri.ttf')
  expect(answer.status).toBe(200)
  const kept = (await answer.json()) as BrandFont
  expect(kept).toMatchObject({ family: 'Source Sans 3', style: 'SemiBold', weights: [600, 600] })
  expect(heard).toEqual([[project.id]])
  expect(await fonts()).toEqual([kept])

  // The same file again is the same font; of another project it is another one.
  expect(await (await uploadFont(font, 'Again.ttf')).json()).toEqual(kept)
  const other = await t.project()
  expect(await (await uploadFont(font, 'Other.ttf', other.id)).json()).toMatchObject({ projectId: other.id })
  expect(await fonts()).toHaveLength(1)

  const served = await t.core.handleRequest(new Request(`app://ratiba/fonts/${kept.id}`))
  expect(served.headers.get('content-type')).toBe('font/ttf')
  expect(Buffer.from(await served.arrayBuffer()).equals(font)).toBe(true)

  const body = { family: `own:${kept.id}`, weight: 600 }
  await t.client.call('brand.update', { projectId: project.id, fields: { body } })
  await t.client.call('brand.removeFont', { id: kept.id })
  expect(await fonts()).toEqual([])
  await t.restart()
  // What is written in it stays so.
  expect((await get()).kit.body).toEqual(body)
  expect((await t.core.handleRequest(new Request(`app://ratiba/fonts/${kept.id}`))).status).toBe(200)
  expect(await t.client.call('brand.restoreFont', { id: kept.id })).toEqual(kept)
  expect(await fonts()).toEqual([kept])
})

test.each([
  ['a picture', () => testImage(40, 30), 'unsupported_file'],
  ['a font cut off', () => font.subarray(0, 50_000), 'unsupported_file'],
  ['nothing', () => new Uint8Array(), 'unsupported_file'],
])('%s is no font, and nothing of it stays', async (_, bytes, code) => {
  const answer = await uploadFont(await bytes(), 'font.ttf')
  expect(await answer.json()).toMatchObject({ code })
  expect(await fonts()).toEqual([])
})

test('a font for a project that is not there is refused', async () => {
  expect(await (await uploadFont(font, 'a.ttf', 'nobody')).json()).toMatchObject({ code: 'not_found' })
})

test('the pictures of a project are those it uses and those that were brought for it, newest first', async () => {
  const of = async (text = '') => {
    const found = await t.client.call('media.ofProject', { projectId: project.id, text, limit: 10 })
    return found.map(({ name }) => name)
  }
  const other = await t.project()
  const brought = await picture('brought.png', 41)
  const inPost = await picture('in post.png', 42)
  const inDesign = await picture('in Design.png', 43)
  const logo = await picture('logo.png', 44)
  await picture('of nobody.png', 45)
  expect(await of()).toEqual([])
  await t.client.call('media.bring', { projectId: project.id, mediaIds: [brought.id] })
  await t.client.call('posts.create', {
    projectId: project.id,
    fields: { text: 'Habari', media: [{ mediaId: inPost.id, alt: '' }] },
  })
  let lastId = 0
  const design = newDesign(['square'], () => `id-${String((lastId += 1))}`)
  const layer = newLayer(
    'image',
    'picture',
    { x: 0, y: 0, width: 9, height: 9, rotation: 0 },
    { mediaId: inDesign.id },
  )
  const pages = design.pages.map(page => ({ ...page, layers: [layer] }))
  await t.client.call('designs.create', {
    projectId: project.id,
    fields: { name: 'Ofa' },
    design: { ...design, pages },
  })
  await t.client.call('brand.update', { projectId: project.id, fields: { logoIds: [logo.id] } })
  expect(await of()).toEqual(['logo.png', 'in Design.png', 'in post.png', 'brought.png'])
  expect(await of('DESIGN')).toEqual(['in Design.png'])
  expect(await t.client.call('media.ofProject', { projectId: other.id, text: '', limit: 10 })).toEqual([])

  await t.client.call('media.putBack', { projectId: project.id, mediaIds: [brought.id, inPost.id] })
  expect(await of()).toEqual(['logo.png', 'in Design.png', 'in post.png'])
})
