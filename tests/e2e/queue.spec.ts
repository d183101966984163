import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { beginWithPractice, goTo, textField } from './openApp.ts'

test('weekly times are set, posts added to the queue, reordered by keys, taken out and put back', async ({
  page,
  app,
}) => {
  await beginWithPractice(page, app.link)
  await goTo(page, '/queue')
  await expect(page.getByText('No weekly times yet')).toBeVisible()
  await page.getByRole('button', { name: 'Weekly times' }).click()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Free', { exact: true }).first()).toBeVisible()

  for (const text of ['Mandazi', 'Chapati', 'Sambusa']) {
    await goTo(page, '/composer/new')
    await textField(page).fill(text)
    await page.getByRole('button', { name: /^Next free slot: / }).click()
    await expect(page.getByText(/^In the queue: /)).toBeVisible()
    await expect(page.getByText('Scheduled', { exact: true }).first()).toBeVisible()
  }

  await goTo(page, '/queue')
  const rows = page.getByRole('list', { name: /^Queue of / }).getByRole('listitem')
  const order = async (...texts: string[]) => {
    for (const [index, text] of texts.entries()) await expect(rows.nth(index)).toContainText(text)
  }
  await order('Mandazi', 'Chapati', 'Sambusa', 'Free')
  await page.getByRole('button', { name: 'Sambusa' }).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await order('Mandazi', 'Sambusa', 'Chapati')
  await expect(page.getByRole('button', { name: 'Sambusa' })).toBeFocused()
  await page.keyboard.press('Alt+ArrowUp')
  await order('Sambusa', 'Mandazi', 'Chapati')

  await rows.nth(2).dragTo(rows.nth(0))
  await order('Chapati', 'Sambusa', 'Mandazi')

  await rows.nth(0).getByRole('button', { name: 'Take out of the queue' }).click()
  await expect(page.getByText('2 posts moved up')).toBeVisible()
  await order('Sambusa', 'Mandazi', 'Free')
  await page.getByRole('button', { name: 'Undo' }).click()
  await order('Chapati', 'Sambusa', 'Mandazi')

  // A free slot of the week begins a post.
  const next = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
  await goTo(page, `/calendar?view=week&date=${next}`)
  await page
    .getByTitle(/^Free slot .*09:00/)
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'New post' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Time' })).toHaveValue('09:00')
})
