import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testImage, testVideo } from '../testImage.ts'
import { startFakeTelegram } from './startFakeTelegram.ts'
import type { FakeTelegram } from './startFakeTelegram.ts'

const TOKEN = '7000000001:AAtestTokenOfABot_which-is-secret'
const BOT = 7_000_000_001
const CHANNEL = -1_001_000_000_001
const GROUP = -1_001_000_000_002
const NOW = Date.parse('2026-11-20T10:00:00.500Z')
const ALL_RIGHTS = { can_post_messages: true, can_edit_messages: true, can_delete_messages: true }

let telegram: FakeTelegram
let now: number

beforeEach(async () => {
  now = NOW
  telegram = await startFakeTelegram({ now: () => now })
  telegram.addBot({ token: TOKEN, username: 'ratiba_bot' })
  telegram.addChat({ id: CHANNEL, type: 'channel', title: 'Bakery', username: 'bakery' })
  telegram.addChat({ id: GROUP, type: 'supergroup', title: 'Bakers' })
  telegram.setMember(CHANNEL, BOT, { status: 'administrator', ...ALL_RIGHTS })
  telegram.setMember(GROUP, BOT, { status: 'member' })
})

afterEach(async () => {
  expect(telegram.crashes).toEqual([])
  await telegram.close()
})

interface Answer {
  ok: boolean
  result?: Record<string, unknown>
  error_code?: number
  description?: string
  parameters?: Record<string, number>
}

async function call(method: string, body: object | FormData = {}, token = TOKEN): Promise<Answer> {
  const isForm = body instanceof FormData
  const answer = await fetch(`${telegram.baseUrl}/bot${token}/${method}`, {
    method: 'POST',
    body: isForm ? body : JSON.stringify(body),
    headers: isForm ? {} : { 'content-type': 'application/json' },
  })
  const json = (await answer.json()) as Answer
  expect(answer.status).toBe(json.ok ? 200 : json.error_code)
  return json
}

async function refusal(method: string, body: object | FormData = {}, token = TOKEN): Promise<string> {
  const answer = await call(method, body, token)
  return `${answer.error_code ?? 200} ${answer.description ?? 'accepted'}`
}

async function sent(method: string, body: object | FormData): Promise<Record<string, unknown>> {
  const answer = await call(method, body)
  expect(answer.description).toBeUndefined()
  return answer.result ?? {}
}

async function idOf(text: string, chat = CHANNEL): Promise<number> {
  return (await sent('sendMessage', { chat_id: chat, text }))['message_id'] as number
}

function form(fields: Record<string, string | Buffer>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    data.append(name, typeof value === 'string' ? value : new File([new Uint8Array(value)], `${name}.bin`))
  }
  return data
}

const photo = (bytes: Buffer, more: Record<string, string> = {}): FormData =>
  form({ chat_id: String(CHANNEL), photo: bytes, ...more })

