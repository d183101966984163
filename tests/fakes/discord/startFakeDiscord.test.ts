import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testDiscord } from './testDiscord.ts'
import type { TestDiscord } from './testDiscord.ts'

const NOW = Date.parse('2026-11-20T10:00:00.500Z')
const USER = '190320984123768832'
const ROLE = '290320984123768833'

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

describe('the webhook', () => {
  test('shows itself, with and without a version in the path', async () => {
    const { id, token, guildId, channelId } = discord.webhook
    const shown = { id, token, guild_id: guildId, channel_id: channelId, type: 1, name: 'Captain Hook' }
    expect((await discord.call('GET', '')).body).toMatchObject(shown)
    const versioned = await fetch(discord.url.replace('/api/', '/api/v10/'))
    expect(await versioned.json()).toMatchObject(shown)
    expect(BigInt(id)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER))
  })

  test('that was deleted is unknown, one with another token is not let in', async () => {
    const other = await fetch(`${discord.url}x`)
    expect([other.status, await other.json()]).toEqual([
      401,
      { message: 'Invalid Webhook Token', code: 50027 },
    ])
    discord.server.deleteWebhook(discord.webhook)
    const gone = await discord.execute({ content: 'x' })
    expect([gone.status, gone.body]).toEqual([404, { message: 'Unknown Webhook', code: 10015 }])
    const odd = await fetch(`${discord.server.baseUrl}/api/webhooks/abc/def`)
    expect([odd.status, await odd.json()]).toMatchObject([400, { code: 50035 }])
  })

  test('can be reset, and can delete itself', async () => {
    discord.server.resetToken(discord.webhook)
    expect(await judge({ content: 'x' })).toBe('401 50027')
    const url = discord.server.urlOf(discord.webhook)
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(204)
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(404)
  })

  test('unknown paths and methods', async () => {
    expect((await fetch(`${discord.server.baseUrl}/api/v10/gateway`)).status).toBe(404)
    expect(await judge({}, 'PUT', '')).toBe('405 0')
  })
})

