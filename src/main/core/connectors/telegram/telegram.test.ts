import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testIo } from '../../../../../tests/connectors/testIo.ts'
import { testMedia } from '../../../../../tests/connectors/testMedia.ts'
import { BOT, CHANNEL, GROUP, testTelegram, TOKEN } from '../../../../../tests/fakes/telegram/testTelegram.ts'
import type { FakeTelegram } from '../../../../../tests/fakes/telegram/startFakeTelegram.ts'
import type { Account, Connected, Outgoing, RemoteRef } from '../Connector.ts'
import { telegramFailure } from './callTelegram.ts'
import { messageUrl } from './messageUrl.ts'
import { readChatAddress } from './readChatAddress.ts'
import { telegram } from './telegram.ts'

test.each([
  ['@duka', '@duka'],
  [' duka ', '@duka'],
  ['https://t.me/duka', '@duka'],
  ['t.me/duka/17', '@duka'],
  ['https://t.me/s/duka?before=3', '@duka'],
  ['http://www.telegram.me/Duka_La_Amina', '@Duka_La_Amina'],
  ['https://t.me/c/1234567890/5', '-1001234567890'],
  ['-1001234567890', '-1001234567890'],
  ['42', '42'],
  ['https://t.me/+AbCdEf', null],
  ['https://t.me/joinchat/AbCdEf', null],
  ['https://example.com/duka', null],
  ['@no', null],
  ['duka la amina', null],
  ['', null],
])('the chat %s is %s', (text, chat) => {
  expect(readChatAddress(text)).toBe(chat)
})

test.each([
  [{ id: -1001234567890, username: 'duka' }, 7, 'https://t.me/duka/7'],
  [{ id: -1001234567890 }, 7, 'https://t.me/c/1234567890/7'],
  [{ id: -4567 }, 7, null],
  [{ id: 42, username: 'amina' }, 7, null],
  [{ id: -1001234567890, username: 'duka' }, 0, null],
])('a message of %o has the address %s', (chat, id, url) => {
  expect(messageUrl(chat, id)).toBe(url)
})

test.each<[number, object | string, Record<string, string>, object]>([
  [401, refusal(401, 'Unauthorized'), {}, { kind: 'auth', words: 'Unauthorized' }],
  [404, refusal(404, 'Not Found'), {}, { kind: 'auth' }],
  [404, refusal(404, 'Not Found: method not found'), {}, { kind: 'content' }],
  [403, refusal(403, 'Forbidden: bot was kicked from the channel chat'), {}, { kind: 'permission' }],
  [
    400,
    refusal(400, 'Bad Request: need administrator rights in the channel chat'),
    {},
    { kind: 'permission' },
  ],
  [
    400,
    refusal(400, 'Bad Request: not enough rights to send photos to the chat'),
    {},
    { kind: 'permission' },
  ],
  [400, refusal(400, 'Bad Request: chat not found'), {}, { kind: 'permission' }],
  [
    400,
    refusal(400, 'Bad Request: message is too long'),
    {},
    { kind: 'content', words: 'Bad Request: message is too long' },
  ],
  [400, refusal(400, 'Bad Request: PHOTO_INVALID_DIMENSIONS'), {}, { kind: 'content' }],
  [
    400,
    refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: -100555,
    }),
    {},
    {
      kind: 'content',
      words: 'Bad Request: group chat was upgraded to a supergroup chat (migrate_to_chat_id: -100555)',
    },
  ],
  [409, refusal(409, 'Conflict: terminated by other getUpdates request'), {}, { kind: 'transient' }],
  [413, refusal(413, 'Request Entity Too Large'), {}, { kind: 'content' }],
  [413, '<html>nginx</html>', {}, { kind: 'content', words: 'HTTP 413' }],
  [
    429,
    refusal(429, 'Too Many Requests: retry after 7', { retry_after: 7 }),
    {},
    { kind: 'rate', retryAfterMs: 7000 },
  ],
  [429, '', { 'retry-after': '9' }, { kind: 'rate', retryAfterMs: 9000 }],
  [429, '', {}, { kind: 'rate', retryAfterMs: 60_000 }],
  [500, refusal(500, 'Internal Server Error'), {}, { kind: 'unknown' }],
  [502, '<html>Bad Gateway</html>', {}, { kind: 'unknown', words: 'HTTP 502' }],
  [301, '', {}, { kind: 'transient' }],
  [404, '<html>not here</html>', {}, { kind: 'transient' }],
  [200, { ok: false, error_code: 403, description: 'Forbidden: no' }, {}, { kind: 'permission' }],
  [200, { hello: 'world' }, {}, { kind: 'unknown' }],
])('%i %o means what it means', (status, body, headers, failure) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const answer = { status, text, headers: new Headers(headers) }
  expect(telegramFailure(answer, testIo({ now: () => 0 }))).toMatchObject(failure)
})

