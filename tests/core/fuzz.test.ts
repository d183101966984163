import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { newDesign } from '#shared/design/newDesign.ts'
import { contract } from '#shared/contract/index.ts'
import type { Method } from '#shared/contract/index.ts'
import type { Media } from '#shared/model/media.ts'
import { AppError, errorCodes } from '#shared/rpc/errors.ts'
import { startFakeServer } from '../fakes/startFakeServer.ts'
import type { FakeServer } from '../fakes/startFakeServer.ts'
import { testImage } from '../fakes/testImage.ts'
import { CHANNEL, TOKEN } from '../fakes/telegram/testTelegram.ts'
import { arbitraryOf } from './arbitraryOf.ts'
import { connectMastodon, connectTelegram } from './connectedNetworks.ts'
import type { MastodonAtHand, TelegramAtHand } from './connectedNetworks.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

/** Inputs of each kind for each method. */
const runs = 40
/** Waiting for a browser that never comes back is what this call is for; it is called off. */
const patienceMs: Partial<Record<Method, number>> = { 'channels.finishOAuth': 30 }

const known: ReadonlySet<string> = new Set(errorCodes)
const methods = Object.keys(contract) as Method[]

let t: TestCore
let telegram: TelegramAtHand
let mastodon: MastodonAtHand
let website: FakeServer
const bugs: unknown[] = []
/** Ids of things of every kind that are there (or were, before another input removed them). */
const ids: string[] = []
const tickets: string[] = []
let lastDesignId = 0

/** Never out into the world: whatever address an input holds, only this computer is asked. */
const onlyHere: typeof fetch = (input, init) => {
  const { hostname } = new URL(new Request(input, init).url)
  if (hostname === '127.0.0.1') return fetch(input, init)
  return Promise.reject(
    new TypeError('fetch failed', { cause: Object.assign(new Error('not found'), { code: 'ENOTFOUND' }) }),
  )
}

beforeAll(async () => {
  t = startTestCore({
    fetch: onlyHere,
    deps: {
      web: { lookup: () => Promise.resolve([]), mayReach: address => address === '127.0.0.1' },
      log: {
        info: () => undefined,
        warn: () => undefined,
        error: (message, data) => void bugs.push({ message, data }),
      },
    },
  })
  website = await startFakeServer(
    {},
    {
      nameOf: () => null,
      handle: () => ({ status: 200, body: '<h1>Our bakery</h1>' }),
      rateLimited: () => ({ status: 429, body: '' }),
      tooLarge: () => ({ status: 413, body: '' }),
      unreadable: () => ({ status: 400, body: '' }),
      maxBodyBytes: 1e6,
    },
  )
  const project = await t.project()
  telegram = await connectTelegram(t, project)
  mastodon = await connectMastodon(t, project)
  const practice = await t.practiceChannel(project.id)
  const byHand = await t.channel(project.id, 'byhand', 'name', { name: 'Instagram', page: '' })
  const channels = [telegram.channel, mastodon.channel, practice, byHand]
  const media = (await (await t.upload(await testImage(40, 30), 'duka.png')).json()) as Media
  const campaign = await t.client.call('campaigns.create', {
    projectId: project.id,
    fields: { name: 'Sikukuu', goal: '', colour: null, startsOn: null, endsOn: null },
  })
  const label = await t.client.call('labels.create', {
    projectId: project.id,
    name: 'mpya',
    colour: '#123456',
  })
  const pillar = await t.client.call('pillars.create', {
    projectId: project.id,
    fields: { name: 'Vidokezo', colour: '#123456' },
  })
  const evergreen = await t.client.call('evergreen.create', {
    projectId: project.id,
    fields: {
      ...{ name: 'Vidokezo', pillarId: pillar.id, restDays: 7, paused: false },
      channelIds: channels.map(channel => channel.id),
    },
  })
  const competitor = await t.client.call('competitors.create', {
    projectId: project.id,
    fields: { name: 'Keki Bora' },
  })
  const theirChannel = await t.client.call('competitorChannels.create', {
    competitorId: competitor.id,
    fields: { network: 'instagram', handle: '@kekibora', url: null },
  })
  const observation = await t.client.call('observations.create', {
    projectId: project.id,
    fields: { competitorId: competitor.id, text: 'Punguzo', mediaIds: [media.id] },
  })
  ids.push(competitor.id, theirChannel.id, observation.id)
  const design = await t.client.call('designs.create', {
    projectId: project.id,
    fields: { name: 'Punguzo' },
    design: newDesign(['square', 'story'], () => `d${String((lastDesignId += 1))}`),
  })
  const version = await t.client.call('designs.keepVersion', { id: design.id, name: 'Kwanza' })
  ids.push(design.id, version.id)
  const kept = await t.client.call('evergreen.addPost', { listId: evergreen.id, postId: null })
  ids.push(evergreen.id, kept.postId)
  for (const inMs of [1000, 60_000, 3_600_000]) {
    const { post, deliveries } = await t.planned(project, channels, inMs)
    ids.push(post.id, ...deliveries.map(delivery => delivery.id))
  }
  t.clock.advance(60_000)
  ids.push(project.id, media.id, campaign.id, label.id, pillar.id, ...channels.map(channel => channel.id))
})
afterAll(async () => {
  await t.close()
  await Promise.all([telegram.server.close(), mastodon.server.close(), website.close()])
  expect([...telegram.server.crashes, ...mastodon.server.crashes]).toEqual([])
})

