import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testImage, testVideo } from '../testImage.ts'
import { CHANNEL, form, photo, testTelegram } from './testTelegram.ts'
import type { TestTelegram } from './testTelegram.ts'
import type { FakeTelegram } from './startFakeTelegram.ts'

let telegram: FakeTelegram
let call: TestTelegram['call']
let refusal: TestTelegram['refusal']
let sent: TestTelegram['sent']

beforeEach(async () => {
  ;({ server: telegram, call, refusal, sent } = await testTelegram())
})

afterEach(async () => {
  expect(telegram.crashes).toEqual([])
  await telegram.close()
})

describe('files', () => {
  test('a photo comes back in sizes and is remembered by its content', async () => {
    const bytes = await testImage(1600, 900, 'jpeg')
    const result = await sent('sendPhoto', photo(bytes, { caption: '<i>mkate</i>', parse_mode: 'HTML' }))
    expect(result['caption']).toBe('mkate')
    expect(result['photo']).toMatchObject([
      { width: 90 },
      { width: 320 },
      { width: 800, height: 450 },
      { width: 1280, height: 720 },
    ])
    expect(telegram.visibleMessages(CHANNEL)[0]?.file).toMatchObject({
      size: bytes.length,
      sha256: telegram.requests[0]?.files[0]?.sha256,
      width: 1600,
      height: 900,
    })
    const sizes = result['photo'] as { file_id: string }[]
    const again = { chat_id: CHANNEL, photo: sizes.at(-1)?.file_id }
    expect(await refusal('sendPhoto', again)).toBe('200 accepted')
    expect(await refusal('sendDocument', { chat_id: CHANNEL, document: sizes[0]?.file_id })).toContain(
      "can't use file of type photo as document",
    )
    expect(await refusal('sendPhoto', { chat_id: CHANNEL, photo: 'nothing' })).toBe(
      '400 Bad Request: wrong file identifier/HTTP URL specified',
    )
  })

  test('a photo must be an image, of a sensible shape', async () => {
    const good = await testImage(400, 300)
    const cases: [string, Buffer][] = [
      ['400 Bad Request: IMAGE_PROCESS_FAILED', Buffer.from('this is no image')],
      ['400 Bad Request: IMAGE_PROCESS_FAILED', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
      ['400 Bad Request: IMAGE_PROCESS_FAILED', good.subarray(0, good.length / 2)],
      ['400 Bad Request: PHOTO_INVALID_DIMENSIONS', await testImage(9600, 501)],
      ['400 Bad Request: PHOTO_INVALID_DIMENSIONS', await testImage(2100, 100)],
      ['200 accepted', await testImage(2000, 100)],
      ['400 Bad Request: file must be non-empty', Buffer.alloc(0)],
    ]
    for (const [expected, bytes] of cases) expect(await refusal('sendPhoto', photo(bytes))).toBe(expected)
    const padded = Buffer.concat([good, Buffer.alloc(10 * 1024 * 1024)])
    expect(await refusal('sendPhoto', photo(padded))).toContain('is too big for a photo')
    expect(await refusal('sendPhoto', { chat_id: CHANNEL })).toBe(
      '400 Bad Request: there is no photo in the request',
    )
    expect(await refusal('sendPhoto', photo(good, { caption: 'x'.repeat(1025) }))).toBe(
      '400 Bad Request: message caption is too long',
    )
  })

  test('uploads above the limit of the server are refused', async () => {
    await telegram.close()
    ;({ server: telegram, refusal } = await testTelegram({ uploadLimitBytes: 1000 }))
    for (const size of [1001, 2_000_000]) {
      const body = form({ chat_id: String(CHANNEL), document: Buffer.alloc(size, 1) })
      expect(await refusal('sendDocument', body)).toBe('413 Request Entity Too Large')
    }
  })

  test('videos and animations; what is neither turns into a document', async () => {
    const chat_id = String(CHANNEL)
    const size = { width: '640', height: '360' }
    const video = await sent('sendVideo', form({ chat_id, video: testVideo(), ...size }))
    expect(video['video']).toMatchObject({ width: 640, height: 360 })
    const fake = await sent('sendVideo', form({ chat_id, video: Buffer.from('no video') }))
    expect(fake).toHaveProperty('document')
    const gif = await testImage(20, 20, 'gif')
    expect(await sent('sendAnimation', form({ chat_id, animation: gif }))).toHaveProperty('animation')
  })

  test('an album is several messages that share a media_group_id', async () => {
    const bytes = await testImage(300, 200)
    const media = [
      { type: 'photo', media: 'attach://one', caption: 'Mkate mpya' },
      { type: 'photo', media: 'attach://two' },
      { type: 'video', media: 'attach://three' },
    ]
    const body = { chat_id: String(CHANNEL), media: JSON.stringify(media), one: bytes, two: bytes }
    const answer = await call('sendMediaGroup', form({ ...body, three: testVideo() }))
    const messages = answer.result as unknown as Record<string, unknown>[]
    expect(messages).toHaveLength(3)
    expect(new Set(messages.map(message => message['message_id'])).size).toBe(3)
    expect(new Set(messages.map(message => message['media_group_id'])).size).toBe(1)
    expect(messages[0]?.['caption']).toBe('Mkate mpya')
    expect(telegram.ignoredParameters).toEqual([])
  })

  test('a bad album is refused as a whole', async () => {
    const bytes = await testImage(300, 200)
    const album = (items: object[], files: Record<string, Buffer> = { a: bytes }): Promise<string> =>
      refusal('sendMediaGroup', form({ chat_id: String(CHANNEL), media: JSON.stringify(items), ...files }))
    const item = { type: 'photo', media: 'attach://a' }
    expect(await album([item])).toContain('2-10 items')
    expect(await album(Array<object>(11).fill(item))).toContain('too many messages to send as an album')
    expect(await album([item, { type: 'photo', media: 'attach://b' }])).toBe(
      "400 Bad Request: can't parse InputMedia: media not found",
    )
    expect(await album([item, { type: 'document', media: 'attach://a' }])).toContain(
      "document can't be mixed",
    )
    expect(await album([item, { type: 'animation', media: 'attach://a' }])).toContain(
      "can't be used in sendMediaGroup",
    )
    expect(await album([item, { ...item, caption: 'x'.repeat(1025) }])).toContain('caption is too long')
    expect(await album([item, item], { a: Buffer.from('no image') })).toContain('IMAGE_PROCESS_FAILED')
    expect(await refusal('sendMediaGroup', { chat_id: CHANNEL })).toContain('parameter "media" is required')
    expect(telegram.visibleMessages(CHANNEL)).toEqual([])
  })
})