describe('publishing', () => {
  test('without wait there is no answer, with it there is the message', async () => {
    const silent = await discord.call('POST', '', { content: 'kimya' })
    expect([silent.status, silent.body]).toEqual([204, {}])
    const { body } = await discord.execute({ content: ' Habari <b> ', username: 'Mkate', tts: false })
    expect(body).toMatchObject({
      type: 0,
      content: 'Habari <b>',
      channel_id: discord.channel.id,
      webhook_id: discord.webhook.id,
      author: { bot: true, username: 'Mkate' },
      timestamp: '2026-11-20T10:00:00.500000+00:00',
      edited_timestamp: null,
      attachments: [],
      flags: 0,
    })
    expect(texts()).toEqual(['kimya', 'Habari <b>'])
    expect(discord.server.requests.map(({ apiMethod }) => apiMethod)).toEqual([
      'webhook.execute',
      'webhook.execute',
    ])
  })

  test.each([
    [{ content: '😀'.repeat(2000) }, '200'],
    [{ content: 'x'.repeat(2001) }, '400 50035 BASE_TYPE_MAX_LENGTH'],
    [{}, '400 50006'],
    [{ content: ' \n ' }, '400 50006'],
    [{ content: '', embeds: [{}] }, '400 50006'],
    [{ content: 5 }, '400 50035 STRING_TYPE_CONVERT'],
    [{ content: 'x', tts: 'yes' }, '400 50035 BOOLEAN_TYPE_CONVERT'],
    [{ content: 'x', username: 'My Discord' }, '400 50035 USERNAME_INVALID_CONTAINS'],
    [{ content: 'x', username: '' }, '400 50035 BASE_TYPE_MIN_LENGTH'],
    [{ content: 'x', avatar_url: 'kitambaa' }, '400 50035 URL_TYPE_INVALID_URL'],
    [{ content: 'x', embeds: {} }, '400 50035 LIST_TYPE_CONVERT'],
    [{ content: 'x', embeds: ['a'] }, '400 50035 MODEL_TYPE_CONVERT'],
    [{ embeds: [{ title: 'x'.repeat(257) }] }, '400 50035 BASE_TYPE_MAX_LENGTH'],
    [{ embeds: [{ fields: [{ name: 'a' }] }] }, '400 50035 BASE_TYPE_REQUIRED'],
    [{ embeds: [{ title: 'x', timestamp: 'jana' }] }, '400 50035 DATE_TIME_TYPE_PARSE'],
    [{ embeds: Array(2).fill({ description: 'x'.repeat(3000) }) }, '200'],
    [
      { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
      '400 50035 MAX_EMBED_SIZE_EXCEEDED',
    ],
    [{ embeds: Array(11).fill({ title: 'x' }) }, '400 50035 BASE_TYPE_MAX_LENGTH'],
    [{ content: 'x', attachments: [{ id: 0 }] }, '400 50035 ATTACHMENT_NOT_FOUND'],
    [{ content: 'x', flags: 1 << 15 }, '400 50035 MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'],
    [{ content: 'x', flags: '4' }, '400 50035 NUMBER_TYPE_COERCE'],
  ])('%# is judged as it should be: %s %s', async (body, expected) => {
    expect(await judge(body)).toBe(expected)
    expect(discord.server.messages.size).toBe(expected === '200' ? 1 : 0)
  })

  test('all errors come at once, each in its place', async () => {
    const { body } = await discord.execute({ content: 'x'.repeat(2001), embeds: [{ url: 'x' }] })
    expect(body).toEqual({
      message: 'Invalid Form Body',
      code: 50035,
      errors: {
        content: {
          _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 2000 or fewer in length.' }],
        },
        embeds: {
          0: { url: { _errors: [{ code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' }] } },
        },
      },
    })
  })

  test('what is no JSON, and a wish that is no boolean', async () => {
    const headers = { 'content-type': 'application/json' }
    const broken = await fetch(discord.url, { method: 'POST', body: '{"content":', headers })
    expect([broken.status, await broken.json()]).toMatchObject([400, { code: 50109 }])
    const text = await fetch(discord.url, { method: 'POST', body: 'hujambo' })
    expect([text.status, await text.json()]).toMatchObject([400, { code: 50109 }])
    expect(await judge({ content: 'x' }, 'POST', '?wait=ndiyo')).toBe('400 50035 BOOLEAN_TYPE_CONVERT')
  })

  test('nobody is called but whom allowed_mentions lets through', async () => {
    const content = `@everyone <@${USER}> <@&${ROLE}>`
    const pings = async (allowed?: object): Promise<unknown> => {
      const id = (await discord.execute({ content, allowed_mentions: allowed })).body['id'] as string
      return discord.server.messages.get(id)?.pings
    }
    expect(await pings()).toEqual({ everyone: true, users: [USER], roles: [ROLE] })
    expect(await pings({ parse: [] })).toEqual({ everyone: false, users: [], roles: [] })
    expect(await pings({ parse: ['roles'], users: [ROLE] })).toEqual({
      everyone: false,
      users: [],
      roles: [ROLE],
    })
    const refused = async (allowed: unknown): Promise<string> => judge({ content, allowed_mentions: allowed })
    expect(await refused({ parse: ['users'], users: [USER] })).toContain('PARSE_EXCLUSIVE')
    expect(await refused({ parse: ['all'] })).toContain('BASE_TYPE_CHOICES')
    expect(await refused({ users: ['asha'] })).toContain('NUMBER_TYPE_COERCE')
    expect(await refused([])).toContain('MODEL_TYPE_CONVERT')
  })

  test('flags that may be set are kept, the others and unknown fields are listed', async () => {
    const { body } = await discord.execute({
      content: 'x',
      flags: 4 | 64 | 4096,
      nonce: 'a',
      enforce_nonce: true,
    })
    expect(body['flags']).toBe(4 | 4096)
    expect(discord.server.ignoredParameters.map(({ name }) => name)).toEqual([
      'flags: 64',
      'nonce',
      'enforce_nonce',
    ])
  })

  test('the same twice is two messages: nothing guards against it', async () => {
    await discord.execute({ content: 'x', nonce: '1', enforce_nonce: true })
    await discord.execute({ content: 'x', nonce: '1', enforce_nonce: true })
    expect(texts()).toEqual(['x', 'x'])
  })

  test('a message that is not saved is no error for who does not wait', async () => {
    discord.server.settings.stores = false
    expect(await judge({ content: 'x' }, 'POST', '')).toBe('204')
    expect(await judge({ content: 'x' })).toBe('500 0')
    expect(discord.server.messages.size).toBe(0)
  })
})

describe('limits and faults', () => {
  test('five calls of a kind in two seconds, told beforehand and in the refusal', async () => {
    discord.server.settings.rateLimit = { limit: 5, perMs: 2000 }
    const first = await discord.execute({ content: '1' })
    expect(first.headers.get('x-ratelimit-remaining')).toBe('4')
    now += 750
    for (const content of ['2', '3', '4', '5']) await discord.execute({ content })
    const refused = await discord.execute({ content: '6' })
    expect(refused.body).toEqual({
      message: 'You are being rate limited.',
      retry_after: 1.25,
      global: false,
    })
    const header = (name: string): string | null => refused.headers.get(name)
    expect([refused.status, header('retry-after'), header('x-ratelimit-reset-after')]).toEqual([
      429,
      '2',
      '1.250',
    ])
    expect((await discord.call('GET', '')).status).toBe(200)
    now += 1250
    expect((await discord.execute({ content: '7' })).status).toBe(200)
    expect(texts()).toEqual(['1', '2', '3', '4', '5', '7'])
  })

  test('an ordered rate limit has the form of the real one', async () => {
    discord.server.faults.add({
      kind: 'rateLimit',
      retryAfterSeconds: 0.3,
      match: { apiMethod: 'webhook.execute' },
    })
    const { status, body, headers } = await discord.execute({ content: 'x' })
    expect([status, body['retry_after'], headers.get('retry-after')]).toEqual([429, 0.3, '1'])
    expect(texts()).toEqual([])
  })

  test('after resetAfter the message is there, and nothing told the client so', async () => {
    discord.server.faults.add({ kind: 'resetAfter', match: { apiMethod: 'webhook.execute' } })
    await expect(discord.execute({ content: 'x' })).rejects.toThrow('fetch failed')
    discord.server.faults.add({ kind: 'resetBefore' })
    await expect(discord.execute({ content: 'y' })).rejects.toThrow('fetch failed')
    expect(texts()).toEqual(['x'])
    discord.server.faults.add({ kind: 'truncate' })
    await expect(discord.execute({ content: 'z' })).rejects.toThrow()
    expect(texts()).toEqual(['x', 'z'])
  })
})
