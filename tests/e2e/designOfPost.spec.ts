import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import type { Download, Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import sharp from 'sharp'
import { test } from './fixtures.ts'
import { beginWithPractice, goTo, textField } from './openApp.ts'

/** Saves what is open in the editor as this kind of file. */
async function save(page: Page, kind: string): Promise<Download> {
  await page.getByRole('button', { name: 'Save as…' }).click()
  await page.getByRole('radio', { name: kind }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  return downloading
}
const bytesOf = async (download: Download): Promise<Buffer> => readFile(await download.path())

test('a post gets its picture from a design, which becomes files, many, and earlier versions', async ({
  page,
  app,
}) => {
  await beginWithPractice(page, app.link)
  await goTo(page, '/composer/new')
  await textField(page).fill('Maembe matamu leo!')
  await page.getByRole('button', { name: 'Design', exact: true }).click()

  // The size its channel wants, called after its words, and in the post with one press.
  await expect(page.getByRole('tab', { name: 'Portrait 4:5' })).toBeVisible()
  await expect(page).toHaveTitle(/^Maembe matamu leo!/)
  await page.getByRole('button', { name: 'Into the post' }).click()
  await page.getByRole('button', { name: 'Put into the post' }).click()
  await expect(page.getByRole('button', { name: 'In the post' })).toBeVisible()
  await page.keyboard.press('Escape')

  const png = await bytesOf(await save(page, 'PNG'))
  const { width, height, space } = await sharp(png).metadata()
  expect({ width, height, space }).toEqual({ width: 1080, height: 1350, space: 'srgb' })
  expect(png.subarray(37, 41).toString()).toBe('sRGB')
  const svg = await bytesOf(await save(page, 'SVG'))
  expect((await sharp(svg).metadata()).width).toBe(1080)
  expect(svg.toString()).not.toMatch(/<script|\son\w+=|href="(?!data:)/i)
  expect((await bytesOf(await save(page, 'PDF'))).subarray(0, 5).toString()).toBe('%PDF-')

  // Another size: two files are one ZIP.
  await page.getByRole('button', { name: 'Add a size' }).click()
  await page.getByRole('button', { name: /^Story/ }).click()
  await page.getByRole('button', { name: 'Save as…' }).click()
  await page.getByRole('button', { name: 'All', exact: true }).click()
  await page.getByRole('radio', { name: 'JPEG' }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const packed = unzipSync(await bytesOf(await downloading))
  const sides = await Promise.all(Object.values(packed).map(file => sharp(file).metadata()))
  expect(sides.map(side => [side.format, side.width, side.height])).toEqual([
    ['jpeg', 1080, 1350],
    ['jpeg', 1080, 1920],
  ])

  // A version under a name is listed with its picture, and gone back to.
  await page.getByRole('button', { name: 'Versions' }).click()
  await page.getByRole('textbox', { name: 'Name of the version' }).fill('Before the story')
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(page.getByRole('button', { name: /Before the story/, pressed: true })).toBeVisible()
  await page.getByRole('button', { name: 'Go back to this' }).click()
  await expect(page.getByRole('dialog', { name: 'Versions' })).toBeHidden()

  // Back in the composer the picture stands in the tray and in the preview.
  await page.getByRole('button', { name: /the post$/ }).click()
  await page.getByRole('button', { name: 'To the post', exact: true }).click()
  const tray = page.getByRole('list', { name: 'Pictures and videos' })
  await expect(tray.getByRole('listitem')).toHaveCount(1)
  await expect(page.locator('section img[src^="/media/"]').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open the design' })).toBeVisible()
})
