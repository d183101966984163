import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Project } from '#shared/model/project.ts'
import { startFakeMastodon } from '../../fakes/mastodon/startFakeMastodon.ts'
import { BOT, CHANNEL, TOKEN } from '../../fakes/telegram/testTelegram.ts'
import { connectMastodon, connectTelegram } from '../connectedNetworks.ts'
import type { TelegramAtHand } from '../connectedNetworks.ts'
import { startTestCore } from '../startTestCore.ts'
import type { TestCore } from '../startTestCore.ts'

const minute = 60_000
const text = 'Karibu! Leo punguzo la 20 %'

let t: TestCore
let project: Project
let telegram: TelegramAtHand
beforeEach(async () => {
  t = startTestCore()
  project = await t.project()
  telegram = await connectTelegram(t, project)
})
afterEach(async () => {
  await t.close()
  await telegram.server.close()
  expect(telegram.server.crashes).toEqual([])
})

const probe = (network: string, fields: Record<string, string>) =>
  t.client.call('channels.probe', { network, way: 'token', fields })
const failed = async (probed: ReturnType<typeof probe>) => {
  const { checks, ticket } = await probed
  expect(ticket).toBeNull()
  return checks.find(check => !check.passed)
}
const planned = async () => (await t.planned(project, [telegram.channel], minute)).deliveries[0]?.id ?? ''
const problemOf = async (id: string) => (await t.client.call('deliveries.get', { id })).delivery.problem

describe('connecting', () => {
  test('a wrong token: which check failed, in Telegram’s words, and nothing is kept', async () => {
    const fields = { token: `${BOT}:wrong`, chat: String(CHANNEL), baseUrl: telegram.server.baseUrl }
    expect(await failed(probe('telegram', fields))).toMatchObject({
      words: expect.stringContaining('Unauthorized') as string,
    })
    expect(await t.client.call('channels.list', { projectId: project.id })).toHaveLength(1)
  })

  test('a chat the bot may not post to: the missing right is named', async () => {
    telegram.server.setMember(CHANNEL, BOT, {
      status: 'administrator',
      can_post_messages: false,
      can_edit_messages: true,
      can_delete_messages: true,
    })
    const fields = { token: TOKEN, chat: String(CHANNEL), baseUrl: telegram.server.baseUrl }
    expect((await failed(probe('telegram', fields)))?.key).toMatch(/post/i)
  })

  test.each(['website', 'catchAllWebsite'] as const)('a %s is no Mastodon, and that is said', async kind => {
    const server = await startFakeMastodon({ kind })
    const check = await failed(probe('mastodon', { instance: server.baseUrl, token: 'abcdefgh' }))
    expect(check).toBeDefined()
    expect(server.requests.map(request => request.headers['authorization'])).not.toContain('Bearer abcdefgh')
    await server.close()
  })

  test('nobody there at all: said, and the same form can be tried again', async () => {
    await telegram.server.goAway()
    const fields = { token: TOKEN, chat: String(CHANNEL), baseUrl: telegram.server.baseUrl }
    const answer = await probe('telegram', fields).then(
      ({ ticket, checks }) => ({ ticket, said: checks.some(check => !check.passed) }),
      (error: unknown) => ({ ticket: null, said: (error as { code?: string }).code === 'network' }),
    )
    expect(answer).toEqual({ ticket: null, said: true })
    await telegram.server.comeBack()
    expect((await probe('telegram', fields)).ticket).not.toBeNull()
  })
})

describe('at the due time', () => {
  test('the token was revoked: nothing is lost, she is told, and it goes out once after reconnecting', async () => {
    const id = await planned()
    telegram.server.revokeToken(BOT)
    t.clock.advance(minute)
    await t.eventually(
      () => problemOf(id),
      problem => problem?.action === 'reconnect',
    )
    expect(t.notices.at(-1)).toMatchObject({ needsYou: true, link: '/channels' })
    telegram.server.addBot({ token: TOKEN, username: 'ratiba_bot' })
    const { ticket } = await probe('telegram', {
      token: TOKEN,
      chat: String(CHANNEL),
      baseUrl: telegram.server.baseUrl,
    })
    await t.client.call('channels.reconnect', { id: telegram.channel.id, ticket: ticket ?? '' })
    await t.until(id, 'published')
    expect(telegram.sent()).toEqual([text])
  })

  test('the bot may not post any more: failed in Telegram’s words, and out once when it may again', async () => {
    const id = await planned()
    telegram.server.kick(CHANNEL, BOT)
    t.clock.advance(minute)
    const { problem } = await t.until(id, 'failed')
    expect(problem).toMatchObject({
      key: 'permission',
      action: 'reconnect',
      networkWords: expect.stringMatching(/kicked|not a member|rights/i) as string,
    })
    telegram.server.setMember(CHANNEL, BOT, { status: 'administrator', can_post_messages: true })
    await t.client.call('deliveries.retry', { ids: [id] })
    await t.until(id, 'published')
    expect(telegram.sent()).toEqual([text])
  })

  test('the network is away and comes back: late within the grace period, once, and meanwhile it says why', async () => {
    const mastodon = await connectMastodon(t, project)
    const ids = (await t.planned(project, [telegram.channel, mastodon.channel], minute)).deliveries.map(
      d => d.id,
    )
    await Promise.all([telegram.server.goAway(), mastodon.server.goAway()])
    const tries = async () => {
      const all = await Promise.all(ids.map(id => t.client.call('deliveries.get', { id })))
      return all.map(({ ledger }) => ledger.filter(line => line.event === 'retryLater').length)
    }
    for (let round = 1; round <= 5; round++) {
      t.clock.advance(minute)
      await t.eventually(tries, counts => counts.every(count => count >= round))
    }
    expect(await t.client.call('publishing.pulse', { projectId: null })).toMatchObject({ offline: true })
    await Promise.all([telegram.server.comeBack(), mastodon.server.comeBack()])
    t.clock.advance(minute)
    for (const id of ids) await t.until(id, 'published')
    expect([telegram.sent(), mastodon.sent()]).toEqual([[text], [text]])
    await mastodon.server.close()
  })

  test.each([24, -24])(
    'the clock jumps by %i hours: never twice, never by itself past its grace',
    async hours => {
      const [before, id] = [await planned(), await planned()]
      t.clock.advance(minute)
      await t.until(before, 'published')
      t.clock.jump(hours * 60 * minute)
      t.core.wake()
      if (hours > 0) {
        expect((await t.until(id, 'missed')).problem).toMatchObject({ action: 'reschedule' })
        await t.client.call('deliveries.publishNow', { items: [{ id, expiry: { kind: 'never' } }] })
      } else {
        t.clock.advance(23 * 60 * minute)
        await t.client.call('publishing.pulse', { projectId: null })
        expect(telegram.sent()).toEqual([text])
        t.clock.advance(2 * 60 * minute)
      }
      await t.until(id, 'published')
      t.clock.advance(48 * 60 * minute)
      await t.restart()
      expect(telegram.sent()).toEqual([text, text])
    },
  )
})

describe('a file', () => {
  test('that is not the picture it claims to be is refused in words, and nothing is kept', async () => {
    const answer = await t.upload(Buffer.from('Habari ya leo'), 'duka.png')
    expect(answer.status).toBe(415)
    const said = await answer.text()
    expect(said).toMatch(/unsupported_file/)
    expect(said).not.toContain(t.profileDir)
  })
})
