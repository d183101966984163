import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testImage } from '../testImage.ts'
import { cidOfBytes } from './encodeCid.ts'
import { testBluesky } from './testBluesky.ts'
import type { Json, TestBluesky } from './testBluesky.ts'

const CREATE = 'com.atproto.repo.createRecord'

let bluesky: TestBluesky

beforeEach(async () => {
  bluesky = await testBluesky()
})

afterEach(async () => {
  expect(bluesky.server.crashes).toEqual([])
  await bluesky.server.close()
})

const judge = (record: Json): Promise<string> => bluesky.judge(CREATE, bluesky.post(record))

describe('files', () => {
  const images = (...list: Json[]): Json => ({
    text: 'x',
    embed: { $type: 'app.bsky.embed.images', images: list },
  })

  test('are what their bytes say, and belong to a record', async () => {
    const bytes = await testImage(40, 30)
    const image = await bluesky.upload(bytes, 'image/jpeg')
    expect(image).toEqual({
      $type: 'blob',
      ref: { $link: cidOfBytes(bytes) },
      mimeType: 'image/png',
      size: bytes.length,
    })
    const address = `com.atproto.sync.getBlob?did=${bluesky.asha.did}&cid=${cidOfBytes(bytes)}`
    expect((await bluesky.call(address)).status).toBe(400)
    expect(await judge(images({ image, alt: 'Mkate', aspectRatio: { width: 40, height: 30 } }))).toBe('200')
    const file = await fetch(`${bluesky.server.baseUrl}/xrpc/${address}`)
    expect([file.headers.get('content-type'), Buffer.from(await file.arrayBuffer())]).toEqual([
      'image/png',
      bytes,
    ])
  })

  test('must be described, few, small, pictures and what the record says of them', async () => {
    const image = await bluesky.upload(await testImage(40, 30))
    const item = { image, alt: '' }
    expect(await judge(images(item, item, item, item))).toBe('200')
    expect(await judge(images(item, item, item, item, item))).toContain('array too big (maximum 4, got 5)')
    expect(await judge(images({ image }))).toContain('Missing required key "alt" at $.record.embed.images[0]')
    expect(await judge(images({ ...item, aspectRatio: { width: 0, height: 1 } }))).toContain('too small')
    expect(await judge(images({ ...item, image: image['ref'] }))).toContain('Expected blob value type')
    expect(await judge(images({ ...item, image: { ...image, size: 1 } }))).toContain('400 InvalidSize')
    const jpeg = { ...image, mimeType: 'image/jpeg' }
    expect(await judge(images({ ...item, image: jpeg }))).toContain('400 InvalidMimeType')
    const text = await bluesky.upload(Buffer.from('hujambo'), 'text/plain')
    expect(await judge(images({ ...item, image: text }))).toContain('Expected "image/*" (got "text/plain")')
    const big = await bluesky.upload(Buffer.concat([await testImage(40, 30), Buffer.alloc(2_000_000)]))
    expect(await judge(images({ ...item, image: big }))).toContain('blob too big (maximum 2000000, got')
    bluesky.server.settings.imageLimitBytes = Number(image['size']) - 1
    expect(await judge(images(item))).toContain('blob too big')
  })

  test('that nobody refers to are dropped after a while', async () => {
    const used = await bluesky.upload(await testImage(40, 30))
    expect(await judge(images({ image: used, alt: '' }))).toBe('200')
    const unused = await bluesky.upload(await testImage(50, 30))
    bluesky.server.dropUnreferencedBlobs()
    expect(await judge(images({ image: unused, alt: '' }))).toContain('400 BlobNotFound: Could not find blob')
    expect(await judge(images({ image: used, alt: '' }))).toBe('200')
  })

  test('come as they are, within the limit, by somebody', async () => {
    const name = 'com.atproto.repo.uploadBlob'
    const large = await bluesky.call(name, { body: Buffer.alloc(5 * 1024 * 1024 + 1), type: 'image/png' })
    expect([large.status, large.body['error']]).toEqual([413, 'PayloadTooLarge'])
    expect((await bluesky.call(name, { body: { a: 1 } })).status).toBe(400)
    expect((await bluesky.call(name, {}, 'POST')).status).toBe(400)
    const nobody = await bluesky.call(name, { body: Buffer.from('a'), type: 'image/png', token: 'a.b.c' })
    expect(nobody.body['error']).toBe('InvalidToken')
  })

  test('a link card has its texts and maybe a picture', async () => {
    const external = { uri: 'https://example.org/', title: 'Mkate', description: '' }
    const thumb = await bluesky.upload(await testImage(40, 30))
    const card = (fields: Json): Json => ({
      text: '',
      embed: { $type: 'app.bsky.embed.external', external: fields },
    })
    expect(await judge(card({ ...external, thumb }))).toBe('200')
    expect(await judge(card({ uri: external.uri, title: '' }))).toContain(
      'Missing required key "description"',
    )
  })
})
