import sharp from 'sharp'
import { expect, test } from 'vitest'
import { tagPng } from './tagPng.ts'

const png = await sharp({ create: { width: 5, height: 4, channels: 4, background: '#3a78' } })
  .png()
  .toBuffer()
const blobOf = (bytes: Uint8Array) => new Blob([Buffer.from(bytes)], { type: 'image/png' })
const bytesOf = async (blob: Blob) => Buffer.from(await blob.arrayBuffer())

test('a PNG says that its colours are sRGB, and shows the same', async () => {
  const tagged = await bytesOf(await tagPng(blobOf(png)))
  expect(tagged.subarray(37, 41).toString()).toBe('sRGB')
  expect((await sharp(tagged, { failOn: 'warning' }).raw().toBuffer()).toString('hex')).toBe(
    (await sharp(png).raw().toBuffer()).toString('hex'),
  )
})

test('it says it once', async () => {
  const once = await tagPng(blobOf(png))
  expect(await tagPng(once)).toBe(once)
})