const two = (value: number) => String(value).padStart(2, '0')
const localTime = fc
  .tuple(fc.constantFrom(1900, 2025, 2026, 2027, 2999, 0, 9999), fc.integer({ min: 1, max: 12 }))
  .chain(([year, month]) =>
    fc
      .tuple(
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 0, max: 24 }),
        fc.integer({ min: 0, max: 60 }),
      )
      .map(
        ([day, hour, minute]) =>
          `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`,
      ),
  )
const soon = fc
  .integer({ min: 0, max: 59 })
  .map(minute => `2026-11-22T${two(12 + (minute % 3))}:${two(minute)}`)
const anId = fc.oneof(
  { weight: 12, arbitrary: fc.nat().map(n => ids[n % ids.length] ?? '') },
  { weight: 1, arbitrary: fc.constantFrom('nothing', '', '__proto__', 'x'.repeat(64), "' OR 1=1 --") },
)
const address = fc.constantFrom(
  () => telegram.server.baseUrl,
  () => mastodon.server.baseUrl,
  () => website.baseUrl,
  () => 'http://127.0.0.1:1',
  () => '127.0.0.1:1/',
  () => 'https://example.invalid',
  () => 'http://[',
  () => 'file:///etc/passwd',
)
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('\ud800', '\0', '<b>', 'https://example.invalid/', '%s%n', '{{x}}', '../../etc/passwd'),
)
const loginFields = fc.record(
  {
    token: fc.oneof(fc.constantFrom(TOKEN, '1:a'), text),
    chat: fc.oneof(fc.constantFrom(String(CHANNEL), '@bakery', '@nobody'), text),
    baseUrl: address.map(make => make()),
    instance: address.map(make => make()),
    name: text,
    page: address.map(make => make()),
  },
  { noNullPrototype: true },
)