function refusal(error_code: number, description: string, parameters?: object): object {
  return { ok: false, error_code, description, parameters }
}

describe('against a Bot API server', () => {
  let server: FakeTelegram
  let now = Date.parse('2026-11-22T12:00:00Z')
  beforeEach(async () => {
    now = Date.parse('2026-11-22T12:00:00Z')
    ;({ server } = await testTelegram({ now: () => now }))
  })
  afterEach(async () => {
    expect([server.crashes, server.ignoredParameters]).toEqual([[], []])
    await server.close()
  })

  const io = async () => testIo({ secrets: [TOKEN], media: await testMedia() })
  const connect = async (more: Record<string, string> = {}): Promise<Connected> =>
    telegram.connect(await io(), 'token', { token: TOKEN, chat: '@bakery', baseUrl: server.baseUrl, ...more })
  const connected = async (more: Record<string, string> = {}): Promise<Account> => {
    const { account } = await connect(more)
    if (account === null) throw new Error('does not connect')
    return account
  }
  const post = (text: string, ids: string[] = [], more: Partial<Outgoing> = {}): Outgoing => ({
    text,
    link: '',
    media: ids.map(mediaId => ({ mediaId, alt: '' })),
    options: {},
    ...more,
  })
  const publish = async (account: Account, outgoing: Outgoing): Promise<RemoteRef> =>
    telegram.publish(await io(), account, { outgoing, prepared: {}, idempotencyKey: '', firstCommitAt: null })
  const last = () => server.visibleMessages(CHANNEL).at(-1)
  const edit = async (account: Account, ref: RemoteRef, outgoing: Outgoing) =>
    telegram.edit?.(await io(), account, ref, outgoing)
  const remove = async (account: Account, ref: RemoteRef) => telegram.remove?.(await io(), account, ref)

  test('each missing right is named, and only the needed ones keep it from connecting', async () => {
    const failing = async () =>
      (await connect()).checks.filter(({ passed }) => !passed).map(({ key, words }) => [key, words])
    server.setMember(CHANNEL, BOT, { status: 'administrator', can_post_messages: true })
    expect(await failing()).toEqual([])
    server.setMember(CHANNEL, BOT, { status: 'administrator', can_delete_messages: true })
    expect(await failing()).toEqual([['mayPost', null]])
    server.setMember(CHANNEL, BOT, { status: 'member' })
    expect(await failing()).toEqual([['botIsAdmin', null]])
    server.kick(CHANNEL, BOT)
    expect(await failing()).toEqual([['botIsMember', 'Forbidden: bot was kicked from the channel chat']])
    expect((await connect()).account).toBeNull()
  })

  test('connecting names the steps in order, finds a private chat by link, and a group without being admin', async () => {
    expect((await connect()).checks.map(({ key }) => key)).toEqual([
      'serverAnswers',
      'tokenWorks',
      'chatFound',
      'botIsAdmin',
      'mayPost',
      'mayDelete',
      'mayEdit',
    ])
    const inner = String(GROUP).slice(4)
    const group = await connected({ chat: `https://t.me/c/${inner}/9` })
    expect(group.remoteId).toBe(String(GROUP))
    expect((await publish(group, post('Habari'))).url).toBe(`https://t.me/c/${inner}/2`)
  })

  test('something else at the address of the server is told from a wrong token', async () => {
    const answers = [
      { status: 404, body: '<html>not here</html>' },
      { status: 200, body: '<html>welcome</html>' },
      { status: 301, body: '', headers: { location: 'https://example.com/' } },
      { status: 500, body: 'broken' },
    ]
    for (const answer of answers) {
      server.faults.add({ kind: 'status', ...answer })
      expect([answer.status, (await connect()).checks]).toEqual([
        answer.status,
        [{ key: 'serverAnswers', passed: false, words: expect.any(String) as string }],
      ])
    }
    expect((await connect({ baseUrl: 'my server' })).checks).toMatchObject([
      { key: 'serverAnswers', passed: false },
    ])
  })

  test('a server of one’s own takes larger files', async () => {
    const { account } = await connect({ baseUrl: `${server.baseUrl}/` })
    expect(account?.limits?.media.byKind.video?.maxBytes).toBe(2_000_000_000)
    expect(account?.limits?.media.byKind.image?.maxBytes).toBe(10_000_000)
  })

  test('a right that is taken away later is seen by verify', async () => {
    const account = await connected()
    server.setMember(CHANNEL, BOT, { status: 'administrator' })
    const { health, rights } = await telegram.verify(await io(), account)
    expect([health.state, rights.find(({ key }) => key === 'mayPost')?.granted]).toEqual(['limited', false])
  })

  test('options reach Telegram', async () => {
    const account = await connected()
    const link = 'https://duka.example/mkate'
    const text = `Mkate\n\n${link}`
    await publish(account, post(text, [], { link, options: { silent: true } }))
    expect(last()).toMatchObject({ disableNotification: true, linkPreviewOptions: { url: link } })
    const previews = {
      large: { url: link, prefer_large_media: true },
      small: { url: link, prefer_small_media: true },
      above: { url: link, show_above_text: true },
      hide: { is_disabled: true },
    }
    for (const [linkPreview, linkPreviewOptions] of Object.entries(previews)) {
      await publish(account, post(text, [], { link, options: { linkPreview } }))
      expect(last()).toMatchObject({ disableNotification: false, linkPreviewOptions })
    }
    await publish(account, post('Juu', ['photo'], { options: { captionAbove: true } }))
    expect(last()).toMatchObject({ showCaptionAboveMedia: true, text: 'Juu' })
    const album = await publish(
      account,
      post('Juu', ['photo', 'clip'], { options: { captionAbove: true, silent: true } }),
    )
    const messages = server.visibleMessages(CHANNEL).slice(-2)
    expect(messages.map(m => [m.kind, m.text, m.showCaptionAboveMedia, m.disableNotification])).toEqual([
      ['photo', 'Juu', true, true],
      ['video', '', true, true],
    ])
    expect(album.ids).toEqual(messages.map(({ messageId }) => String(messageId)))
  })

  test('what looks like markup stays text, and a link that is none makes no preview', async () => {
    const account = await connected()
    const text = '<b>1 < 2</b> *nyota* _chini_ [a](b) `c` https://x.example'
    await publish(account, post(text, [], { link: 'not a link' }))
    expect([last()?.text, last()?.linkPreviewOptions]).toEqual([text, null])
  })

  test('an edit keeps the picture, the place of the caption and the preview', async () => {
    const account = await connected()
    const options = { captionAbove: true, linkPreview: 'hide' }
    const ref = await publish(account, post('Kwanza', ['photo'], { options }))
    await edit(account, ref, post('Pili', ['photo'], { options }))
    expect(last()).toMatchObject({ text: 'Pili', kind: 'photo', showCaptionAboveMedia: true })
    const bare = await publish(account, post('https://x.example kwanza', [], { options }))
    await edit(account, bare, post('https://x.example pili', [], { options }))
    expect(last()).toMatchObject({
      text: 'https://x.example pili',
      linkPreviewOptions: { is_disabled: true },
    })
  })

  test('a post that got or lost its pictures here can still be edited there', async () => {
    const account = await connected()
    const withPhoto = await publish(account, post('Kwanza', ['photo']))
    await edit(account, withPhoto, post('Bila picha'))
    expect(last()?.text).toBe('Bila picha')
    const without = await publish(account, post('Kwanza'))
    await edit(account, without, post('Na picha', ['photo']))
    expect(last()?.text).toBe('Na picha')
  })

  test('an album goes as a whole, also when a part of it is gone already', async () => {
    const account = await connected()
    const ref = await publish(account, post('Albamu', ['photo', 'drawing', 'clip']))
    expect(await remove(account, { ...ref, ids: ref.ids.slice(1, 2) })).toBe('removed')
    expect(await remove(account, ref)).toBe('removed')
    expect(server.visibleMessages(CHANNEL)).toEqual([])
    expect(await remove(account, ref)).toBe('alreadyGone')
  })

  test('after 48 hours it cannot be removed, and Telegram’s words say so', async () => {
    const account = await connected()
    const ref = await publish(account, post('Inabaki'))
    now += 172_800_000
    const error: unknown = await remove(account, ref).catch((thrown: unknown) => thrown)
    expect(telegram.classify(error)).toEqual({
      kind: 'content',
      words: "Bad Request: message can't be deleted",
    })
    expect(server.visibleMessages(CHANNEL)).toHaveLength(1)
  })

  test('a group that became a supergroup says where it went', async () => {
    server.addChat({ id: -4242, type: 'group', title: 'Kikundi' })
    server.setMember(-4242, BOT, { status: 'member' })
    const account = await connected({ chat: '-4242' })
    server.migrate(-4242, -1004242)
    const error: unknown = await publish(account, post('Habari')).catch((thrown: unknown) => thrown)
    expect(telegram.classify(error)).toMatchObject({
      kind: 'content',
      words: expect.stringContaining('-1004242') as string,
    })
  })

  test('a rate limit is obeyed to the second', async () => {
    const account = await connected()
    server.rateLimits.perChatPerMinute = 1
    await publish(account, post('Moja'))
    const error: unknown = await publish(account, post('Mbili')).catch((thrown: unknown) => thrown)
    expect(telegram.classify(error)).toMatchObject({ kind: 'rate', retryAfterMs: 60_000 })
  })
})
