import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { beginWithPractice, goTo, openFeed, textField } from './openApp.ts'

test('a thread with a first comment is written, reordered and numbered, and goes out in order', async ({
  page,
  app,
}) => {
  await beginWithPractice(page, app.link)
  await goTo(page, '/composer/new')
  await textField(page).fill('Moja')
  await page.getByRole('button', { name: 'Add part' }).click()
  const part = (n: number, of: number) =>
    page.getByRole('textbox', { name: `Text, Part ${n} of ${of}`, exact: true })
  await expect(part(2, 2)).toBeFocused()
  await page.keyboard.insertText('Tatu')
  await page.getByRole('button', { name: 'Add part' }).click()
  await expect(part(3, 3)).toBeFocused()
  await page.keyboard.insertText('Mbili')
  await page.getByRole('button', { name: 'Move part 3 up' }).click()
  await expect(part(2, 3)).toHaveValue('Mbili')
  await page.getByRole('checkbox', { name: 'Number the parts' }).click()
  await expect(part(3, 3)).toHaveValue('Tatu 3/3')
  // A part that goes is brought back by Ctrl+Z, and the numbers stay true.
  await page.getByRole('button', { name: 'Remove part 1' }).click()
  await expect(part(1, 2)).toHaveValue('Mbili 1/2')
  await page.getByRole('button', { name: 'Add part' }).focus()
  await page.keyboard.press('Control+z')
  await expect(part(1, 3)).toHaveValue('Moja 1/3')
  await page.getByRole('button', { name: 'Add first comment' }).click()
  await page.getByRole('textbox', { name: 'First comment' }).fill('Karibu')
  await page.getByRole('radio', { name: 'Now' }).click()
  await page.getByRole('button', { name: /Publish now/ }).click()
  await expect(page.getByText('On its way to 1 channel')).toBeVisible()
  await openFeed(page)
  const posts = page.getByRole('article').getByRole('paragraph')
  await expect(posts.filter({ hasText: /^(Karibu|\S+ \d\/3)$/ })).toHaveText([
    'Karibu',
    'Tatu 3/3',
    'Mbili 2/3',
    'Moja 1/3',
  ])
})
