import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { beginWithPractice, goTo, openApp, textField } from './openApp.ts'

/** Goes on with Tab until the focus is on what has this role and name, as somebody without a mouse does. */
async function tabTo(page: Page, role: 'button' | 'textbox', name: string): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: true }).first()
  await wanted.waitFor()
  for (let i = 0; i < 40; i++) {
    if (await wanted.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`No way to ${name} with Tab.`)
}

test('from the first project to a scheduled post without a mouse', async ({ page, app }) => {
  await openApp(page, app.link)
  await tabTo(page, 'textbox', 'Name')
  await page.keyboard.type('Duka la Amina')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible()
  await tabTo(page, 'button', 'Try with the practice network')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Try with the practice network' })).toBeHidden()

  await page.keyboard.press('n')
  await expect(textField(page)).toBeFocused()
  await page.keyboard.type('Karibu dukani! Leo punguzo la 20 %.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Scheduled for')).toBeVisible()

  // Back with one key, and again with another.
  await page.keyboard.press('Escape')
  await tabTo(page, 'button', 'Labels')
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: /^Schedule/ })).toBeVisible()
  await page.keyboard.press('Control+Shift+z')
  await expect(page.getByRole('button', { name: /^Schedule/ })).toBeHidden()
})

test('Ctrl+Enter does what the main button does, once, wherever the focus is', async ({ page, app }) => {
  await beginWithPractice(page, app.link)
  const places = [
    { name: 'Emoji', role: 'button' },
    { name: 'More', role: 'button' },
    { name: 'Practice 1, Practice network', role: 'checkbox' },
    { name: 'All', role: 'tab' },
    { name: 'Stays for good', role: 'button' },
    { name: /^Schedule/, role: 'button' },
  ] as const
  await goTo(page, '/composer/new')
  for (const [i, { name, role }] of places.entries()) {
    await textField(page).fill(`Jaribio ${i + 1}`)
    // At once, before anything else on the screen has followed.
    await page.getByRole(role, { name, exact: true }).focus()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('button', { name: 'Back to draft' })).toBeVisible()
    // The button itself was not pressed: nothing opened but the toast, which is a dialog, too.
    await expect(page.getByRole('dialog').filter({ hasNotText: 'Scheduled for' })).toHaveCount(0)
    await expect(page.getByRole('menu')).toHaveCount(0)
    await expect(page.getByRole('checkbox', { name: /Practice 1/ })).toBeChecked()
    await page.getByRole('button', { name: 'Back to draft' }).click()
    await expect(page.getByRole('button', { name: /^Schedule/ })).toBeVisible()
  }
  await goTo(page, '/ledger')
  await expect(page.getByText('Scheduled', { exact: true })).toHaveCount(places.length)
})

test('behind an open dialog Ctrl+Enter schedules nothing', async ({ page, app }) => {
  await beginWithPractice(page, app.link)
  await goTo(page, '/composer/new')
  await textField(page).fill('Jaribio')
  await page.getByRole('button', { name: 'More', exact: true }).focus()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('button', { name: 'More', exact: true })).toBeFocused()
  await expect(page.getByRole('button', { name: /^Schedule/ })).toBeVisible()
})
