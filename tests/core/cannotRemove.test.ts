import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Expiry, Fallback } from '#shared/model/delivery.ts'
import type { Project } from '#shared/model/project.ts'
import { CHANNEL, testTelegram, TOKEN } from '../fakes/telegram/testTelegram.ts'
import type { FakeTelegram } from '../fakes/telegram/startFakeTelegram.ts'
import { connectMastodon } from './connectedNetworks.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

const minute = 60_000
const hour = 60 * minute

let t: TestCore
let project: Project
const closing: (() => Promise<void>)[] = []

beforeEach(async () => {
  t = startTestCore()
  project = await t.project()
})
afterEach(async () => {
  await t.close()
  for (const close of closing.splice(0)) await close()
})

const ledgerOf = async (id: string) =>
  (await t.client.call('deliveries.get', { id })).ledger
    .map(line => line.decision?.key ?? line.event)
    .reverse()

/** The computer sleeps so long. */
const sleep = (ms: number) => {
  t.clock.jump(ms)
  t.core.wake()
}

describe('Telegram, of which nothing older than 48 hours can be removed', () => {
  let server: FakeTelegram
  const visible = () => server.visibleMessages(CHANNEL).map(message => message.text)

  async function publishedFor(afterMs: number, fallback?: Fallback): Promise<string> {
    ;({ server } = await testTelegram({ now: () => t.clock.now() }))
    closing.push(() => server.close())
    const channel = await t.channel(project.id, 'telegram', 'token', {
      token: TOKEN,
      chat: String(CHANNEL),
      baseUrl: server.baseUrl,
    })
    const expiry: Expiry = { kind: 'after', afterMs, ...(fallback === undefined ? {} : { fallback }) }
    const { deliveries } = await t.planned(project, [channel], minute, { expiry })
    const id = deliveries[0]?.id ?? ''
    t.clock.advance(minute)
    await t.until(id, 'published')
    return id
  }
  const settled = (id: string) =>
    t.eventually(
      async () => (await t.client.call('deliveries.get', { id })).delivery,
      ({ endedAt, problem, state }) => endedAt !== null || problem !== null || state === 'expired',
    )

  test('it says so by itself once it is over, when she chose that', async () => {
    const id = await publishedFor(72 * hour, { kind: 'edit', text: 'Ofa hii imekwisha.' })
    sleep(72 * hour)
    expect(await settled(id)).toMatchObject({ state: 'published', problem: null, expireAt: null })
    expect(visible()).toEqual(['Ofa hii imekwisha.'])
    expect((await ledgerOf(id)).slice(-2)).toEqual(['fallbackEdit', 'fallbackEdited'])
    expect(t.notices.at(-1)).toMatchObject({ needsYou: false })
    // It is over for Today, too.
    const today = await t.client.call('deliveries.today', { projectId: null, zone: 'UTC' })
    expect([today.needsYou, today.expiringToday]).toEqual([[], []])
    // What was published stays known as it was.
    const { delivery } = await t.client.call('deliveries.get', { id })
    expect(delivery.excerpt).toContain('Karibu!')
  })

  test('its own words come back when she says so', async () => {
    const id = await publishedFor(72 * hour, { kind: 'edit', text: 'Ofa hii imekwisha.' })
    sleep(72 * hour)
    await settled(id)
    await t.client.call('deliveries.pushEdit', { id })
    const { delivery } = await t.eventually(
      () => t.client.call('deliveries.get', { id }),
      value => value.delivery.endedAt === null,
    )
    expect(delivery.state).toBe('published')
    expect(visible()).toEqual(['Karibu! Leo punguzo la 20 %'])
  })

  test.each<Fallback | undefined>([undefined, { kind: 'remind' }])(
    'she is reminded with the link, when she chose %j',
    async fallback => {
      const id = await publishedFor(72 * hour, fallback)
      sleep(72 * hour)
      expect(await settled(id)).toMatchObject({
        state: 'published',
        endedAt: null,
        problem: {
          key: 'cannotRemove',
          action: 'doByHand',
          networkWords: "Bad Request: message can't be deleted",
        },
      })
      expect(visible()).toHaveLength(1)
      expect(t.notices.at(-1)).toMatchObject({ needsYou: true })
    },
  )

  test('where the words cannot be replaced either, she is reminded', async () => {
    const id = await publishedFor(72 * hour, { kind: 'edit', text: 'Ofa hii imekwisha.' })
    server.faults.add({
      kind: 'status',
      status: 400,
      body: { ok: false, error_code: 400, description: "Bad Request: message can't be edited" },
      match: { apiMethod: 'editMessageText' },
    })
    sleep(72 * hour)
    expect(await settled(id)).toMatchObject({ state: 'published', problem: { action: 'doByHand' } })
    expect(visible()).toEqual(['Karibu! Leo punguzo la 20 %'])
  })

  test('what is young enough is removed, whatever was chosen for the other case', async () => {
    const id = await publishedFor(hour, { kind: 'edit', text: 'Ofa hii imekwisha.' })
    t.clock.advance(hour)
    expect(await settled(id)).toMatchObject({ state: 'expired', endedAt: null })
    expect(visible()).toEqual([])
  })

  test('replacing goes on after a lost line, and words are replaced once', async () => {
    const id = await publishedFor(72 * hour, { kind: 'edit', text: 'Ofa hii imekwisha.' })
    server.faults.add({ kind: 'resetAfter', match: { apiMethod: 'editMessageText' } })
    sleep(72 * hour)
    await t.eventually(
      () => ledgerOf(id),
      lines => lines.includes('retryAt'),
    )
    t.clock.advance(2 * minute)
    expect(await settled(id)).toMatchObject({ state: 'published', problem: null })
    expect(visible()).toEqual(['Ofa hii imekwisha.'])
  })
})