const instant = fc
  .date({ min: new Date('1800-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map(date => date.toISOString())

/** What a text is made of, by the name of its field. */
function examples(method: Method) {
  return (field: string): fc.Arbitrary<unknown> | null => {
    if (field === 'fields' && method.startsWith('channels.')) return loginFields
    if (/^(id|ids|.*Ids?)$/.test(field)) return anId
    if (/Local$/.test(field)) return fc.oneof(soon, localTime)
    switch (field) {
      case 'from':
      case 'to':
        return instant
      case 'zone':
        return fc.constantFrom('Africa/Nairobi', 'Europe/Berlin', 'Australia/Lord_Howe', 'UTC', 'Mars/Base')
      case 'startsOn':
      case 'endsOn':
        return fc.constantFrom('2026-11-22', '2027-02-28', '2026-02-30', '0000-01-01', '9999-12-31')
      case 'colour':
        return fc.constantFrom('#b5532a', '#FFFFFF', 'red')
      case 'url':
      case 'website':
      case 'address':
        return fc.constantFrom('https://example.invalid/1', 'javascript:alert(1)', 'http://127.0.0.1:1/')
      case 'network':
        return fc.constantFrom('telegram', 'mastodon', 'practice', 'byhand', 'nowhere')
      case 'way':
        return fc.constantFrom('token', 'oauth', 'click', 'name', 'no')
      case 'ticket':
        return fc.nat().map(n => tickets[n % Math.max(1, tickets.length)] ?? 'none')
      case 'options':
        return fc.dictionary(
          fc.constantFrom('visibility', 'spoilerText', 'silent', 'linkPreview', 'language', '__proto__'),
          fc.oneof(text, fc.boolean()),
        )
      case 'paint':
      case 'dark':
      case 'light':
        return fc.constantFrom('brand:ink', '#123456', '#12345678', 'none')
      case 'icon':
        return fc.constantFrom('star', 'emoji:1f600', '../star')
      case 'text':
      case 'link':
      case 'alt':
      case 'name':
      case 'goal':
        return text
      default:
        return null
    }
  }
}

const garbage = fc.oneof(
  fc.anything({
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
  }),
  fc.constantFrom(undefined, null, NaN, Infinity, -0, 2 ** 53, '', 'x'.repeat(100_000), [], {}),
  fc.constant(JSON.parse('{"__proto__":{"id":"x"},"constructor":{"prototype":{}}}') as unknown),
  // Deeper ones do not even leave the sender: cloning them overflows the stack there.
  fc.nat(1000).map(depth => {
    let deep: unknown = 1
    for (let i = 0; i < depth; i++) deep = { id: deep, items: [deep === 1 ? 1 : null] }
    return deep
  }),
)

/** An input that fits but for one place. */
const oneWrong = (fitting: fc.Arbitrary<unknown>) =>
  fc.tuple(fitting, garbage, fc.nat()).map(([input, wrong, at]) => {
    if (typeof input !== 'object' || input === null) return wrong
    const keys = Object.keys(input)
    const key = keys[at % Math.max(1, keys.length)] ?? 'id'
    return { ...input, [key]: wrong }
  })

async function ask(method: Method, input: unknown): Promise<unknown> {
  const patience = patienceMs[method]
  const options = patience === undefined ? {} : { signal: AbortSignal.timeout(patience) }
  try {
    const answer: unknown = await t.client.call(method as 'app.info', input as undefined, options)
    remember(method, answer)
    return answer
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (!known.has(error.code) || ['internal', 'disconnected', 'disk_full'].includes(error.code)) {
      throw new Error(`${error.code}: ${error.message} ${JSON.stringify(bugs.at(-1), errorsToo)}`, {
        cause: error,
      })
    }
    return { message: error.message, details: error.details }
  }
}

/** What an input made is there for the next ones. */
function remember(method: Method, answer: unknown): void {
  const { ticket, attemptId, id, post } = (answer ?? {}) as Record<string, unknown>
  if (typeof ticket === 'string') tickets.push(ticket)
  for (const each of [attemptId, id, (post as { id?: unknown } | undefined)?.id]) {
    if (typeof each === 'string' && ids.length < 200) ids.push(each)
  }
}

const errorsToo = (_: string, value: unknown): unknown =>
  value instanceof Error ? { message: value.message, stack: value.stack } : value

/** Neither a stack nor a place on this computer. */
function expectHarmless(method: Method, answer: unknown): void {
  // The one call whose answer is that place: Settings shows it to the person whose it is.
  if (method === 'app.info') return
  const said = JSON.stringify(answer ?? null)
  expect(said).not.toMatch(/\bat \S+ \(|node:internal|node_modules|\.ts:\d+/)
  expect(said).not.toContain(t.profileDir)
}

test.each(methods)('%s answers whatever it is given', async method => {
  const fitting = arbitraryOf(contract[method].input, examples(method))
  const inputs = fc.oneof(
    { weight: 3, arbitrary: fitting },
    { weight: 1, arbitrary: oneWrong(fitting) },
    { weight: 1, arbitrary: garbage },
  )
  bugs.length = 0
  await fc.assert(
    fc.asyncProperty(inputs, async input => {
      expectHarmless(method, await ask(method, input))
    }),
    { numRuns: runs, endOnFailure: true },
  )
  // What was planned meanwhile happens, and the core is as well as before.
  t.clock.advance(61_000)
  await t.client.call('publishing.pulse', { projectId: null })
  expect(bugs).toEqual([])
})

test('names of methods and messages that nobody knows are answered or ignored', async () => {
  const name = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', 'posts.'))
  await fc.assert(
    fc.asyncProperty(name, garbage, async (method, input) => {
      await expect(t.client.call(method as 'app.info', input as undefined)).rejects.toMatchObject({
        code: 'not_found',
      })
    }),
    { numRuns: 100 },
  )
})
