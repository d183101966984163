import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testImage, testVideo } from '../testImage.ts'
import { testMastodon } from './testMastodon.ts'
import type { Reply, TestMastodon } from './testMastodon.ts'

let fake: TestMastodon

beforeEach(async () => {
  fake = await testMastodon()
})

afterEach(async () => {
  expect(fake.server.crashes).toEqual([])
  await fake.server.close()
})

const publish = (fields: object, headers?: Record<string, string>): Promise<Reply> =>
  fake.call('POST', '/api/v1/statuses', fields, headers)

const errorOf = ({ status, body }: Reply): string => `${status} ${body['error'] as string}`

describe('media', () => {
  test('an image is ready at once, can be described and looked at, and is taken by one status', async () => {
    const bytes = await testImage(640, 480, 'jpeg')
    const { status, body } = await fake.upload(bytes, 'image/jpeg', { description: 'Mkate', focus: '0.5,-1' })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      type: 'image',
      description: 'Mkate',
      meta: { original: { width: 640, height: 480 }, focus: { x: 0.5, y: -1 } },
    })
    const id = body['id'] as string
    const described = await fake.call('PUT', `/api/v1/media/${id}`, { description: 'Mkate mpya' })
    expect(described.body['description']).toBe('Mkate mpya')
    const file = await fetch(body['url'] as string)
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true)
    const first = await publish({ media_ids: [id] })
    expect(first.body['media_attachments']).toMatchObject([{ id, description: 'Mkate mpya' }])
    expect(errorOf(await publish({ media_ids: [id] }))).toContain('already attached to another post')
    expect(errorOf(await fake.call('GET', `/api/v1/media/${id}`))).toBe('404 Record not found')
  })

  test('must be what it says, and within the limits', async () => {
    const image = await testImage(100, 100)
    const { limits } = fake.server.settings
    const wrong = '422 Validation failed: File content type is invalid, File is invalid'
    expect(errorOf(await fake.upload(Buffer.from('no image'), 'image/png'))).toBe(wrong)
    expect(errorOf(await fake.upload(image.subarray(0, 60), 'image/png'))).toBe(wrong)
    expect(errorOf(await fake.upload(image, 'application/octet-stream'))).toBe(wrong)
    expect(errorOf(await fake.upload(image, 'image/png', { description: 'x'.repeat(1501) }))).toContain(
      'Description is too long (maximum is 1500 characters)',
    )
    expect(errorOf(await fake.upload(image, 'image/png', { focus: '2,0' }))).toContain('Focus is invalid')
    limits.imageMatrixLimit = 9999
    expect(errorOf(await fake.upload(image, 'image/png'))).toBe('422 100x100 images are not supported')
    limits.videoMatrixLimit = 1920 * 1080
    expect(errorOf(await fake.upload(testVideo(1920, 1081), 'video/mp4'))).toBe(
      '422 1920x1081 videos are not supported',
    )
    limits.imageSizeLimit = 50
    expect(errorOf(await fake.upload(image, 'image/png'))).toContain('File file size must be less than')
    limits.supportedMimeTypes = ['image/jpeg']
    expect(errorOf(await fake.upload(image, 'image/png'))).toBe(wrong)
    expect(fake.server.media.size).toBe(0)
  })

  test('a video is processed later: 202, 206, 200, and not attached before', async () => {
    const { status, body } = await fake.upload(testVideo(), 'video/mp4')
    expect([status, body['url']]).toEqual([202, null])
    const id = body['id'] as string
    expect(errorOf(await publish({ media_ids: [id] }))).toContain('422 Cannot attach files that have not')
    const codes = []
    for (let look = 0; look < 3; look++) codes.push((await fake.call('GET', `/api/v1/media/${id}`)).status)
    expect(codes).toEqual([206, 200, 200])
    const image = (await fake.upload(await testImage(20, 20), 'image/png')).body['id']
    expect(errorOf(await publish({ media_ids: [id, image] }))).toContain('422 Cannot attach a video')
    expect((await publish({ media_ids: [id] })).status).toBe(200)
  })

  test('processing can fail, also of images', async () => {
    fake.server.settings.media = { processing: 'always', polls: 0, fails: true }
    const { status, body } = await fake.upload(await testImage(20, 20), 'image/png')
    expect(status).toBe(202)
    const look = await fake.call('GET', `/api/v1/media/${body['id'] as string}`)
    expect(errorOf(look)).toContain('422 Validation failed')
  })

  test('of another account cannot be used', async () => {
    const { body } = await fake.upload(await testImage(20, 20), 'image/png')
    const juma = fake.server.addAccount({ username: 'juma' })
    const authorization = `Bearer ${fake.server.issueToken(juma, ['write'])}`
    expect(errorOf(await publish({ media_ids: [body['id']] }, { authorization }))).toContain('not found')
  })
})
