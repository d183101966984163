import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { callCore } from './callCore.ts'
import { test } from './fixtures.ts'
import { createFirstProject, goTo, openApp } from './openApp.ts'
import { startApp } from './startApp.ts'

const canvas = (page: Page) => page.getByRole('img', { name: 'Canvas of the design' })
const layer = (page: Page, name: string) => page.getByRole('treeitem', { name })
const saved = (page: Page) => page.getByText('Saved', { exact: true })

/** A design of two sizes with nothing on it. */
async function beginDesign(page: Page, name: string): Promise<void> {
  await goTo(page, '/studio')
  await page.getByRole('button', { name: 'New design' }).first().click()
  await page.getByRole('textbox', { name: 'Name of the design' }).fill(name)
  await page.getByRole('button', { name: /^Story/ }).click()
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await expect(canvas(page)).toBeVisible()
}

/** Puts a text into the design as a person brings one from elsewhere. */
async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate(words => navigator.clipboard.writeText(words), text)
  await canvas(page).focus()
  await page.keyboard.press('Control+V')
}

test('a design is made, written, drawn in, moved by keys, seen in its sizes, taken back, and is there again', async ({
  page,
  app,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openApp(page, app.link)
  await createFirstProject(page, 'Duka la Amina')
  await goTo(page, '/studio')
  await expect(page.getByText('No designs yet')).toBeVisible()
  await beginDesign(page, 'Punguzo')

  // Words, moved by keys: a step each, and ten with Shift.
  await pasteText(page, 'Karibu dukani')
  await expect(layer(page, 'Karibu dukani')).toHaveAttribute('aria-selected', 'true')
  const left = page.getByRole('spinbutton', { name: 'From the left' })
  const before = Number(await left.inputValue())
  await canvas(page).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(left).toHaveValue(String(before + 11))
  await page.keyboard.press('Control+Z')
  await expect(left).toHaveValue(String(before + 1))

  // A second one that is written into, copied, grouped and put below.
  await page.keyboard.press('Control+D')
  await expect(layer(page, 'Karibu dukani')).toHaveCount(2)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Leo tu')
  await page.keyboard.press('Escape')
  await expect(layer(page, 'Leo tu')).toBeVisible()
  await layer(page, 'Leo tu').press('Alt+ArrowDown')
  await expect(page.getByRole('treeitem').first()).toHaveAccessibleName('Karibu dukani')

  // A line by hand.
  const box = await canvas(page).boundingBox()
  if (box === null) throw new Error('The canvas has no place.')
  await canvas(page).focus()
  await page.keyboard.press('P')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x - 60, y)
  await page.mouse.down()
  await page.mouse.move(x, y + 30, { steps: 5 })
  await page.mouse.move(x + 60, y, { steps: 5 })
  await page.mouse.up()
  await expect(layer(page, 'Drawing')).toBeVisible()
  await page.keyboard.press('V')

  // Its other size, and a page more.
  await page.getByRole('tab', { name: 'Story 9:16' }).click()
  await expect(page.getByRole('tab', { name: 'Story 9:16' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('treeitem')).toHaveCount(3)
  await page.getByRole('button', { name: 'Add a page' }).click()
  await expect(page.getByText('Page 2 of 2')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Page 2 of 2')).toBeHidden()

  // What she chose is offered by the menu.
  await layer(page, 'Leo tu').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Lock' }).click()
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await expect(page.getByRole('treeitem')).toHaveCount(3)
  await expect(layer(page, 'Leo tu').getByRole('button', { name: 'Unlock' })).toBeVisible()
  // Steps are kept with it.
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(layer(page, 'Leo tu').getByRole('button', { name: 'Lock', exact: true })).toBeAttached()
  // In another language the canvas is made anew, and stands where it stood.
  await callCore(page, 'settings.update', { language: 'sw' })
  await expect(page.getByRole('img', { name: 'Turubai ya muundo' })).toBeInViewport()
  await callCore(page, 'settings.update', { language: 'en' })
  await expect(canvas(page)).toBeInViewport()
  await page.getByRole('button', { name: 'Back to the designs' }).click()
  const card = page.getByRole('listitem').filter({ hasText: 'Punguzo' })
  await expect(card.locator('img')).toBeVisible()
})

test('killed while she draws: what was said to be saved is there, and can be taken back', async ({
  page,
  app,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openApp(page, app.link)
  await createFirstProject(page, 'Duka la Amina')
  await beginDesign(page, 'Umeme umekatika')
  await pasteText(page, 'Moja')
  await pasteText(page, 'Mbili')
  await expect(page.getByRole('treeitem')).toHaveCount(2)
  await expect(saved(page)).toBeVisible()
  const place = new URL(page.url()).pathname
  await app.kill()

  const again = await startApp(app.profileDir, Number(new URL(app.url).port))
  try {
    await openApp(page, again.link)
    await goTo(page, place)
    await expect(page.getByRole('treeitem')).toHaveCount(2)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(layer(page, 'Mbili')).toBeHidden()
    await expect(layer(page, 'Moja')).toBeVisible()
  } finally {
    await again.close()
  }
})
