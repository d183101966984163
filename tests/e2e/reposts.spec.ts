import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { beginWithPractice, goTo, openFeed, textField } from './openApp.ts'

const text = 'Karibu! Mkate mpya kila siku'

test('what is out is reposted: planned from the calendar, taken back, and sent off now', async ({
  page,
  app,
}) => {
  await beginWithPractice(page, app.link)
  await goTo(page, '/composer/new')
  await textField(page).fill(text)
  await page.getByRole('radio', { name: 'Now' }).click()
  await page.getByRole('button', { name: /Publish now/ }).click()
  await expect(page.getByText('On its way to 1 channel')).toBeVisible()
  await expect(page.getByText('Published', { exact: true })).toBeVisible()

  await goTo(page, '/calendar')
  const cards = page.getByRole('button', { name: text })
  await cards.focus()
  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog', { name: 'Repost' })
  await expect(dialog.getByRole('checkbox', { name: 'Practice 1' })).toBeChecked()
  await dialog.getByRole('button', { name: 'Schedule' }).click()
  await expect(page.getByText('Repost planned')).toBeVisible()
  await expect(cards).toHaveCount(2)
  await expect(cards.first()).toHaveAttribute('title', /Reposted\./)
  await expect(cards.last()).toHaveAttribute('title', /Repost\./)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(cards).toHaveCount(1)

  await goTo(page, '/')
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Repost…' }).click()
  await dialog.getByRole('radio', { name: 'Now' }).click()
  await dialog.getByRole('button', { name: 'Repost now' }).click()
  await expect(page.getByText('On its way to 1 channel')).toBeVisible()
  await openFeed(page)
  await expect(page.getByRole('article')).toHaveCount(2)
  await expect(page.getByRole('article').first().getByText('Reposted')).toBeVisible()
  await expect(page.getByRole('article').first().getByText(text)).toBeVisible()
})
