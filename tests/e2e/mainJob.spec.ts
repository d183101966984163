import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { startFakeMastodon } from '../fakes/mastodon/startFakeMastodon.ts'
import { startFakeTelegram } from '../fakes/telegram/startFakeTelegram.ts'
import { testImage } from '../fakes/testImage.ts'
import { createFirstProject, goTo, openApp } from './openApp.ts'
import { startApp } from './startApp.ts'

const token = '123456789:AAHtestTokenOfTheEndToEndSuite12345'
const chatId = -1001234567890

async function startNetworks() {
  const telegram = await startFakeTelegram()
  const bot = telegram.addBot({ token, username: 'duka_bot' })
  telegram.addChat({ id: chatId, type: 'channel', title: 'Duka la Amina', username: 'duka' })
  telegram.setMember(chatId, bot.id, {
    status: 'administrator',
    can_post_messages: true,
    can_edit_messages: true,
    can_delete_messages: true,
  })
  const mastodon = await startFakeMastodon()
  mastodon.addAccount({ username: 'amina', displayName: 'Amina', password: 'siri-kubwa' })
  return { telegram, mastodon }
}

/** A wrong token first: the check says so and nothing typed is lost. */
async function connectTelegram(page: Page, baseUrl: string): Promise<void> {
  await goTo(page, '/channels?connect=telegram')
  await page.getByLabel('Channel or group').fill('@duka')
  await page.getByLabel('Bot API server').fill(baseUrl)
  await page.getByLabel('Token').fill('123456789:AAHwrongTokenWrongTokenWrongToken12')
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByText('The token does not work')).toBeVisible()
  await page.getByLabel('Token').fill(token)
  await expect(page.getByLabel('Channel or group')).toHaveValue('@duka')
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Found' })).toContainText('Duka la Amina')
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(page.getByText('Duka la Amina is connected')).toBeVisible()
}

/** Agreeing on the server's own page, which opens in another tab and comes back by itself. */
async function connectMastodon(page: Page, baseUrl: string): Promise<void> {
  await goTo(page, '/channels?connect=mastodon')
  await page.getByLabel('Server').fill(baseUrl)
  const opening = page.context().waitForEvent('page')
  await page.getByRole('button', { name: 'Open the browser' }).click()
  const server = await opening
  await server.locator('input[name=username]').fill('amina')
  await server.locator('input[name=password]').fill('siri-kubwa')
  await server.locator('button[type=submit], input[type=submit]').first().click()
  await server.getByRole('button', { name: 'Authorize' }).click()
  await expect(server.getByText('You can close this window')).toBeVisible()
  await server.close()
  await expect(page.getByRole('status').filter({ hasText: 'Found' })).toContainText('Amina')
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(page.getByText('Amina is connected')).toBeVisible()
}

test('connects, writes, and publishes now to two networks with a variant', async ({ page }) => {
  const { telegram, mastodon } = await startNetworks()
  const app = await startApp()
  try {
    await openApp(page, app.link)
    await createFirstProject(page, 'Duka la Amina')
    await connectTelegram(page, telegram.baseUrl)
    await connectMastodon(page, mastodon.baseUrl)

    await page.getByRole('button', { name: 'New post' }).first().click()
    await page
      .getByRole('textbox', { name: 'Text', exact: true })
      .fill('Karibu dukani! 🎉 Leo punguzo la 20 %.')
    await page.getByRole('textbox', { name: 'Link' }).fill('https://duka.example/punguzo')
    const picture = {
      name: 'punguzo.png',
      mimeType: 'image/png',
      buffer: Buffer.from(await testImage(1200, 900)),
    }
    await page.locator('input[type=file]').first().setInputFiles(picture)
    await expect(page.getByRole('button', { name: /punguzo\.png/ }).first()).toBeVisible()
    for (const name of [/Duka la Amina, Telegram/, /Amina, Mastodon/]) {
      const chip = page.getByRole('checkbox', { name })
      if (!(await chip.isChecked())) await chip.click()
    }
    await page
      .getByRole('tab', { name: /Amina$/ })
      .last()
      .click()
    await page.getByRole('button', { name: 'Customise for this channel' }).click()
    await page.getByRole('textbox', { name: /^Text for / }).fill('Habari za leo kutoka dukani.')
    await page.getByRole('tab', { name: 'All' }).click()
    await page.getByRole('radio', { name: 'Now' }).click()
    await page.getByRole('button', { name: 'Publish now' }).click()

    await expect.poll(() => telegram.visibleMessages(chatId).length).toBe(1)
    await expect.poll(() => mastodon.visibleStatuses().length).toBe(1)
    const texts = [telegram.visibleMessages(chatId)[0]?.text ?? '', mastodon.visibleStatuses()[0]?.text ?? '']
    expect(texts.filter(text => text.includes('Karibu dukani! 🎉'))).toHaveLength(1)
    expect(texts.filter(text => text.includes('Habari za leo'))).toHaveLength(1)
    for (const text of texts) expect(text).toContain('https://duka.example/punguzo')
    await expect(page.getByText('Published').first()).toBeVisible()

    await goTo(page, '/ledger')
    await expect(page.getByText('Duka la Amina').first()).toBeVisible()
    expect(telegram.crashes).toEqual([])
    expect(mastodon.crashes).toEqual([])
  } finally {
    await app.close()
    await telegram.close()
    await mastodon.close()
  }
})