/** Out on a Mastodon and read back there; it disappears an hour after. */
async function outOnMastodon() {
  const { server, channel } = await connectMastodon(t, project)
  closing.push(() => server.close())
  const { deliveries } = await t.planned(project, [channel], minute, {
    expiry: { kind: 'after', afterMs: hour },
  })
  const id = deliveries[0]?.id ?? ''
  t.clock.advance(minute)
  await t.until(id, 'published')
  await t.eventually(
    () => ledgerOf(id),
    lines => lines.includes('readBackThere'),
  )
  return { id, server }
}

describe('a network that says “removed” and goes on showing it', () => {
  const shown = { uri: 'https://fediverse.example/1', content: '', media_attachments: [] }

  async function over(times: number): Promise<string> {
    const { id, server } = await outOnMastodon()
    const [real] = server.visibleStatuses()
    server.faults.add({
      kind: 'status',
      status: 200,
      body: { ...shown, id: real?.id ?? '', created_at: '2026-11-22T09:01:00.000Z', visibility: 'public' },
      times,
      match: { method: 'GET', path: /^\/api\/v1\/statuses\/\d+$/ },
    })
    t.clock.advance(hour)
    return id
  }

  /** Settled for now, having been found there so many times. */
  const notProved = async (id: string, times: number) => {
    await t.eventually(
      () => ledgerOf(id),
      lines => lines.filter(line => line === 'removalNotProved').length === times,
    )
    await t.eventually(
      () => t.client.call('publishing.pulse', { projectId: null }),
      pulse => pulse.running === 0,
    )
  }

  test('it is removed once more, and counts as gone only when it is', async () => {
    const id = await over(1)
    await notProved(id, 1)
    expect((await t.client.call('deliveries.get', { id })).delivery.state).toBe('published')
    t.clock.advance(minute)
    await t.until(id, 'expired')
    expect((await ledgerOf(id)).slice(-4)).toEqual([
      'removed',
      'removalNotProved',
      'alreadyGone',
      'removalProved',
    ])
  })

  test('she is told in the end, with the link', async () => {
    const id = await over(99)
    for (const [times, minutes] of [
      [1, 1],
      [2, 4],
    ] as const) {
      await notProved(id, times)
      t.clock.advance(minutes * minute)
    }
    const { delivery } = await t.eventually(
      () => t.client.call('deliveries.get', { id }),
      value => value.delivery.problem !== null,
    )
    expect(delivery).toMatchObject({
      state: 'published',
      problem: { key: 'removeFailed', action: 'doByHand' },
    })
    expect(t.notices.at(-1)).toMatchObject({ needsYou: true })
  })
})

test('the proof of a removal is fetched later where the line broke', async () => {
  const { id, server } = await outOnMastodon()
  server.faults.add({
    kind: 'resetBefore',
    match: { method: 'GET', path: /^\/api\/v1\/statuses\/\d+$/ },
  })
  t.clock.advance(hour)
  await t.until(id, 'expired')
  expect((await ledgerOf(id)).at(-1)).toBe('readBackFailed')
  // Nothing is left to remove, so the project can be put away meanwhile, and brought back.
  await t.client.call('projects.remove', { id: project.id })
  await t.client.call('projects.restore', { id: project.id })
  await t.eventually(
    () => t.client.call('publishing.pulse', { projectId: null }),
    pulse => pulse.running === 0,
  )
  t.clock.advance(minute)
  await t.eventually(
    () => ledgerOf(id),
    lines => lines.at(-1) === 'removalProved',
  )
})

test('the price of a paid placement stands in the record from the moment it is agreed', async () => {
  const channel = await t.practiceChannel(project.id)
  const placement = { amountMinor: 5_000_000, currency: 'TZS', payer: 'Hoteli ya Pwani' }
  const { deliveries } = await t.planned(project, [channel], minute, {
    expiry: { kind: 'after', afterMs: hour, placement },
  })
  const id = deliveries[0]?.id ?? ''
  const agreed = async () =>
    (await t.client.call('deliveries.get', { id })).ledger
      .flatMap(({ decision }) => (decision?.key === 'placementAgreed' ? [decision.params] : []))
      .reverse()
  expect(await agreed()).toEqual([placement])
  // Moving it agrees nothing anew; another price does.
  await t.client.call('deliveries.move', { items: [{ id, dueLocal: '2026-11-22T13:00' }] })
  expect(await agreed()).toEqual([placement])
  const dearer = { ...placement, amountMinor: 6_000_000 }
  await t.client.call('deliveries.setExpiry', {
    id,
    expiry: { kind: 'after', afterMs: hour, placement: dearer },
  })
  expect(await agreed()).toEqual([placement, dearer])
  t.clock.advance(hour)
  await t.until(id, 'published')
  t.clock.advance(hour)
  expect((await t.until(id, 'expired')).expiry).toMatchObject({ placement: dearer })
})