describe('access', () => {
  test('tokens and methods', async () => {
    expect(await call('getMe')).toMatchObject({ ok: true, result: { id: BOT, username: 'ratiba_bot' } })
    expect(await refusal('getMe', {}, '7000000001:wrong')).toBe('401 Unauthorized')
    expect(await refusal('getMe', {}, 'nonsense')).toBe('404 Not Found')
    expect(await refusal('getEverything')).toBe('404 Not Found: method not found')
    expect((await call('GETME')).ok).toBe(true)
    telegram.revokeToken(BOT)
    expect(await refusal('getMe')).toBe('401 Unauthorized')
  })

  test('chats: by id and name, with what a connection wizard asks for', async () => {
    telegram.addChat({ id: -1_001_000_000_009, type: 'channel', title: 'Secret' })
    expect(await refusal('getChat', { chat_id: -5 })).toBe('400 Bad Request: chat not found')
    expect(await refusal('getChat')).toBe('400 Bad Request: chat_id is empty')
    expect(await refusal('getChat', { chat_id: -1_001_000_000_009 })).toBe('400 Bad Request: chat not found')
    expect(await sent('getChat', { chat_id: '@Bakery' })).toMatchObject({
      id: CHANNEL,
      title: 'Bakery',
      type: 'channel',
      username: 'bakery',
    })
    expect(await sent('getChatMember', { chat_id: CHANNEL, user_id: BOT })).toMatchObject({
      status: 'administrator',
      user: { id: BOT },
      ...ALL_RIGHTS,
    })
    expect(await call('getChatMemberCount', { chat_id: CHANNEL })).toMatchObject({ result: 1 })
  })

  test('who may not post is told why', async () => {
    const text = { chat_id: CHANNEL, text: 'x' }
    telegram.setMember(CHANNEL, BOT, { status: 'administrator', can_delete_messages: true })
    expect(await refusal('sendMessage', text)).toBe(
      '400 Bad Request: need administrator rights in the channel chat',
    )
    telegram.setMember(CHANNEL, BOT, { status: 'left' })
    expect(await refusal('sendMessage', text)).toBe('403 Forbidden: bot is not a member of the channel chat')
    telegram.kick(CHANNEL, BOT)
    expect(await refusal('sendMessage', text)).toBe('403 Forbidden: bot was kicked from the channel chat')
    expect(await refusal('getChat', { chat_id: CHANNEL })).toContain('kicked')
    telegram.setMember(GROUP, BOT, { status: 'restricted' })
    expect(await refusal('sendMessage', { chat_id: GROUP, text: 'x' })).toBe(
      '400 Bad Request: not enough rights to send text messages to the chat',
    )
  })

  test('an upgraded group names its successor', async () => {
    telegram.addChat({ id: -42, type: 'group', title: 'Old' })
    telegram.setMember(-42, BOT, { status: 'member' })
    telegram.migrate(-42, -1_001_000_000_042)
    expect(await call('sendMessage', { chat_id: -42, text: 'x' })).toMatchObject({
      error_code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: -1_001_000_000_042 },
    })
    expect((await call('sendMessage', { chat_id: -1_001_000_000_042, text: 'x' })).ok).toBe(true)
  })
})

