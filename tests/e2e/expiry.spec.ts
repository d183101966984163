import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { startFakeMastodon } from '../fakes/mastodon/startFakeMastodon.ts'
import { startFakeTelegram } from '../fakes/telegram/startFakeTelegram.ts'
import { test } from './fixtures.ts'
import { createFirstProject, goTo, openApp, textField } from './openApp.ts'

const botToken = '123456789:AAHtestTokenOfTheEndToEndSuite12345'
const chatId = -1001234567890
const text = 'Leo tu: mandazi kumi kwa bei ya nane'
const atNight = 'Asubuhi njema: mkate mpya saa kumi na mbili'

async function startNetworks() {
  const telegram = await startFakeTelegram()
  const bot = telegram.addBot({ token: botToken, username: 'duka_bot' })
  telegram.addChat({ id: chatId, type: 'channel', title: 'Duka la Amina', username: 'duka' })
  const rights = { can_post_messages: true, can_edit_messages: true, can_delete_messages: true }
  telegram.setMember(chatId, bot.id, { status: 'administrator', ...rights })
  const mastodon = await startFakeMastodon()
  const mastodonToken = mastodon.issueToken(
    mastodon.addAccount({ username: 'amina', displayName: 'Amina' }),
    ['read', 'write'],
  )
  return { telegram, mastodon, mastodonToken }
}

/** As if this computer had been on from eight to eight, day after day, in its own zone. */
function rememberWorkDays(profileDir: string, days: number): void {
  const db = new Database(join(profileDir, 'ratiba.sqlite'))
  const insert = db.prepare('INSERT OR IGNORE INTO awake_spans (fromAt, toAt, isClosed) VALUES (?, ?, 1)')
  for (let ago = days; ago > 0; ago -= 1) {
    const [from, to] = [8, 20].map(hour => new Date().setHours(hour - 24 * ago, 0, 0, 0))
    insert.run(from, to)
  }
  db.close()
}

/** Two o'clock of this computer the night after next, as it is called in Nairobi. */
const nightInNairobi = (): string =>
  new Date(new Date().setHours(2 + 48, 0, 0, 0) + 3 * 3_600_000).toISOString().slice(0, 16)

async function keep(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Check' }).click()
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(page.getByText(`${name} is connected`)).toBeVisible()
}

test('what is over is gone from Telegram and Mastodon, and both are in the ledger', async ({ page, app }) => {
  const { telegram, mastodon, mastodonToken } = await startNetworks()
  try {
    await openApp(page, app.link)
    await createFirstProject(page, 'Duka')
    await goTo(page, '/channels?connect=telegram')
    await page.getByLabel('Channel or group').fill('@duka')
    await page.getByLabel('Bot API server').fill(telegram.baseUrl)
    await page.getByLabel('Token').fill(botToken)
    await keep(page, 'Duka la Amina')
    await goTo(page, '/channels?connect=mastodon')
    await page.getByRole('radio', { name: /token/i }).click()
    await page.getByLabel('Server').fill(mastodon.baseUrl)
    await page.getByLabel('Token').fill(mastodonToken)
    await keep(page, 'Amina')

    await goTo(page, '/composer/new')
    for (const name of [/Duka la Amina, Telegram/, /Amina, Mastodon/]) {
      const chip = page.getByRole('checkbox', { name })
      if (!(await chip.isChecked())) await chip.click()
    }
    await textField(page).fill(text)
    await page.getByRole('radio', { name: 'Now' }).click()
    // Three days are more than Telegram allows: she is told beforehand, with a way on.
    await page.getByRole('button', { name: 'Stays for good' }).click()
    await page.getByRole('radio', { name: 'Disappears after a while' }).click()
    await page.getByRole('spinbutton', { name: 'How many' }).fill('3')
    await page.keyboard.press('Escape')
    await expect(page.getByText('only in its first 48 hours')).toBeVisible()
    await page.getByRole('button', { name: 'Remove it after 47 hours' }).click()
    await expect(page.getByText('only in its first 48 hours')).toBeHidden()

    await page.getByRole('button', { name: 'Publish now' }).click()
    await expect.poll(() => telegram.visibleMessages(chatId).length).toBe(1)
    await expect.poll(() => mastodon.visibleStatuses().length).toBe(1)

    for (const channel of ['Duka la Amina', 'Amina']) {
      await page.getByRole('button', { name: `More for ${channel}`, exact: true }).click()
      await page.getByRole('menuitem', { name: 'Take down now' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Take down' }).click()
    }
    await expect.poll(() => telegram.visibleMessages(chatId)).toEqual([])
    await expect.poll(() => mastodon.visibleStatuses()).toEqual([])

    await goTo(page, '/ledger')
    await expect(page.getByText('Removed from the network', { exact: true })).toHaveCount(2)
    await expect(page.getByText('Published', { exact: true })).toHaveCount(2)

    // What is due while this computer sleeps is given to the network, and comes back when she writes something else.
    rememberWorkDays(app.profileDir, 55)
    await goTo(page, `/composer/new?at=${nightInNairobi()}`)
    const telegramChip = page.getByRole('checkbox', { name: /Duka la Amina, Telegram/ })
    if (await telegramChip.isChecked()) await telegramChip.click()
    const mastodonChip = page.getByRole('checkbox', { name: /Amina, Mastodon/ })
    if (!(await mastodonChip.isChecked())) await mastodonChip.click()
    await textField(page).fill(atNight)
    await page.getByRole('button', { name: 'Schedule', exact: true }).click()
    await expect(page.getByText('Scheduled for')).toBeVisible()
    const composer = page.url()
    await goTo(page, '/')
    const atRisk = page.getByRole('list', { name: 'At risk' })
    await atRisk.getByRole('button', { name: 'Give to Mastodon’s scheduler' }).click()
    const waiting = () => [...mastodon.scheduled.values()].filter(({ cancelledAt }) => cancelledAt === null)
    await expect.poll(() => waiting().map(({ content }) => content.text)).toEqual([atNight])
    await expect(atRisk).toBeHidden()
    await goTo(page, composer)
    await expect(page.getByText('With Mastodon for')).toBeVisible()
    await textField(page).fill(`${atNight}!`)
    await expect.poll(waiting).toEqual([])
    await expect(page.getByText('With Mastodon for')).toBeHidden()
    expect([...telegram.crashes, ...mastodon.crashes]).toEqual([])
  } finally {
    await telegram.close()
    await mastodon.close()
  }
})
