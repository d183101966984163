import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testImage } from '../testImage.ts'
import { testDiscord } from './testDiscord.ts'
import type { TestDiscord } from './testDiscord.ts'

const NOW = Date.parse('2026-11-20T10:00:00.500Z')

let now: number
let discord: TestDiscord

beforeEach(async () => {
  now = NOW
  discord = await testDiscord({ now: () => now, rateLimit: null })
})

afterEach(async () => {
  expect(discord.server.crashes).toEqual([])
  await discord.server.close()
})

const judge: TestDiscord['judge'] = (...wanted) => discord.judge(...wanted)
const texts = (): string[] => discord.server.visibleMessages(discord.channel).map(({ content }) => content)

function form(payload: object | undefined, files: Record<string, Uint8Array<ArrayBuffer>>): FormData {
  const data = new FormData()
  if (payload) data.append('payload_json', JSON.stringify(payload))
  for (const [field, bytes] of Object.entries(files)) data.append(field, new File([bytes], 'my bread.png'))
  return data
}

const bytesOf = async (size: number): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await testImage(size, 20))

describe('files', () => {
  test('come with a description, are measured and can be looked at', async () => {
    const [first, second] = [await bytesOf(30), await bytesOf(40)]
    const attachments = [{ id: 0, description: 'Mkate' }, { id: '1' }]
    const files = { 'files[0]': first, 'files[1]': second, file3: first }
    const { body } = await discord.execute(form({ content: 'x', attachments }, files))
    const shown = body['attachments'] as { url: string }[]
    expect(shown).toMatchObject([
      { filename: 'my_bread.png', description: 'Mkate', width: 30, height: 20, content_type: 'image/png' },
      { width: 40, size: second.length },
    ])
    expect(shown[1]).not.toHaveProperty('description')
    expect(new Uint8Array(await (await fetch(shown[0]?.url ?? '')).arrayBuffer())).toEqual(first)
    expect(discord.server.ignoredParameters.map(({ name }) => name)).toEqual(['file3'])
  })

  test('alone are a message, with plain fields too', async () => {
    const data = form(undefined, { 'files[0]': await bytesOf(30) })
    expect(await judge(data)).toBe('200')
    data.append('content', 'maneno')
    expect(await judge(data)).toBe('200')
    expect(texts()).toEqual(['', 'maneno'])
  })

  test('are bounded in number, in size and in words', async () => {
    const small = await bytesOf(10)
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`files[${n}]`, small]))
    expect(await judge(form({}, many))).toBe('400 50035 BASE_TYPE_MAX_LENGTH')
    const described = { attachments: [{ id: 0, description: 'x'.repeat(1025) }] }
    expect(await judge(form(described, { 'files[0]': small }))).toBe('400 50035 BASE_TYPE_MAX_LENGTH')
    expect(await judge(form({}, { 'files[0]': new Uint8Array(10 * 1024 * 1024) }))).toBe('200')
    expect(await judge(form({}, { 'files[0]': new Uint8Array(10 * 1024 * 1024 + 1) }))).toBe('413 40005')
    const half = new Uint8Array(9 * 1024 * 1024)
    expect(await judge(form({}, { 'files[0]': half, 'files[1]': half, 'files[2]': half }))).toBe('413 40005')
  })
})

describe('afterwards', () => {
  test('a message is read, edited in part and deleted once', async () => {
    const { body } = await discord.execute({ content: 'old', embeds: [{ title: 'kichwa' }] })
    const path = `/messages/${body['id'] as string}`
    now += 60_000
    const edited = await discord.call('PATCH', path, { content: 'new' })
    expect(edited.body).toMatchObject({
      content: 'new',
      embeds: [{ title: 'kichwa' }],
      edited_timestamp: '2026-11-20T10:01:00.500000+00:00',
    })
    expect((await discord.call('GET', path)).body).toEqual(edited.body)
    expect(await judge({ content: null, embeds: [] }, 'PATCH', path)).toBe('400 50006')
    expect(await judge({ content: 'x'.repeat(2001) }, 'PATCH', path)).toContain('400 50035')
    const message = discord.server.messages.get(body['id'] as string)
    expect(message?.edits.map(({ content }) => content)).toEqual(['old'])
    expect(await judge({}, 'DELETE', path)).toBe('204')
    expect(await judge({}, 'DELETE', path)).toBe('404 10008')
    expect((await discord.call('GET', path)).body).toEqual({ message: 'Unknown Message', code: 10008 })
    expect(await judge({ content: 'x' }, 'PATCH', path)).toBe('404 10008')
    expect(message?.deletedAt).toBe(now)
  })

  test('an edit keeps the files it names, or all when it names none', async () => {
    const data = form({ content: 'x' }, { 'files[0]': await bytesOf(30), 'files[1]': await bytesOf(40) })
    const { body } = await discord.execute(data)
    const path = `/messages/${body['id'] as string}`
    const widths = async (change: object): Promise<unknown> => {
      const answer = await discord.call('PATCH', path, change)
      return (answer.body['attachments'] as { width: number }[]).map(({ width }) => width)
    }
    expect(await widths({ content: 'y' })).toEqual([30, 40])
    expect(await widths(form({ content: 'z' }, { 'files[0]': await bytesOf(50) }))).toEqual([30, 40, 50])
    const [first] = body['attachments'] as { id: string }[]
    const attachments = [{ id: first?.id }, { id: 0 }]
    expect(await widths(form({ attachments }, { 'files[0]': await bytesOf(60) }))).toEqual([30, 60])
    expect(await widths({ attachments: [] })).toEqual([])
  })

  test('belongs to its webhook', async () => {
    const id = await discord.idOf('x')
    const other = discord.server.addWebhook(discord.channel, 'Other')
    const answer = await fetch(`${discord.server.urlOf(other)}/messages/${id}`)
    expect([answer.status, await answer.json()]).toMatchObject([404, { code: 10008 }])
  })
})

describe('threads and forums', () => {
  test('a thread is named in every call', async () => {
    const thread = discord.server.addThread(discord.channel, 'mikate')
    const { body } = await discord.call('POST', `?wait=true&thread_id=${thread.id}`, { content: 'x' })
    expect(body['channel_id']).toBe(thread.id)
    const path = `/messages/${body['id'] as string}`
    expect((await discord.call('GET', path)).status).toBe(404)
    expect((await discord.call('GET', `${path}?thread_id=${thread.id}`)).status).toBe(200)
    const elsewhere = discord.server.addThread(discord.server.addChannel(), 'x')
    expect(await judge({ content: 'x' }, 'POST', `?thread_id=${elsewhere.id}`)).toBe('404 10003')
  })

  test('a forum wants a thread, only a forum makes one', async () => {
    expect(await judge({ content: 'x', thread_name: 'a' })).toBe('400 220003')
    const forum = discord.server.addChannel({ kind: 'forum' })
    const url = `${discord.server.urlOf(discord.server.addWebhook(forum))}?wait=1`
    const post = async (body: object): Promise<Response> =>
      fetch(url, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      })
    expect(await (await post({ content: 'x' })).json()).toMatchObject({ code: 220001 })
    const made = (await (await post({ content: 'x', thread_name: 'mada' })).json()) as { channel_id: string }
    expect(discord.server.channels.get(made.channel_id)).toMatchObject({ name: 'mada', parentId: forum.id })
  })
})
