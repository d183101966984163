import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { testImage } from '../fakes/testImage.ts'
import { test } from './fixtures.ts'
import { beginWithPractice, goTo, ready, textField } from './openApp.ts'

const text = 'Picha tatu za mkate'

/** A real DataTransfer made in the page, as a browser gives for files from the desktop or the clipboard. */
async function bring(page: Page, how: 'drop' | 'paste', name: string, bytes: Uint8Array, type: string) {
  const base64 = Buffer.from(bytes).toString('base64')
  const carried = await page.evaluateHandle(
    file => {
      const data = new DataTransfer()
      const content = Uint8Array.from(atob(file.base64), c => c.charCodeAt(0))
      data.items.add(new File([content], file.name, { type: file.type }))
      return data
    },
    { base64, name, type },
  )
  const field = textField(page)
  if (how === 'drop') {
    for (const event of ['dragenter', 'dragover', 'drop']) {
      await field.dispatchEvent(event, { dataTransfer: carried })
    }
  } else {
    await field.evaluate((element, data) => {
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
      element.dispatchEvent(event)
    }, carried)
  }
}

const tile = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(name) }).first()

test('images come by file, drop and paste; what is no image is refused in words, and nothing else is lost', async ({
  page,
  app,
}) => {
  await beginWithPractice(page, app.link)
  await goTo(page, '/composer/new')
  await textField(page).fill(text)
  const image = async (width: number) => new Uint8Array(await testImage(width, 300))
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'faili.png', mimeType: 'image/png', buffer: Buffer.from(await image(401)) })
  await expect(tile(page, 'faili\\.png')).toBeVisible()
  await bring(page, 'drop', 'kuburuta.png', await image(402), 'image/png')
  await expect(tile(page, 'kuburuta\\.png')).toBeVisible()
  await bring(page, 'paste', 'kubandika.png', await image(403), 'image/png')
  await expect(tile(page, 'kubandika\\.png')).toBeVisible()

  // It only says that it is a picture.
  await bring(page, 'drop', 'si-picha.png', new TextEncoder().encode('Hii si picha.'), 'image/png')
  const refusal = page.getByRole('alert').filter({ hasText: 'si-picha.png' })
  await expect(refusal).toContainText('picture')
  await expect(textField(page)).toHaveValue(text)
  for (const name of ['faili\\.png', 'kuburuta\\.png', 'kubandika\\.png']) {
    await expect(tile(page, name)).toBeVisible()
  }
  await page.getByRole('listitem').filter({ has: refusal }).getByRole('button', { name: 'Close' }).click()
  await expect(refusal).toBeHidden()

  await expect(page.getByText('Saved').first()).toBeVisible()
  await page.reload()
  await ready(page)
  await expect(textField(page)).toHaveValue(text)
  for (const name of ['faili\\.png', 'kuburuta\\.png', 'kubandika\\.png']) {
    await expect(tile(page, name)).toBeVisible()
  }
})
