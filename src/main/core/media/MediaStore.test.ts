import {
  createReadStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Media } from '#shared/model/media.ts'
import { blackPng } from '../../../../tests/fakes/testImage.ts'
import { mountSmallDisk } from '../../../../tests/core/mountSmallDisk.ts'
import { openDatabase } from '../db/openDatabase.ts'
import type { Db } from '../db/openDatabase.ts'
import { createMediaStore, maxUploadBytes } from './MediaStore.ts'
import type { MediaStore } from './MediaStore.ts'
import { createMediaRepo } from './mediaRepo.ts'
import type { MediaRepo } from './mediaRepo.ts'

const root = mkdtempSync(join(tmpdir(), 'ratiba-media-'))
const fixture = (name: string) =>
  readFileSync(new URL(`../../../../tests/fixtures/media/${name}`, import.meta.url))
const noLog = { info: () => undefined, warn: () => undefined, error: () => undefined }

let db: Db
let dir: string
let repo: MediaRepo
let store: MediaStore
let added: Media[]

const openStore = (at: string): MediaStore =>
  createMediaStore({
    dir: at,
    now: () => 1_800_000_000_000,
    repo,
    log: noLog,
    onAdded: m => void added.push(m),
  })

beforeEach(() => {
  dir = mkdtempSync(join(root, 'profile-'))
  db = openDatabase({ file: join(dir, 'ratiba.sqlite'), migrationsDir: 'drizzle', nativeBinding: null })
  repo = createMediaRepo({ db })
  added = []
  store = openStore(dir)
})
afterEach(() => db.close())
afterAll(() => rmSync(root, { recursive: true, force: true }))

async function* chunks(bytes: Uint8Array, size = 65_536) {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}
const put = (bytes: Uint8Array, name: string) =>
  store.store(chunks(bytes), { name, declaredBytes: bytes.length })

/** Every file below the media folder. */
const files = (at = join(dir, 'media')) =>
  readdirSync(at, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => entry.name)

const noise = (width: number, height: number, channels: 3 | 4 = 3) => {
  // Pseudo-random (xorshift), so that nothing compresses it away, and the same in every run.
  let state = 2_463_534_242
  const pixels = Buffer.alloc(width * height * channels)
  for (let i = 0; i < pixels.length; i++) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    pixels[i] = state
  }
  return sharp(pixels, { raw: { width, height, channels } })
}
const jpeg = () => noise(300, 200).jpeg().toBuffer()

