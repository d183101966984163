import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testImage } from '../testImage.ts'
import { ALL_RIGHTS, BOT, CHANNEL, GROUP, TOKEN, form, testTelegram } from './testTelegram.ts'
import type { TestTelegram } from './testTelegram.ts'
import type { FakeTelegram } from './startFakeTelegram.ts'

const NOW = Date.parse('2026-11-20T10:00:00.500Z')

let telegram: FakeTelegram
let call: TestTelegram['call']
let refusal: TestTelegram['refusal']
let sent: TestTelegram['sent']
let idOf: TestTelegram['idOf']
let now: number

beforeEach(async () => {
  now = NOW
  ;({ server: telegram, call, refusal, sent, idOf } = await testTelegram({ now: () => now }))
})

afterEach(async () => {
  expect(telegram.crashes).toEqual([])
  await telegram.close()
})

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
