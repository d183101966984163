import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Media } from '#shared/model/media.ts'
import type { Expiry } from '#shared/model/delivery.ts'
import type { PostFields } from '#shared/model/post.ts'
import { CHANNEL } from '../../fakes/telegram/testTelegram.ts'
import { testImage } from '../../fakes/testImage.ts'
import { connectMastodon, connectTelegram } from '../connectedNetworks.ts'
import type { MastodonAtHand, TelegramAtHand } from '../connectedNetworks.ts'
import { createFakeClock } from '../FakeClock.ts'
import { goOn } from '../goOn.ts'
import { startKillable } from '../killed/startKillable.ts'
import { startTestCore } from '../startTestCore.ts'
import type { TestCore } from '../startTestCore.ts'

// Whole programs are started here; on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 60_000 })

const text = 'Karibu! Leo punguzo la 20 %'

let dir: string
let t: TestCore
let telegram: TelegramAtHand
let mastodon: MastodonAtHand
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'ratiba-killed-'))
  t = open()
  const project = await t.project()
  telegram = await connectTelegram(t, project)
  mastodon = await connectMastodon(t, project)
})
afterEach(async () => {
  await t.close()
  await telegram.server.close()
  await mastodon.server.close()
  rmSync(dir, { recursive: true, force: true })
  expect([...telegram.server.crashes, ...mastodon.server.crashes]).toEqual([])
})

/** The core in this process, on the profile, from now on. */
const open = () => startTestCore({ profileDir: dir, clock: createFakeClock(Date.now()) })

const networks = () => ({ telegram, mastodon })

/** Plans a post for very soon and closes the app before it is due. */
async function dueSoon(
  network: keyof ReturnType<typeof networks>,
  more: { fields?: Partial<PostFields>; expiry?: Expiry } = {},
): Promise<string> {
  const [project] = await t.client.call('projects.list')
  if (project === undefined) throw new Error('No project.')
  const { deliveries } = await t.planned(project, [networks()[network].channel], 1000, more)
  await t.close()
  return deliveries[0]?.id ?? ''
}

/** Another process publishes, and is killed with SIGKILL when it stands still there; then the app is started again. */
async function killedAt(at: Parameters<typeof startKillable>[1], reached?: Promise<unknown>): Promise<void> {
  const process = startKillable(dir, at)
  await (reached ?? process.standsStill)
  await process.kill()
  t = open()
}

const events = async (id: string) =>
  (await t.client.call('deliveries.get', { id })).ledger.map(line => line.event).reverse()
const asked = (id: string) =>
  t.eventually(
    () => t.client.call('deliveries.get', { id }),
    ({ delivery }) => delivery.problem?.action === 'decide',
  )
/** Whatever may still want to happen, happens. */
async function aDayPasses(): Promise<void> {
  t.clock.advance(24 * 3_600_000)
  await t.restart()
  await t.client.call('publishing.pulse', { projectId: null })
}

describe('kill -9 while publishing', () => {
  test('uploads are there, nothing is sent (Mastodon): it goes on, and is out once, with its picture', async () => {
    const uploaded = await t.upload(await testImage(40, 30), 'duka.png')
    const media = (await uploaded.json()) as Media
    const id = await dueSoon('mastodon', { fields: { media: [{ mediaId: media.id, alt: 'Duka' }] } })
    await killedAt('after /api/v2/media')
    await t.until(id, 'published')
    expect(await events(id)).toContain('recovered')
    await aDayPasses()
    expect([...mastodon.server.statuses.values()]).toMatchObject([{ text }])
    expect([...mastodon.server.statuses.values()][0]?.mediaIds).toHaveLength(1)
  })

  test.each([
    ['the call is about to be made', 'before /api/v1/statuses', null],
    ['the network has it and has not answered', '', 'hangAfter'],
    ['the answer is here and not written', 'after /api/v1/statuses', null],
  ] as const)('%s (Mastodon): found out by its key, out once, nobody is asked', async (_, at, fault) => {
    const id = await dueSoon('mastodon')
    const hit =
      fault === null
        ? undefined
        : mastodon.server.faults.add({ kind: fault, match: { apiMethod: 'statuses.create' } }).firstHit
    await killedAt(at, hit)
    await t.until(id, 'published')
    expect(await events(id)).toContain('uncertain')
    await aDayPasses()
    expect(mastodon.sent()).toEqual([text])
    const keys = mastodon.server.requests
      .filter(request => request.apiMethod === 'statuses.create')
      .map(request => request.headers['idempotency-key'])
    expect(new Set(keys).size).toBe(1)
  })

  test('the result is written, it was only being read back (Mastodon): only reading goes on', async () => {
    const id = await dueSoon('mastodon')
    const reading = mastodon.server.faults.add({ kind: 'hangBefore', match: { apiMethod: 'statuses.show' } })
    await killedAt('', reading.firstHit)
    await t.until(id, 'published')
    await t.eventually(
      () => events(id),
      lines => lines.includes('verified'),
    )
    expect(mastodon.sent()).toEqual([text])
    expect(mastodon.server.requests.filter(r => r.apiMethod === 'statuses.create')).toHaveLength(1)
  })

  test.each([
    ['the call is about to be made', 'before /sendMessage', null, []],
    ['the network has it and has not answered', '', 'hangAfter', [text]],
    ['the answer is here and not written', 'after /sendMessage', null, [text]],
  ] as const)(
    '%s (Telegram, which cannot be asked): she is asked, and nothing is sent without her word',
    async (_, at, fault, sent) => {
      const id = await dueSoon('telegram')
      const hit =
        fault === null
          ? undefined
          : telegram.server.faults.add({ kind: fault, match: { apiMethod: 'sendMessage' } }).firstHit
      await killedAt(at, hit)
      expect((await asked(id)).delivery.state).toBe('uncertain')
      await aDayPasses()
      expect((await asked(id)).delivery.state).toBe('uncertain')
      expect(telegram.sent()).toEqual(sent)
      const decision = sent.length === 0 ? 'publishNow' : 'isOut'
      await t.client.call('deliveries.decide', { id, decision: { kind: decision, url: null } })
      await t.until(id, 'published')
      await aDayPasses()
      expect(telegram.sent()).toEqual([text])
    },
  )

  test.each([
    ['the third part is about to go', 'before /api/v1/statuses 3'],
    ['the third part is out and not written', 'after /api/v1/statuses 3'],
  ] as const)('a thread, %s (Mastodon): it goes on there, and every part is out once', async (_, at) => {
    const texts = [text, 'Mbili', 'Tatu', 'Nne']
    const parts = texts.slice(1).map(words => ({ text: words, media: [] }))
    const id = await dueSoon('mastodon', { fields: { parts } })
    await killedAt(at)
    const { server } = mastodon
    while (server.visibleStatuses().length < texts.length) {
      t.clock.advance(1000)
      await goOn()
    }
    await t.until(id, 'published')
    await aDayPasses()
    expect(mastodon.sent()).toEqual(texts)
    const ids = server.visibleStatuses().map(status => status.id)
    expect(server.visibleStatuses().map(status => status.inReplyToId)).toEqual([null, ...ids.slice(0, 3)])
  })

  test('the network has removed it and that is not written: it counts as gone, and nothing else is touched', async () => {
    const id = await dueSoon('telegram', { expiry: { kind: 'after', afterMs: 1000 } })
    await killedAt('after /deleteMessage')
    await t.until(id, 'expired')
    expect(telegram.sent()).toEqual([text])
    expect(telegram.server.visibleMessages(CHANNEL)).toEqual([])
  })
})

