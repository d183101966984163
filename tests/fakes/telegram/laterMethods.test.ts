import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testImage } from '../testImage.ts'
import { ALL_RIGHTS, BOT, CHANNEL, GROUP, form, photo, testTelegram } from './testTelegram.ts'
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

  test('several at once, in order, without those that are gone', async () => {
    const ids = [await idOf('one'), await idOf('two'), await idOf('three')]
    await sent('deleteMessage', { chat_id: CHANNEL, message_id: ids[1] })
    const source = { chat_id: GROUP, from_chat_id: CHANNEL }
    expect(await sent('forwardMessages', { ...source, message_ids: ids })).toHaveLength(2)
    expect(telegram.visibleMessages(GROUP).map(({ text }) => text)).toEqual(['one', 'three'])
    expect(await refusal('forwardMessages', { ...source, message_ids: ids.toReversed() })).toContain(
      'strictly increasing order',
    )
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
