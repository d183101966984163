import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { blackPng, testImage } from '../fakes/testImage.ts'
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

const svg = (inner: string) =>
  new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">${inner}</svg>`)
const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')

/** What would run, fetch, grow or break, and a word by which it is refused. */
const hostile: readonly [
  name: string,
  type: string,
  bytes: () => Promise<Uint8Array> | Uint8Array,
  said: RegExp,
][] = [
  ['hati.svg', 'image/svg+xml', () => svg('<script>document.title = "run"</script>'), /would run/],
  ['nje.svg', 'image/svg+xml', () => svg('<image href="https://example.org/a.png"/>'), /outside the file/],
  [
    'vicheko.svg',
    'image/svg+xml',
    () =>
      new TextEncoder().encode(
        `<!DOCTYPE svg [<!ENTITY l0 "ha">${laughs}]><svg xmlns="http://www.w3.org/2000/svg"><text>&l9;</text></svg>`,
      ),
    /entities of its own/,
  ],
  ['bomu.png', 'image/png', () => new Uint8Array(blackPng(20_000, 20_000)), /pixels/],
  [
    'nusu.jpg',
    'image/jpeg',
    async () => new Uint8Array((await testImage(800, 600, 'jpeg')).subarray(0, 900)),
    /cut off/,
  ],
]

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

  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))
  for (const [name, type, bytes, said] of hostile) {
    await bring(page, 'drop', name, await bytes(), type)
    const refused = page.getByRole('alert').filter({ hasText: name })
    await expect(refused).toContainText(said)
    await page.getByRole('listitem').filter({ has: refused }).getByRole('button', { name: 'Close' }).click()
  }
  expect(asked.filter(address => new URL(address).origin !== new URL(app.link).origin)).toEqual([])
  await expect(page).not.toHaveTitle('run')

  await expect(page.getByText('Saved').first()).toBeVisible()
  await page.reload()
  await ready(page)
  await expect(textField(page)).toHaveValue(text)
  for (const name of ['faili\\.png', 'kuburuta\\.png', 'kubandika\\.png']) {
    await expect(tile(page, name)).toBeVisible()
  }
})
