import { expect, test } from '@playwright/test'
import type { ElectronApplication } from '@playwright/test'
import Database from 'better-sqlite3'
import { once } from 'node:events'
import { join } from 'node:path'
import type { FaultSpec } from '../fakes/FaultInjector.ts'
import { startFakeTelegram } from '../fakes/telegram/startFakeTelegram.ts'
import type { FakeTelegram } from '../fakes/telegram/startFakeTelegram.ts'
import { launchApp, makeHome, readyWindow } from './launchApp.ts'
import type { TestHome } from './launchApp.ts'
import { planPost } from './plan.ts'

const token = '7000000001:AAtestTokenOfABot_which-is-secret'
const chat = -1_001_000_000_001

let home: TestHome
let telegram: FakeTelegram
let app: ElectronApplication

test.beforeEach(async () => {
  home = makeHome()
  telegram = await startFakeTelegram()
  const bot = telegram.addBot({ token, username: 'ratiba_bot' })
  telegram.addChat({ id: chat, type: 'channel', title: 'Bakery', username: 'bakery' })
  const rights = { can_post_messages: true, can_edit_messages: true, can_delete_messages: true }
  telegram.setMember(chat, bot.id, { status: 'administrator', ...rights })
  app = await launchApp(home)
})
test.afterEach(async () => {
  await app.close()
  await telegram.close()
  home.remove()
})

/** Plans a post whose sending takes a while, and waits until it is under way. */
async function beginSending(fault: FaultSpec): Promise<void> {
  const page = await readyWindow(app)
  const { firstHit } = telegram.faults.add({ ...fault, match: { apiMethod: 'sendMessage' } })
  await planPost(page, 'Fresh bread', 500, {
    network: 'telegram',
    way: 'token',
    fields: { token, chat: '@bakery', baseUrl: telegram.baseUrl },
  })
  await firstHit
}

/** As a file, read after the app has ended. */
function storedStates(): { state: string; phase: string }[] {
  const db = new Database(join(home.profileDir, 'ratiba.sqlite'), { readonly: true })
  const rows = db
    .prepare('SELECT d.state, j.phase FROM deliveries d JOIN jobs j ON j.deliveryId = d.id')
    .all() as { state: string; phase: string }[]
  db.close()
  return rows
}

const quit = () => app.evaluate(({ app: electron }) => electron.quit())

test('quitting waits for the message that is being sent, and only for that', async () => {
  await beginSending({ kind: 'slow', delayMs: 3_000 })
  const ended = once(app.process(), 'exit')
  await quit()
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0)
  expect(await ended).toEqual([0, null])
  expect(telegram.visibleMessages(chat)).toHaveLength(1)
  expect(storedStates().map(row => row.state)).toEqual(['published'])
})

test('quitting twice ends at once, and what was under way is written down', async () => {
  await beginSending({ kind: 'hangBefore' })
  const ended = once(app.process(), 'exit')
  await quit()
  const askedAgainAt = Date.now()
  await quit().catch(() => undefined) // the app ends while it answers
  expect(await ended).toEqual([0, null])
  expect(Date.now() - askedAgainAt).toBeLessThan(5_000)
  // Whether or not the broken connection was still noted: the intent is, so nothing is ever sent again unasked.
  expect(storedStates()).toEqual([
    { state: expect.stringMatching(/^(running|uncertain)$/) as unknown, phase: 'commit' },
  ])
})

test('a signal of the system quits as a person does', async () => {
  await readyWindow(app)
  const ended = once(app.process(), 'exit')
  app.process().kill('SIGTERM')
  expect(await ended).toEqual([0, null])
})
