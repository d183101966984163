import sharp from 'sharp'
import { expect, test } from 'vitest'
import { fitQuality } from './fitQuality.ts'

/** Noise, which needs far more bytes in a high quality than in a low one. */
const noise = await sharp({
  create: {
    ...{ width: 300, height: 300, channels: 3, background: '#888' },
    noise: { type: 'gaussian', mean: 128, sigma: 40 },
  },
})
  .raw()
  .toBuffer()

let encodings = 0
const encode = async (quality: number) => {
  encodings += 1
  const picture = sharp(noise, { raw: { width: 300, height: 300, channels: 3 } })
  const { length } = await picture.jpeg({ quality: Math.round(quality * 100) }).toBuffer()
  return { size: length }
}

test('the best quality that fits, near to what is allowed', async () => {
  const { encoded, quality, fits } = await fitQuality(encode, 30_000, 0.95)
  expect(fits).toBe(true)
  expect(encoded.size).toBeLessThanOrEqual(30_000)
  const better = await encode(quality + 0.02)
  expect(better.size).toBeGreaterThan(30_000)
})

test('what fits at once is encoded once, in the highest quality', async () => {
  encodings = 0
  expect(await fitQuality(encode, 10_000_000, 0.9)).toMatchObject({ quality: 0.9, fits: true })
  expect(encodings).toBe(1)
})

test('what fits in no quality says so', async () => {
  const { fits, quality } = await fitQuality(encode, 100, 0.9)
  expect({ fits, quality }).toEqual({ fits: false, quality: 0.35 })
})
