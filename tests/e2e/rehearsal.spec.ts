import { expect } from '@playwright/test'
import { startFakeBluesky } from '../fakes/bluesky/startFakeBluesky.ts'
import { test } from './fixtures.ts'
import {
  beginWithPractice,
  createFirstProject,
  goTo,
  openApp,
  openFeed,
  schedulePost,
  textField,
} from './openApp.ts'

test('a month is rehearsed from the calendar: what would be sent is seen, and nothing goes out', async ({
  page,
  app,
}) => {
  await beginWithPractice(page, app.link)
  await schedulePost(page, 'Mkate mpya wa ngano', '2030-05-06T09:00')
  await schedulePost(page, 'Chai ya tangawizi', '2030-05-07T18:30')
  await goTo(page, '/calendar?date=2030-05-06')
  // More than 400 days ahead: it says so, and what to do.
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await expect(page.getByText('A rehearsal reaches 400 days ahead')).toBeVisible()
})

test('what is due soon is listed with its requests; what changed meanwhile is said', async ({
  page,
  app,
}) => {
  await beginWithPractice(page, app.link)
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
  await schedulePost(page, 'Mkate mpya wa ngano', `${day}T09:00`)
  await goTo(page, `/rehearsal?from=${day}&to=${day}`)
  await expect(page.getByText('1 post would go out')).toBeVisible()
  await page.getByRole('button', { name: 'Mkate mpya wa ngano' }).click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByText('https://practice.invalid/v1/posts')).toBeVisible()
  await expect(drawer.getByText('"text": "Mkate mpya wa ngano"')).toBeVisible()
  await expect(drawer.getByText('Bearer •••')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: 'Problems only' }).click()
  await expect(page.getByText('No problems')).toBeVisible()
  await page.getByRole('radio', { name: 'All' }).click()
  await page.getByRole('button', { name: 'Open post' }).click()
  await expect(page).toHaveURL(/\/composer\//)
  await openFeed(page)
  await expect(page.getByText('Mkate mpya wa ngano')).toBeHidden()
})

test('a quote is shown with what it quotes, while it is written and in the rehearsal', async ({
  page,
  app,
}) => {
  const bluesky = await startFakeBluesky()
  try {
    const password = bluesky.addAppPassword(bluesky.addAccount({ handle: 'amina.test' }))
    await openApp(page, app.link)
    await createFirstProject(page, 'Duka la Amina')
    await goTo(page, '/channels?connect=bluesky')
    await page.getByLabel('Handle').fill('amina.test')
    await page.getByLabel('App password').fill(password)
    await page.getByLabel('Server').fill(bluesky.baseUrl)
    await page.getByRole('button', { name: 'Check' }).click()
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await expect(page.getByText('is connected')).toBeVisible()
    await goTo(page, '/composer/new')
    await textField(page).fill('Mkate mpya wa ngano')
    await page.getByRole('radio', { name: 'Now' }).click()
    await page.getByRole('button', { name: /Publish now/ }).click()
    await expect(page.getByText('Published', { exact: true })).toBeVisible()

    await goTo(page, '/calendar')
    await page.getByRole('button', { name: 'Mkate mpya wa ngano' }).focus()
    await page.keyboard.press('r')
    const dialog = page.getByRole('dialog', { name: 'Repost' })
    await dialog.getByRole('combobox', { name: 'How on' }).click()
    await page.getByRole('option', { name: 'Quote' }).click()
    await dialog.getByRole('textbox', { name: 'What you say of it' }).fill('Tazama wanavyosema')
    await dialog.getByRole('button', { name: 'Schedule' }).click()
    await expect(page.getByText('Repost planned')).toBeVisible()

    await goTo(page, '/rehearsal')
    await page.getByRole('radio', { name: 'Month' }).click()
    const line = page.getByRole('button', { name: 'Tazama wanavyosema' })
    await expect(line).toContainText('Quote · 18 / 300')
    await line.click()
    const look = page.getByRole('list', { name: 'How it looks' })
    await expect(look).toContainText('Tazama wanavyosema')
    await expect(look).toContainText(/Quoted from .*Mkate mpya wa ngano/)
    await expect(page.getByText('"$type": "app.bsky.embed.record"')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Open post' }).click()
    await expect(page.getByText('Quoted from')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Does not repeat' })).toBeHidden()
  } finally {
    await bluesky.close()
  }
})
