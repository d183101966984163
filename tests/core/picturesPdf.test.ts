import { afterAll, beforeAll, expect, test } from 'vitest'
import { getDocumentProxy } from 'unpdf'
import { testImage } from '../fakes/testImage.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

let t: TestCore
beforeAll(() => {
  t = startTestCore({ start: false })
})
afterAll(() => t.close())

const sizes = [
  { width: 1080, height: 1350, alt: 'Offer.' },
  { width: 1080, height: 1350, alt: 'Until Friday.' },
  { width: 1600, height: 900, alt: '' },
]
const about = { title: 'Offer', language: 'sw', pages: sizes }

async function make(wish: unknown, pictures: readonly Uint8Array[]): Promise<Response> {
  const body = new FormData()
  body.set('about', JSON.stringify(wish))
  for (const picture of pictures) body.append('page', new Blob([Buffer.from(picture)]), 'page.jpg')
  return t.core.handleRequest(new Request('app://ratiba/pictures.pdf', { method: 'POST', body }))
}

test('each picture is a page of its own size, with the words for it', async () => {
  const pictures = await Promise.all(sizes.map(({ width, height }) => testImage(width, height, 'jpeg')))
  const answer = await make(about, pictures)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  const pdf = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()))
  expect(pdf.numPages).toBe(3)
  for (const [at, { width, height, alt }] of sizes.entries()) {
    const page = await pdf.getPage(at + 1)
    const [x, y, right, top] = page.view
    expect([x, y, right, top]).toEqual([0, 0, width * 0.75, height * 0.75])
    expect(JSON.stringify(await page.getStructTree())).toContain(alt)
    const { fnArray } = await page.getOperatorList()
    expect(fnArray.length).toBeGreaterThan(0)
  }
  const { info } = await pdf.getMetadata()
  expect(info).toMatchObject({ Title: 'Offer', Language: 'sw' })
})

test.each([
  ['too few pictures', about, 1, 400],
  ['no pages', { ...about, pages: [] }, 0, 400],
  ['a size that no page has', { ...about, pages: [{ width: 1e9, height: 1, alt: '' }] }, 1, 400],
  ['something else', null, 1, 400],
] as const)('%s is refused', async (_, wish, count, status) => {
  const picture = await testImage(10, 10, 'jpeg')
  const answer = await make(
    wish,
    Array.from({ length: count }, () => picture),
  )
  expect(answer.status).toBe(status)
})

test('what is no JPEG is refused', async () => {
  const page = sizes.slice(0, 1)
  const refused = await make({ ...about, pages: page }, [await testImage(10, 10, 'png')])
  expect(refused.status).toBe(415)
  const cut = (await testImage(10, 10, 'jpeg')).subarray(0, 8)
  expect((await make({ ...about, pages: page }, [cut])).status).toBe(415)
  const plain = new Request('app://ratiba/pictures.pdf', { method: 'POST', body: 'no form' })
  expect((await t.core.handleRequest(plain)).status).toBe(400)
})
