import { expect, test } from '@playwright/test'
import { callCore, launchApp, makeHome, readyWindow } from './launchApp.ts'

test('what is entered on a first run before the core is there is not lost, and the welcome does not come back', async () => {
  const home = makeHome()
  const app = await launchApp(home)
  try {
    const page = await readyWindow(app)
    await page.getByRole('textbox').first().fill('Duka la Amina')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
    expect(await callCore(page, 'projects.list')).toMatchObject([{ name: 'Duka la Amina' }])

    // The same window, which began with an empty profile: now it has one that is not.
    await page.reload()
    await readyWindow(app)
    await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
    expect(await page.evaluate(() => window.ratiba?.isFirstRun)).toBe(false)
  } finally {
    await app.close()
    home.remove()
  }
})