describe('what is kept', () => {
  test('pictures of every kind get their facts from their content', async () => {
    expect(await put(await jpeg(), 'a.jpg')).toMatchObject({
      kind: 'image',
      mime: 'image/jpeg',
      width: 300,
      height: 200,
    })
    expect(await put(await noise(30, 20).png().toBuffer(), 'a.png')).toMatchObject({ mime: 'image/png' })
    expect(await put(await noise(30, 20).webp().toBuffer(), 'a.webp')).toMatchObject({
      mime: 'image/webp',
      kind: 'image',
    })
    expect(await put(await noise(30, 20).avif().toBuffer(), 'a.avif')).toMatchObject({ mime: 'image/avif' })
    expect(added).toHaveLength(4)
  })

  test('a PNG named .jpg is kept as the PNG it is', async () => {
    const media = await put(await noise(30, 20).png().toBuffer(), 'holiday.jpg')
    expect(media).toMatchObject({ mime: 'image/png', name: 'holiday.jpg' })
    expect(files()).toEqual([`${media.sha256}.png`])
  })

  test('an animated GIF is an animation with its length', async () => {
    const frames = await sharp(
      await Promise.all(
        [0, 1, 2].map(i =>
          noise(20 + i, 20)
            .resize(20, 20)
            .png()
            .toBuffer(),
        ),
      ),
      { join: { animated: true } },
    )
      .gif({ delay: [100, 200, 300] })
      .toBuffer()
    expect(await put(frames, 'a.gif')).toMatchObject({
      kind: 'animation',
      mime: 'image/gif',
      width: 20,
      height: 20,
      durationMs: 600,
    })
  })

  test('the rotation of the camera counts for width and height', async () => {
    const upright = await noise(300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect(await put(upright, 'a.jpg')).toMatchObject({ width: 200, height: 300 })
  })

  test('videos tell their size and length', async () => {
    expect(await put(fixture('clip.mp4'), 'a.mp4')).toMatchObject({
      kind: 'video',
      mime: 'video/mp4',
      width: 64,
      height: 48,
      durationMs: 737,
    })
    expect(await put(fixture('clip.webm'), 'a.webm')).toMatchObject({
      kind: 'video',
      mime: 'video/webm',
      width: 64,
      height: 48,
      durationMs: 703,
    })
  })

  test('a QuickTime video filmed upright is as high as it is shown', async () => {
    const bytes = fixture('clip.mp4')
    bytes.write('qt  ', 8, 'latin1')
    const matrix = bytes.indexOf('tkhd', 0, 'latin1') + 4 + 52
    expect(bytes.readInt32BE(matrix)).toBe(0x10000)
    bytes.writeInt32BE(0, matrix)
    bytes.writeInt32BE(0x10000, matrix + 4)
    bytes.writeInt32BE(-0x10000, matrix + 12)
    bytes.writeInt32BE(0, matrix + 16)
    expect(await put(bytes, 'a.mov')).toMatchObject({ mime: 'video/quicktime', width: 48, height: 64 })
  })

  test('an MP4 in the older form, its index first or last', async () => {
    const facts = { kind: 'video', mime: 'video/mp4', width: 1080, height: 1920, durationMs: 2500 }
    const ftyp = box('ftyp', Buffer.from('isom\0\0\0\0isommp42', 'latin1'))
    const mdat = box('mdat', Buffer.alloc(100, 7))
    const moov = olderMoov({ timescale: 600, duration: 1500, width: 1920, height: 1080, quarterTurn: true })
    expect(await put(Buffer.concat([ftyp, moov, mdat]), 'a.mp4')).toMatchObject(facts)
    expect(await put(Buffer.concat([ftyp, mdat, moov]), 'b.mp4')).toMatchObject(facts)
  })

  test('the same bytes twice, also at once, are one media and one file', async () => {
    const bytes = await jpeg()
    const [a, b] = await Promise.all([put(bytes, 'a.jpg'), put(bytes, 'b.jpg')])
    const c = await put(bytes, 'c.jpg')
    expect(new Set([a.id, b.id, c.id]).size).toBe(1)
    expect(files()).toEqual([`${a.sha256}.jpg`])
    expect(added).toHaveLength(1)
  })

  test('the same bytes bring a lost file back', async () => {
    const bytes = await jpeg()
    const media = await put(bytes, 'a.jpg')
    rmSync((await store.open(media.id)).path)
    await expect(store.open(media.id)).rejects.toMatchObject({ code: 'not_found' })
    await put(bytes, 'a.jpg')
    expect(readFileSync((await store.open(media.id)).path)).toEqual(bytes)
  })

  test('the blob of an opened media reads the very bytes', async () => {
    const bytes = await jpeg()
    const { blob, media } = await store.open((await put(bytes, 'a.jpg')).id)
    expect(blob.type).toBe('image/jpeg')
    expect(blob.size).toBe(media.bytes)
    expect(Buffer.from(await blob.arrayBuffer())).toEqual(bytes)
  })
})

describe('what is refused, leaving nothing behind', () => {
  afterEach(() => {
    expect(files()).toEqual([])
    expect(added).toEqual([])
  })

  test('a JPEG that was cut off', async () => {
    const bytes = await jpeg()
    await expect(put(bytes.subarray(0, bytes.length / 2), 'a.jpg')).rejects.toMatchObject({
      code: 'unsupported_file',
      details: { reason: 'damaged', found: 'image/jpeg' },
    })
  })

  test('a PNG that was cut off, or whose middle was overwritten', async () => {
    const bytes = await noise(300, 200).png().toBuffer()
    const damaged = { code: 'unsupported_file', details: { reason: 'damaged' } }
    await expect(put(bytes.subarray(0, bytes.length / 2), 'a.png')).rejects.toMatchObject(damaged)
    const overwritten = Buffer.from(bytes)
    overwritten.fill(0x55, 1000, 1400)
    await expect(put(overwritten, 'a.png')).rejects.toMatchObject(damaged)
  })

  test('videos that were cut off, at every length', async () => {
    for (const name of ['clip.mp4', 'clip.webm']) {
      const bytes = fixture(name)
      for (let length = 64; length < bytes.length; length += 41) {
        await expect(put(bytes.subarray(0, length), name), `${name} ${length}`).rejects.toMatchObject({
          code: 'unsupported_file',
        })
      }
    }
  })

  test('a text named .png is called a text', async () => {
    await expect(put(Buffer.from('Habari, hii si picha.'), 'a.png')).rejects.toMatchObject({
      code: 'unsupported_file',
      message: expect.stringContaining('“a.png” is a text file') as string,
      details: { reason: 'notMedia', found: 'text/plain' },
    })
  })

  test('a PDF, a sound, a web page and nothing at all', async () => {
    const refusal = async (bytes: string | Uint8Array) =>
      store.store(chunks(Buffer.from(bytes)), { name: 'x.jpg', declaredBytes: null }).then(
        () => 'kept',
        (error: unknown) => (error as { details: { reason: string; found: string } }).details,
      )
    expect(await refusal('%PDF-1.7\n%âãÏÓ')).toEqual({ reason: 'notMedia', found: 'application/pdf' })
    expect(await refusal('ID3\x03\x00\x00\x00\x00\x00\x0a')).toMatchObject({ found: 'audio/mpeg' })
    expect(await refusal('<!doctype html><script>alert(1)</script>')).toMatchObject({ found: 'text/html' })
    expect(await refusal('')).toEqual({ reason: 'empty', found: null })
    expect(await refusal(Buffer.from([0, 1, 2, 3, 255]))).toEqual({ reason: 'notMedia', found: null })
  })

  test('a picture bomb, before it is unpacked', async () => {
    const bomb = blackPng(20_000, 20_000)
    expect(bomb.length).toBeLessThan(200_000)
    await expect(put(bomb, 'bomb.png')).rejects.toMatchObject({
      code: 'too_large',
      details: { reason: 'pixels', limitPixels: 100_000_000 },
    })
  })

  test('300 MB by its own account, before a byte is read', async () => {
    const body = {
      [Symbol.asyncIterator]: () => {
        throw new Error('The body was read.')
      },
    }
    await expect(store.store(body, { name: 'film.mp4', declaredBytes: 300_000_000 })).rejects.toMatchObject({
      code: 'too_large',
      message: expect.stringContaining('at most 250 MB can be added, and it is 300 MB') as string,
      details: { reason: 'bytes', bytes: 300_000_000, limitBytes: maxUploadBytes },
    })
  })

  test('300 MB without saying so, as soon as the limit is passed', async () => {
    let sent = 0
    async function* endless() {
      for (; sent < 300_000_000; sent += 1_000_000) yield await Promise.resolve(Buffer.alloc(1_000_000))
    }
    await expect(store.store(endless(), { name: 'film.mp4', declaredBytes: null })).rejects.toMatchObject({
      code: 'too_large',
    })
    expect(sent).toBe(maxUploadBytes)
  })

  test('a sender that goes away in the middle', async () => {
    async function* broken() {
      yield await Promise.resolve(Buffer.alloc(1000))
      throw new Error('socket hang up')
    }
    await expect(store.store(broken(), { name: 'a.jpg', declaredBytes: 2000 })).rejects.toMatchObject({
      code: 'cancelled',
    })
  })
})

test('unfinished uploads of an earlier run are removed at start', () => {
  writeFileSync(join(dir, 'media', 'incoming', 'old.part'), 'half')
  openStore(dir)
  expect(files()).toEqual([])
})

test('on a full disk an upload ends as disk_full, nothing is left, and smaller ones still go', async ({
  skip,
}) => {
  dir = mkdtempSync(join(root, 'small-'))
  const disk = mountSmallDisk(dir, '1024k')
  if ('cannotBecause' in disk) skip(disk.cannotBecause)
  else {
    try {
      store = openStore(dir)
      const big = await noise(1200, 900).png().toBuffer()
      expect(big.length).toBeGreaterThan(2_000_000)
      await expect(put(big, 'big.png')).rejects.toMatchObject({ code: 'disk_full' })
      expect(files()).toEqual([])
      expect(await put(await jpeg(), 'small.jpg')).toMatchObject({ width: 300 })
    } finally {
      disk.unmount()
    }
  }
})

describe('thumbnails', () => {
  test('are WebP of the next larger width, upright, kept on disk, made once', async () => {
    const media = await put(
      await noise(1000, 500).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
      'a.jpg',
    )
    const [path, again] = await Promise.all([store.thumbnail(media.id, 300), store.thumbnail(media.id, 161)])
    expect(again).toBe(path)
    expect(await sharp(path).metadata()).toMatchObject({ format: 'webp', width: 320, height: 640 })
    expect(readdirSync(join(dir, 'thumbs', media.sha256.slice(0, 2)))).toEqual([`${media.sha256}-320.webp`])
  })

  test('are never larger than the picture', async () => {
    const media = await put(await jpeg(), 'a.jpg')
    expect(await sharp(await store.thumbnail(media.id, 9999)).metadata()).toMatchObject({ width: 300 })
  })

  test('of a video or of nothing are not found', async () => {
    const media = await put(fixture('clip.mp4'), 'a.mp4')
    await expect(store.thumbnail(media.id, 64)).rejects.toMatchObject({ code: 'not_found' })
    await expect(store.thumbnail('nothing', 64)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('converting', () => {
  const wish = { mimes: ['image/jpeg', 'image/png'], maxBytes: 10_000_000, maxPixels: null, maxSideSum: null }

  test('what fits stays what it is', async () => {
    const media = await put(await jpeg(), 'a.jpg')
    expect(await store.convert(media.id, wish)).toEqual(media)
  })

  test('a WebP becomes a JPEG, a transparent one a PNG', async () => {
    const opaque = await put(await noise(40, 30).webp().toBuffer(), 'a.webp')
    expect(await store.convert(opaque.id, wish)).toMatchObject({
      mime: 'image/jpeg',
      name: 'a.jpg',
      width: 40,
    })
    const clear = await put(await noise(40, 30, 4).webp().toBuffer(), 'b.webp')
    expect(await store.convert(clear.id, wish)).toMatchObject({ mime: 'image/png', name: 'b.png', width: 40 })
  })

  test('bytes, pixels and side sum are kept, and the ratio too', async () => {
    const media = await put(await noise(1200, 800).png().toBuffer(), 'a.png')
    const smaller = await store.convert(media.id, {
      ...wish,
      maxBytes: 100_000,
      maxPixels: 400_000,
      maxSideSum: 1000,
    })
    expect(smaller.id).not.toBe(media.id)
    expect(smaller.bytes).toBeLessThanOrEqual(100_000)
    expect(smaller.width + smaller.height).toBeLessThanOrEqual(1000)
    expect(smaller.width / smaller.height).toBeCloseTo(1.5, 1)
    const { path } = await store.open(smaller.id)
    expect(existsSync(path)).toBe(true)
  })

  test('the place where a photo was taken is not passed on', async () => {
    const bytes = await noise(300, 200)
      .withExif({ IFD3: { GPSLatitude: '6/1 10/1 0/1' } })
      .jpeg()
      .toBuffer()
    expect((await sharp(bytes).metadata()).exif).toBeDefined()
    const media = await put(bytes, 'a.jpg')
    const converted = await store.convert(media.id, { ...wish, maxPixels: 10_000 })
    expect((await sharp((await store.open(converted.id)).path).metadata()).exif).toBeUndefined()
  })

  test('an animation, a type that cannot be made and a hopeless size are refused', async () => {
    const video = await put(fixture('clip.mp4'), 'a.mp4')
    await expect(store.convert(video.id, wish)).rejects.toMatchObject({
      details: { reason: 'cannotConvert' },
    })
    const media = await put(await jpeg(), 'a.jpg')
    await expect(store.convert(media.id, { ...wish, mimes: ['image/tiff'] })).rejects.toMatchObject({
      code: 'unsupported_file',
    })
    await expect(store.convert(media.id, { ...wish, maxBytes: 10 })).rejects.toMatchObject({
      code: 'too_large',
    })
  })
})

test('a file is stored from a stream of the file system as well', async () => {
  writeFileSync(join(root, 'x.jpg'), await jpeg())
  const media = await store.store(createReadStream(join(root, 'x.jpg')), {
    name: 'x.jpg',
    declaredBytes: null,
  })
  expect(media.mime).toBe('image/jpeg')
})

function box(type: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}

/** An index with version 0 headers (32-bit times), a sound track before the picture track. */
function olderMoov(of: {
  timescale: number
  duration: number
  width: number
  height: number
  quarterTurn: boolean
}): Buffer {
  const mvhd = Buffer.alloc(100)
  mvhd.writeUInt32BE(of.timescale, 12)
  mvhd.writeUInt32BE(of.duration, 16)
  const tkhd = Buffer.alloc(84)
  const matrix = of.quarterTurn ? [0, 1, 0, -1, 0] : [1, 0, 0, 0, 1]
  matrix.forEach((value, i) => tkhd.writeInt32BE(value * 0x10000, 40 + 4 * i))
  tkhd.writeUInt32BE(of.width << 16, 76)
  tkhd.writeUInt32BE(of.height << 16, 80)
  const handler = (type: string) => box('hdlr', Buffer.from(`\0\0\0\0\0\0\0\0${type}`, 'latin1'))
  return box(
    'moov',
    box('mvhd', mvhd),
    box('trak', box('tkhd', Buffer.alloc(84)), box('mdia', handler('soun'))),
    box('trak', box('tkhd', tkhd), box('mdia', handler('vide'))),
  )
}
