import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { beginWithPractice, goTo, textField } from './openApp.ts'

const text = 'Karibu dukani!'

/** The feed inside the app, in the same tab, with the post in it. */
async function expectFeed(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/practice\/[\w-]+/)
  await expect(page.getByRole('article').filter({ hasText: text })).toHaveCount(1)
  expect(page.context().pages()).toHaveLength(1)
}

test('wherever a post of the practice network is linked, its feed in the app opens', async ({
  page,
  app,
}) => {
  await beginWithPractice(page, app.link)
  await goTo(page, '/composer/new')
  await textField(page).fill(text)
  await page.getByRole('radio', { name: 'Now' }).click()
  await page.getByRole('button', { name: 'Publish now' }).click()
  await page.getByRole('button', { name: 'Open the post on the network' }).click()
  await expectFeed(page)

  await goTo(page, '/')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Open the post on the network' }).click()
  await expectFeed(page)

  await goTo(page, '/')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'What happened' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Open the post on the network' }).click()
  await expectFeed(page)

  await goTo(page, '/ledger')
  await page
    .getByRole('button', { name: /^https:\/\/practice\.invalid\// })
    .first()
    .click()
  await expectFeed(page)
})
