import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { beginWithPractice, goTo, textField } from './openApp.ts'

const text = 'Karibu dukani! Leo tu: punguzo la 20 %.'

test('English becomes Swahili at once in an open composer, and nothing is lost', async ({ page, app }) => {
  await beginWithPractice(page, app.link)
  await goTo(page, '/composer/new')
  await textField(page).fill(text)
  await page.getByRole('textbox', { name: 'Link' }).fill('https://duka.example/punguzo')
  // Would not survive a reload.
  await page.evaluate(() => document.documentElement.setAttribute('data-same-page', ''))

  // The settings of another window, or of this one through the palette, change this one.
  const other = await page.context().newPage()
  await other.goto(new URL('/settings', page.url()).href)
  await other.getByRole('combobox', { name: 'Language' }).click()
  await other.getByRole('option', { name: 'Kiswahili' }).click()

  await expect(page.locator('html')).toHaveAttribute('lang', 'sw')
  await expect(page.getByRole('textbox', { name: 'Maandishi', exact: true })).toHaveValue(text)
  await expect(page.getByRole('textbox', { name: 'Kiungo' })).toHaveValue('https://duka.example/punguzo')
  await expect(page.getByRole('button', { name: /^Panga/ })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toBeHidden()
  await expect(page.locator('html[data-same-page]')).toHaveCount(1)

  // She goes on as if nothing had happened.
  await page.getByRole('button', { name: /^Panga/ }).click()
  await expect(page.getByText('Imepangwa').first()).toBeVisible()
  await other.getByRole('combobox', { name: 'Lugha' }).click()
  await other.getByRole('option', { name: 'English' }).click()
  await expect(textField(page)).toHaveValue(text)
})
