import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestContext } from 'vitest'
import type { Log } from '#core/CoreDeps.ts'
import type { Project } from '#shared/model/project.ts'
import { connectMastodon, connectTelegram } from '../connectedNetworks.ts'
import type { TelegramAtHand } from '../connectedNetworks.ts'
import { fillDisk } from '../fillDisk.ts'
import { mountSmallDisk } from '../mountSmallDisk.ts'
import { startTestCore } from '../startTestCore.ts'
import type { TestCore } from '../startTestCore.ts'

const minute = 60_000
const text = 'Karibu! Leo punguzo la 20 %'

/** A log in which a test can wait for a line. */
function listeningLog(): Log & { heard(message: string): Promise<void>; bugs: string[] } {
  const waiting = new Map<string, () => void>()
  const bugs: string[] = []
  const line = (message: string) => {
    waiting.get(message)?.()
  }
  return {
    bugs,
    info: line,
    warn: line,
    error: (message, data) => {
      if (message === 'A call failed unexpectedly') bugs.push(JSON.stringify(data))
      line(message)
    },
    heard: message => new Promise(resolve => waiting.set(message, resolve)),
  }
}

let dir: string
let log: ReturnType<typeof listeningLog>
let unmount: (() => void) | null
let t: TestCore | null
let giveBack: () => void
beforeEach(context => {
  dir = mkdtempSync(join(tmpdir(), 'ratiba-full-'))
  log = listeningLog()
  t = null
  giveBack = () => undefined
  unmount = mounted(context)
})
function mounted(context: TestContext): (() => void) | null {
  const disk = mountSmallDisk(dir, '12000k')
  if (!('cannotBecause' in disk)) return () => disk.unmount()
  console.warn(`not tried: ${disk.cannotBecause}`)
  context.skip(disk.cannotBecause)
  return null
}
afterEach(async () => {
  giveBack()
  await t?.close()
  unmount?.()
  rmSync(dir, { recursive: true, force: true })
  expect(log.bugs).toEqual([])
})

const open = (more: { fetch?: typeof fetch } = {}) =>
  (t = startTestCore({ profileDir: dir, deps: { log }, ...more }))
const fullDisk = expect.objectContaining({
  code: 'disk_full',
  message: expect.stringMatching(/disk is full.*free some space/is) as string,
}) as Error

test('at the very first start: said in words, and the next start with room is a first start like any other', async () => {
  giveBack = fillDisk(dir)
  expect(open).toThrow(fullDisk)
  giveBack()
  expect((await open().project()).name).toBe('Duka la Amina')
})

test('at a later start: said in words, and nothing of what was there is lost', async () => {
  const first = open()
  const project = await first.project()
  const channel = await first.practiceChannel(project.id)
  const { deliveries } = await first.planned(project, [channel], 60 * minute)
  await first.close()
  t = null
  giveBack = fillDisk(dir)
  expect(open).toThrow(fullDisk)
  giveBack()
  const later = open()
  expect((await later.client.call('deliveries.get', { id: deliveries[0]?.id ?? '' })).delivery.state).toBe(
    'waiting',
  )
})

const state = async (core: TestCore, id: string) =>
  (await core.client.call('deliveries.get', { id })).delivery.state
const diskNotices = (core: TestCore) => core.notices.filter(notice => notice.title.includes('disk is full'))

async function withTelegram(
  fetchThrough?: typeof fetch,
): Promise<{ core: TestCore; project: Project; telegram: TelegramAtHand }> {
  const core = open(fetchThrough === undefined ? {} : { fetch: fetchThrough })
  const project = await core.project()
  const telegram = await connectTelegram(core, project)
  return { core, project, telegram }
}

test('while running: what she does is refused in words, what is due waits, and goes out once when there is room', async () => {
  const { core, project, telegram } = await withTelegram()
  const id = (await core.planned(project, [telegram.channel], minute)).deliveries[0]?.id ?? ''
  giveBack = fillDisk(dir)
  const refused = core.client.call('posts.create', {
    projectId: project.id,
    fields: { text: 'x'.repeat(9000) },
  })
  await expect(refused).rejects.toThrow(fullDisk)

  for (let looks = 0; looks < 3; looks++) {
    const looked = log.heard('The scheduler could not look for due work')
    core.clock.advance(minute)
    await looked
  }
  // No hurry: one look a minute, and she is told once.
  expect(core.clock.waiting()).toBeLessThan(4)
  expect(diskNotices(core)).toMatchObject([{ needsYou: true }])
  expect(await state(core, id)).toBe('waiting')
  expect(telegram.sent()).toEqual([])

  giveBack()
  core.clock.advance(minute)
  await core.until(id, 'published')
  expect(telegram.sent()).toEqual([text])
  await telegram.server.close()
})

/** The disk fills up at the worst moment: the network has taken the post, and what it answered cannot be written. */
const fillsAfter =
  (call: string): typeof fetch =>
  async (input, init) => {
    const answer = await fetch(input, init)
    if (new Request(input).url.includes(call)) giveBack = fillDisk(dir)
    return answer
  }

test('after the network took it: the answer is kept until it can be written; sent once, never in doubt', async () => {
  const { core, project, telegram } = await withTelegram(fillsAfter('/sendMessage'))
  const id = (await core.planned(project, [telegram.channel], minute)).deliveries[0]?.id ?? ''
  const kept = log.heard('The disk is full: what came of a step cannot be written yet')
  core.clock.advance(minute)
  await kept
  expect(diskNotices(core)).toHaveLength(1)
  expect(await state(core, id)).toBe('running')
  giveBack()
  core.clock.advance(10_000)
  await core.until(id, 'published')
  expect((await core.client.call('deliveries.get', { id })).ledger.map(line => line.event)).not.toContain(
    'uncertain',
  )
  expect(telegram.sent()).toEqual([text])
  await telegram.server.close()
})

test('after the network took it, and she quits: at the next start she is asked (Telegram)', async () => {
  const { core, project, telegram } = await withTelegram(fillsAfter('/sendMessage'))
  const id = (await core.planned(project, [telegram.channel], minute)).deliveries[0]?.id ?? ''
  const kept = log.heard('The disk is full: what came of a step cannot be written yet')
  core.clock.advance(minute)
  await kept
  await core.core.stop()
  giveBack()
  await core.restart()
  const asked = await core.eventually(
    () => core.client.call('deliveries.get', { id }),
    ({ delivery }) => delivery.problem?.action === 'decide',
  )
  expect(asked.delivery.state).toBe('uncertain')
  expect(telegram.sent()).toEqual([text])
  await telegram.server.close()
})

test('after the network took it, and she quits: at the next start the network is asked (Mastodon)', async () => {
  const core = open({ fetch: fillsAfterPost('/api/v1/statuses') })
  const project = await core.project()
  const mastodon = await connectMastodon(core, project)
  const id = (await core.planned(project, [mastodon.channel], minute)).deliveries[0]?.id ?? ''
  const kept = log.heard('The disk is full: what came of a step cannot be written yet')
  core.clock.advance(minute)
  await kept
  await core.core.stop()
  giveBack()
  await core.restart()
  await core.until(id, 'published')
  expect(mastodon.sent()).toEqual([text])
  await mastodon.server.close()
})

const fillsAfterPost =
  (path: string): typeof fetch =>
  (input, init) =>
    init?.method === 'POST' ? fillsAfter(path)(input, init) : fetch(input, init)
