import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { beginWithPractice, goTo, textField } from './openApp.ts'

test('posts of an evergreen list come round in free weekly times; one is taken out and put back', async ({
  page,
  app,
}) => {
  await beginWithPractice(page, app.link)
  await goTo(page, '/queue')
  await page.getByRole('button', { name: 'Weekly times' }).click()
  for (const day of ['Saturday', 'Sunday']) await page.getByRole('button', { name: day }).click()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: 'Save' }).click()

  await page.getByRole('radio', { name: 'Evergreen' }).click()
  await expect(page.getByText('they come round again in free weekly times')).toBeVisible()
  await page.getByRole('button', { name: 'New list' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Tips')
  await page.getByRole('button', { name: 'Save' }).click()

  await page.getByRole('button', { name: 'Write a post' }).click()
  await expect(page.getByText('Kept in the evergreen list “Tips”')).toBeVisible()
  await textField(page).fill('Store bread in a cloth bag')
  await expect(page.getByText('It comes round by itself. When, the list says.')).toBeVisible()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()

  await goTo(page, '/composer/new')
  await textField(page).fill('Warm it up with a little water')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Add to an evergreen list' }).click()
  await page.getByRole('button', { name: /^Tips/ }).click()
  await expect(page.getByText('Added to Tips')).toBeVisible()

  await goTo(page, '/queue?tab=evergreen')
  const rows = page.getByRole('list', { name: 'Posts of Tips' }).getByRole('listitem')
  await expect(rows).toHaveCount(2)
  await expect(rows.nth(0)).toContainText('Store bread')
  await expect(rows.nth(0)).toContainText('Next:')
  await rows.nth(1).getByRole('button', { name: 'Wordings' }).click()
  await page.getByRole('textbox', { name: 'Wording 2' }).fill('A splash of water makes it warm and soft')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(rows.nth(1)).toContainText('2 wordings')
  await rows.nth(1).getByRole('button', { name: 'Warm it up' }).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(rows.nth(0)).toContainText('Warm it up')

  await rows.nth(1).getByRole('button', { name: 'Take out of the list' }).click()
  await expect(rows).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rows).toHaveCount(2)

  await page.getByRole('radio', { name: 'Channels' }).click()
  await expect(page.getByText('From an evergreen list').first()).toBeVisible()
  await goTo(page, '/queue?tab=evergreen')
  await page.getByRole('button', { name: 'Pause Tips' }).click()
  await expect(page.getByText('Paused', { exact: true })).toBeVisible()
  await page.getByRole('radio', { name: 'Channels' }).click()
  await expect(page.getByText('From an evergreen list')).toHaveCount(0)
})
