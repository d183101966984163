import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Sharp } from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { looksAlike, pictureHash } from './pictureHash.ts'

const folder = mkdtempSync(join(tmpdir(), 'ratiba-likeness-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const width = 600
const height = 450

/** Soft lights over a gradient with a table of things on it, as a photo of a stall has: no two seeds alike. */
function scene(seed: number): Buffer {
  let state = seed * 2654435761
  const next = (upTo: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0
    return state % upTo
  }
  const colour = () => `rgb(${next(256)},${next(256)},${next(256)})`
  const things = Array.from({ length: 14 }, () => {
    const place = `cx="${next(width)}" cy="${next(height)}" rx="${20 + next(110)}" ry="${15 + next(90)}"`
    return `<ellipse ${place} fill="${colour()}" opacity="0.${4 + next(5)}"/>`
  })
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="${colour()}"/><stop offset="1" stop-color="${colour()}"/></linearGradient></defs>
     <rect width="100%" height="100%" fill="url(#g)"/>${things.join('')}</svg>`,
  )
}

let files = 0
async function hashOf(picture: Sharp): Promise<string> {
  const path = join(folder, `${files++}.png`)
  // Whatever the file is called, what it is stands in it.
  await picture.toFile(`${path}.jpg`)
  return pictureHash(`${path}.jpg`)
}
const open = (seed: number) => sharp(scene(seed)).jpeg({ quality: 90 })

const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const hashes = new Map<number, string>()
beforeAll(async () => {
  for (const seed of seeds) hashes.set(seed, await hashOf(open(seed)))
})
const hashFor = (seed: number) => hashes.get(seed) ?? ''

test.each<[string, (seed: number) => Sharp]>([
  ['scaled down', seed => sharp(scene(seed)).resize(200).jpeg()],
  ['compressed hard', seed => sharp(scene(seed)).jpeg({ quality: 25 })],
  ['a little brighter', seed => sharp(scene(seed)).modulate({ brightness: 1.12 }).jpeg()],
  [
    'cropped by a fiftieth on each side',
    seed => sharp(scene(seed)).extract({ left: 12, top: 9, width: 576, height: 432 }).jpeg(),
  ],
  [
    'cropped by a thirtieth on one side',
    seed => sharp(scene(seed)).extract({ left: 0, top: 0, width: 580, height }).jpeg(),
  ],
])('a picture %s looks the same', async (_, change) => {
  for (const seed of seeds) expect(looksAlike(hashFor(seed), await hashOf(change(seed)))).toBe(true)
})

test('different pictures do not', () => {
  for (const a of seeds) {
    for (const b of seeds)
      if (a !== b) expect([a, b, looksAlike(hashFor(a), hashFor(b))]).toEqual([a, b, false])
  }
})

test('turned by its camera it is the same picture', async () => {
  const turned = sharp(await sharp(scene(3)).rotate(90).toBuffer())
    .jpeg()
    .withMetadata({ orientation: 8 })
  expect(looksAlike(hashFor(3), await hashOf(turned))).toBe(true)
})

test('a plain ground looks like nothing, also not like another one', async () => {
  const plain = (background: string) =>
    hashOf(sharp({ create: { width: 300, height: 200, channels: 3, background } }).jpeg())
  const [red, blue] = [await plain('#c33'), await plain('#33c')]
  expect([red, blue]).toEqual(['', ''])
  expect(looksAlike(red, blue)).toBe(false)
})