describe('kill -9 while a post is given to the network’s own scheduler, or taken back', () => {
  /** Does something while nothing runs, so that another process begins with it. */
  async function beforehand<T>(work: () => Promise<T>): Promise<T> {
    await t.close()
    t = startTestCore({ profileDir: dir, clock: createFakeClock(Date.now()), start: false })
    const done = await work()
    await t.close()
    return done
  }
  const planLater = async () => {
    const [project] = await t.client.call('projects.list')
    if (project === undefined) throw new Error('No project.')
    const { deliveries } = await t.planned(project, [mastodon.channel], 3 * 3_600_000)
    return deliveries[0]?.id ?? ''
  }
  const handOver = (id: string) => t.client.call('deliveries.handOver', { ids: [id] })
  const stageOf = async (id: string) =>
    (await t.client.call('deliveries.get', { id })).delivery.handOver?.stage ?? null
  /** Time passes until what is in doubt is settled. */
  async function becomes(id: string, stage: string | null): Promise<void> {
    while ((await stageOf(id)) !== stage) {
      t.clock.advance(30_000)
      await goOn()
    }
  }
  const waiting = () =>
    [...mastodon.server.scheduled.values()]
      .filter(({ cancelledAt, publishedStatusId }) => cancelledAt === null && publishedStatusId === null)
      .map(({ content }) => content.text)
  const hang = (fault: 'hangAfter' | null, apiMethod: string) =>
    fault === null ? undefined : mastodon.server.faults.add({ kind: fault, match: { apiMethod } }).firstHit

  test.each([
    ['the call is about to be made', 'before /api/v1/statuses', null],
    ['the network has it and has not answered', '', 'hangAfter'],
    ['the answer is here and not written', 'after /api/v1/statuses', null],
  ] as const)('given, %s: it is found out, and the network has it once', async (_, at, fault) => {
    const id = await beforehand(async () => {
      const planned = await planLater()
      await handOver(planned)
      return planned
    })
    await killedAt(at, hang(fault, 'statuses.create'))
    await becomes(id, 'there')
    expect(await events(id)).toContain('uncertain')
    expect(waiting()).toEqual([text])
    expect(mastodon.server.scheduled.size).toBe(1)
    expect(mastodon.sent()).toEqual([])
  })

  test.each([
    ['the call is about to be made', 'before /api/v1/scheduled_statuses', null],
    ['the network has let go of it and has not answered', '', 'hangAfter'],
    ['the answer is here and not written', 'after /api/v1/scheduled_statuses', null],
  ] as const)('taken back, %s: it is ours in the end, and goes out once', async (_, at, fault) => {
    const id = await planLater()
    await handOver(id)
    await becomes(id, 'there')
    await beforehand(() => t.client.call('deliveries.takeBack', { ids: [id] }))
    await killedAt(at, hang(fault, 'scheduled.cancel'))
    await becomes(id, null)
    expect(waiting()).toEqual([])
    expect(mastodon.sent()).toEqual([])
    const { dueAt } = (await t.client.call('deliveries.get', { id })).delivery
    t.clock.advance(Date.parse(dueAt ?? '') - t.clock.now())
    await t.until(id, 'published')
    await aDayPasses()
    expect(mastodon.sent()).toEqual([text])
  })
})
