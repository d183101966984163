import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { startFakeMastodon } from '../fakes/mastodon/startFakeMastodon.ts'
import { startFakeTelegram } from '../fakes/telegram/startFakeTelegram.ts'
import { test } from './fixtures.ts'
import { createFirstProject, goTo, openApp, textField } from './openApp.ts'

const botToken = '123456789:AAHtestTokenOfTheEndToEndSuite12345'
const chatId = -1001234567890
const text = 'Leo tu: mandazi kumi kwa bei ya nane'

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
    expect([...telegram.crashes, ...mastodon.crashes]).toEqual([])
  } finally {
    await telegram.close()
    await mastodon.close()
  }
})
