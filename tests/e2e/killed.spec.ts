import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { beginWithPractice, goTo, openApp, openFeed, textField } from './openApp.ts'
import { startApp } from './startApp.ts'

const text = 'Inatoka mara moja tu'

test('killed while a post waits: the page says so and how to come back, and the post goes out once', async ({
  page,
  app,
}) => {
  await beginWithPractice(page, app.link)
  // Held back, so that it is certainly still waiting when the power goes.
  await page.getByRole('button', { name: 'Pause everything' }).click()
  await expect(page.getByRole('button', { name: 'Resume' }).first()).toBeVisible()
  await goTo(page, '/composer/new')
  await textField(page).fill(text)
  await page.getByRole('radio', { name: 'Now' }).click()
  await page.getByRole('button', { name: 'Publish now' }).click()
  await expect(page.getByText('On its way to 1 channel')).toBeVisible()
  await app.kill()
  await expect(page.getByText('The connection to Ratiba was lost')).toBeVisible()
  await expect(textField(page)).toHaveValue(text)

  const again = await startApp(app.profileDir, Number(new URL(app.url).port))
  try {
    // The page comes back by itself, to what a new host asks of every browser.
    await expect(page.getByRole('heading', { name: 'Open Ratiba with its link' })).toBeVisible()
    await openApp(page, again.link)
    await goTo(page, '/')
    await page.getByRole('button', { name: 'Resume' }).first().click()
    await openFeed(page)
    await expect(page.getByRole('article').filter({ hasText: text })).toHaveCount(1)
    await goTo(page, '/ledger')
    await expect(page.getByText('Read back from the network: it is there.')).toHaveCount(1)
    await expect(page.getByText('Published', { exact: true })).toHaveCount(1)
    await openFeed(page)
    await expect(page.getByRole('article').filter({ hasText: text })).toHaveCount(1)
  } finally {
    await again.close()
  }
})