describe('text', () => {
  const send = (fields: object): Promise<string> => refusal('sendMessage', { chat_id: CHANNEL, ...fields })

  test('is counted in code points after markup is removed', async () => {
    expect(await send({})).toBe('400 Bad Request: message text is empty')
    expect(await send({ text: ' \n ' })).toBe('400 Bad Request: text must be non-empty')
    expect(await send({ text: '😀'.repeat(4096) })).toBe('200 accepted')
    expect(await send({ text: '😀'.repeat(4097) })).toBe('400 Bad Request: message is too long')
    expect(await send({ text: `<b>${'x'.repeat(4096)}</b>`, parse_mode: 'HTML' })).toBe('200 accepted')
  })

  test('HTML becomes entities in UTF-16 units', async () => {
    const result = await sent('sendMessage', {
      chat_id: CHANNEL,
      text: '😀 <b>mkate</b> &lt;3 <a href="https://example.org/?a=1&amp;b=2">hapa</a>\n<pre><code class="language-ts">x</code></pre>',
      parse_mode: 'HTML',
    })
    expect(result['text']).toBe('😀 mkate <3 hapa\nx')
    expect(result['entities']).toEqual([
      { type: 'bold', offset: 3, length: 5 },
      { type: 'text_link', offset: 12, length: 4, url: 'https://example.org/?a=1&b=2' },
      { type: 'pre', offset: 17, length: 1, language: 'ts' },
    ])
  })

  test.each([
    ['<p>x</p>', 'Unsupported start tag "p" at byte offset 0'],
    ['ä<h1>', 'Unsupported start tag "h1" at byte offset 2'],
    ['a < b', 'Unclosed start tag at byte offset 2'],
    ['<b>x', 'Can\'t find end tag corresponding to start tag "b"'],
    ['x</b>', 'Unexpected end tag at byte offset 1'],
    ['<b><i>x</b></i>', 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
    ['<span class="red">x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ])('HTML as bad as %s refuses the message', async (text, reason) => {
    expect(await send({ text, parse_mode: 'HTML' })).toBe(`400 Bad Request: can't parse entities: ${reason}`)
  })

  test.each([
    [{ type: 'bold', offset: 0, length: 99 }, 'entity beginning at UTF-16 offset 0 ends after the end'],
    [{ type: 'bold', offset: 50, length: 1 }, 'entity begins after the end of the text at UTF-16 offset 50'],
    [{ type: 'bold', offset: 1, length: 2 }, 'entity begins in a middle of a UTF-16 symbol'],
    [{ type: 'bold', offset: 0, length: 1 }, 'ends in a middle of a UTF-16 symbol'],
    [{ type: 'bold', offset: -1, length: 1 }, 'incorrect offset -1'],
    [{ type: 'shiny', offset: 0, length: 2 }, "can't parse MessageEntity: Unsupported type specified"],
    [{ type: 'bold', length: 2 }, 'can\'t parse MessageEntity: Field "offset"'],
    [{ type: 'text_link', offset: 0, length: 2, url: 'nope://x' }, "entity URL 'nope://x' is invalid"],
  ])('the entity %o is refused', async (entity, reason) => {
    expect(await send({ text: '😀 hujambo', entities: [entity] })).toContain(reason)
  })

  test('is trimmed with its entities, and links and hashtags are found', async () => {
    const result = await sent('sendMessage', {
      chat_id: CHANNEL,
      text: '\n Tazama https://example.org/a. #mkate\r\n ',
      entities: [{ type: 'bold', offset: 2, length: 6 }],
    })
    expect(result['text']).toBe('Tazama https://example.org/a. #mkate')
    expect(result['entities']).toEqual([
      { type: 'bold', offset: 0, length: 6 },
      { type: 'url', offset: 7, length: 21 },
      { type: 'hashtag', offset: 30, length: 6 },
    ])
  })

  test('link preview options are checked by type and kept', async () => {
    const options = { is_disabled: false, url: 'https://example.org', show_above_text: true, unknown: 1 }
    await sent('sendMessage', { chat_id: CHANNEL, text: 'x', link_preview_options: options })
    expect(telegram.visibleMessages(CHANNEL)[0]?.linkPreviewOptions).toEqual({
      url: 'https://example.org',
      show_above_text: true,
    })
    expect(await send({ text: 'x', link_preview_options: { is_disabled: 'yes' } })).toBe(
      '400 Bad Request: field "is_disabled" must be of type Boolean',
    )
    expect(await send({ text: 'x', link_preview_options: '{' })).toContain("can't parse link preview")
  })

  test('silence, protection and replies are kept; what nobody reads is listed', async () => {
    const first = await idOf('first')
    const fields = { disable_notification: true, protect_content: true, disable_notifications: true }
    const reply = { message_id: first }
    await sent('sendMessage', { chat_id: CHANNEL, text: 'second', ...fields, reply_parameters: reply })
    expect(telegram.visibleMessages(CHANNEL)[1]).toMatchObject({
      disableNotification: true,
      protectContent: true,
      replyToMessageId: first,
    })
    expect(telegram.ignoredParameters).toEqual([
      { requestId: 2, apiMethod: 'sendMessage', name: 'disable_notifications' },
    ])
    expect(await send({ text: 'x', reply_parameters: { message_id: 999 } })).toBe(
      '400 Bad Request: message to be replied not found',
    )
  })
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
    telegram = await startFakeTelegram({ uploadLimitBytes: 1000 })
    telegram.addBot({ token: TOKEN, username: 'ratiba_bot' })
    telegram.addChat({ id: CHANNEL, type: 'channel', title: 'Bakery' })
    telegram.setMember(CHANNEL, BOT, { status: 'administrator', ...ALL_RIGHTS })
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

describe('deleting', () => {
  test('works up to one second before 48 hours and not at 48 hours', async () => {
    const first = await idOf('first')
    const second = await idOf('second')
    now = Math.floor(NOW / 1000) * 1000 + 172_800_000 - 1
    expect(await call('deleteMessage', { chat_id: CHANNEL, message_id: first })).toMatchObject({
      result: true,
    })
    now += 1
    const late = { chat_id: CHANNEL, message_id: second }
    expect(await refusal('deleteMessage', late)).toBe("400 Bad Request: message can't be deleted")
    expect(telegram.chats.get(CHANNEL)?.messages.map(({ deletedAt }) => deletedAt)).toEqual([now - 1, null])
  })

  test('of what is not there, or without the right', async () => {
    const id = await idOf('text')
    const one = { chat_id: CHANNEL, message_id: id }
    expect(await refusal('deleteMessage', { ...one, message_id: id + 1 })).toBe(
      '400 Bad Request: message to delete not found',
    )
    telegram.setMember(CHANNEL, BOT, { status: 'administrator' })
    expect(await refusal('deleteMessage', one)).toBe("400 Bad Request: message can't be deleted")
    telegram.setMember(CHANNEL, BOT, { status: 'administrator', can_post_messages: true })
    expect(await refusal('deleteMessage', one)).toBe('200 accepted')
    expect(await refusal('deleteMessage', one)).toContain('message to delete not found')
  })

  test('of several skips missing ones', async () => {
    const ids = [await idOf('a'), await idOf('b')]
    expect(await refusal('deleteMessages', { chat_id: CHANNEL, message_ids: [...ids, 999] })).toBe(
      '200 accepted',
    )
    expect(telegram.visibleMessages(CHANNEL)).toEqual([])
    const many = Array.from({ length: 101 }, (_, index) => index + 1)
    expect(await refusal('deleteMessages', { chat_id: CHANNEL, message_ids: many })).toContain('too many')
  })
})

describe('editing and sending on', () => {
  test('text: also after a year, but not into the same', async () => {
    const id = await idOf('old')
    now += 365 * 86_400_000
    const edit = { chat_id: CHANNEL, message_id: id, text: 'new' }
    expect(await sent('editMessageText', edit)).toMatchObject({ text: 'new', message_id: id })
    expect(telegram.visibleMessages(CHANNEL)[0]).toMatchObject({
      text: 'new',
      editedAt: now,
      edits: [{ text: 'old' }],
    })
    expect(await refusal('editMessageText', edit)).toContain('400 Bad Request: message is not modified')
    expect(await refusal('editMessageText', { ...edit, message_id: 999 })).toBe(
      '400 Bad Request: message to edit not found',
    )
    expect(await refusal('editMessageCaption', { ...edit, caption: 'x' })).toContain(
      'there is no caption in the message to edit',
    )
  })

  test('caption and media', async () => {
    await sent('sendPhoto', photo(await testImage(30, 20), { caption: 'one' }))
    const [message] = telegram.visibleMessages(CHANNEL)
    const target = { chat_id: String(CHANNEL), message_id: String(message?.messageId) }
    await sent('editMessageCaption', { ...target, caption: 'two' })
    expect(message).toMatchObject({ text: 'two', edits: [{ text: 'one' }] })
    expect(await refusal('editMessageText', { ...target, text: 'x' })).toContain('there is no text')
    const media = JSON.stringify({ type: 'photo', media: 'attach://new', caption: 'three' })
    await sent('editMessageMedia', form({ ...target, media, new: await testImage(50, 40) }))
    expect(message).toMatchObject({ text: 'three', file: { width: 50 } })
  })

  test('forward shows the origin, copy does not', async () => {
    const id = await idOf('news')
    const source = { chat_id: GROUP, from_chat_id: CHANNEL, message_id: id }
    expect(await sent('forwardMessage', source)).toMatchObject({
      text: 'news',
      forward_origin: { type: 'channel', message_id: id, chat: { id: CHANNEL } },
    })
    expect(Object.keys(await sent('copyMessage', source))).toEqual(['message_id'])
    expect(await refusal('forwardMessage', { ...source, message_id: 999 })).toBe(
      '400 Bad Request: message to forward not found',
    )
    const [forwarded, copied] = telegram.visibleMessages(GROUP)
    const edit = { chat_id: GROUP, text: 'changed' }
    expect(await refusal('editMessageText', { ...edit, message_id: forwarded?.messageId })).toContain(
      "message can't be edited",
    )
    expect(await refusal('editMessageText', { ...edit, message_id: copied?.messageId })).toBe('200 accepted')
  })

  test('a channel post arrives in the linked group, and in its updates', async () => {
    const linked = -1_001_000_000_003
    telegram.addChat({ id: linked, type: 'channel', title: 'Linked', linkedChatId: GROUP })
    telegram.setMember(linked, BOT, { status: 'administrator', ...ALL_RIGHTS })
    const id = await idOf('post', linked)
    const updates = (await call('getUpdates')).result as unknown as { update_id: number; message: object }[]
    expect(updates).toMatchObject([
      { message: { text: 'post', is_automatic_forward: true, forward_origin: { message_id: id } } },
    ])
    const offset = (updates[0]?.update_id ?? 0) + 1
    expect((await call('getUpdates', { offset })).result).toEqual([])
    telegram.setWebhookActive(true)
    expect(await refusal('getUpdates')).toContain('409 Conflict')
  })
})

describe('limits and faults', () => {
  test('messages per chat and time, an album counting once per item', async () => {
    telegram.rateLimits.perChatPerMinute = 3
    await idOf('1')
    await idOf('2')
    const bytes = await testImage(30, 20)
    const media = JSON.stringify([
      { type: 'photo', media: 'attach://a' },
      { type: 'photo', media: 'attach://a' },
    ])
    now += 20_000
    const album = await call('sendMediaGroup', form({ chat_id: String(CHANNEL), media, a: bytes }))
    expect(album).toMatchObject({
      error_code: 429,
      description: 'Too Many Requests: retry after 40',
      parameters: { retry_after: 40 },
    })
    await idOf('3')
    now += 40_000
    expect((await call('sendMediaGroup', form({ chat_id: String(CHANNEL), media, a: bytes }))).ok).toBe(true)
  })

  test('an ordered rate limit has the form of the real one', async () => {
    telegram.faults.add({ kind: 'rateLimit', retryAfterSeconds: 12, match: { apiMethod: 'sendMessage' } })
    const answer = await fetch(`${telegram.baseUrl}/bot${TOKEN}/sendMessage?chat_id=${CHANNEL}&text=x`)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '12'])
    expect(await answer.json()).toEqual({
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 12',
      parameters: { retry_after: 12 },
    })
    expect(telegram.visibleMessages(CHANNEL)).toEqual([])
  })

  test('after resetAfter the message is there, and nothing told the client so', async () => {
    telegram.faults.add({ kind: 'resetAfter', match: { apiMethod: 'sendMessage' } })
    await expect(call('sendMessage', { chat_id: CHANNEL, text: 'x' })).rejects.toThrow('fetch failed')
    expect(telegram.visibleMessages(CHANNEL)).toMatchObject([{ text: 'x', requestId: 1 }])
    telegram.faults.add({ kind: 'resetBefore', match: { apiMethod: 'sendMessage' } })
    await expect(call('sendMessage', { chat_id: CHANNEL, text: 'y' })).rejects.toThrow('fetch failed')
    expect(telegram.visibleMessages(CHANNEL)).toHaveLength(1)
  })

  test('an unreadable body is refused in the form of the Bot API', async () => {
    const answer = await fetch(`${telegram.baseUrl}/bot${TOKEN}/sendMessage`, {
      method: 'POST',
      body: '{"chat_id":',
      headers: { 'content-type': 'application/json' },
    })
    expect(await answer.json()).toMatchObject({ ok: false, error_code: 400 })
  })
})
