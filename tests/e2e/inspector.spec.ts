import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { OpenedDesign } from '#shared/contract/designs.ts'
import type { Layer } from '#shared/design/layer.ts'
import { newDesign } from '#shared/design/newDesign.ts'
import { newLayer } from '#shared/design/newLayer.ts'
import { testImage } from '../fakes/testImage.ts'
import { callCore } from './callCore.ts'
import { test } from './fixtures.ts'
import { createFirstProject, goTo, openApp } from './openApp.ts'

const frame = (x: number, y: number, width: number, height: number) => ({ x, y, width, height, rotation: 0 })

test('the inspector changes what is chosen: one step for a drag, all of several, exact numbers', async ({
  page,
  app,
}) => {
  await openApp(page, app.link)
  await createFirstProject(page, 'Duka la Amina')
  const [project] = await callCore(page, 'projects.list', undefined)
  const design = newDesign(['square'], () => crypto.randomUUID())
  const layers = [
    newLayer('text', 'words', frame(60, 80, 400, 200), { text: 'Ofa ya wiki', size: 72 }),
    newLayer('shape', 'star', frame(440, 440, 200, 200), { shape: 'star' }),
  ]
  const { id } = await callCore(page, 'designs.create', {
    projectId: project?.id ?? '',
    fields: { name: 'Ofa' },
    design: { ...design, pages: design.pages.map(one => ({ ...one, layers })) },
  })
  await goTo(page, `/studio/${id}`)
  const stored = async () => callCore(page, 'designs.get', { id })
  const layer = async (layerId: string): Promise<Layer | undefined> =>
    (await stored()).design.pages[0]?.layers.find(one => one.id === layerId)
  const inspector = page.getByRole('region', { name: 'What is chosen' })

  // Nothing is chosen: the page.
  await inspector.getByRole('button', { name: 'Background: Paper' }).click()
  const fill = page.getByRole('dialog', { name: 'Background' })
  await fill.getByRole('radio', { name: 'Gradient' }).click()
  await fill.getByRole('slider', { name: 'Colour 2' }).focus()
  await page.keyboard.press('Shift+ArrowLeft')
  await expect
    .poll(async () => (await stored()).design.pages[0]?.fill)
    .toMatchObject({ kind: 'gradient', stops: [{ at: 0, paint: 'brand:paper' }, { at: 0.9 }] })
  await page.keyboard.press('Escape')

  // Several: what they share, what differs, and their colours.
  await page.keyboard.press('Control+A')
  await expect(inspector.getByRole('heading', { name: '2 layers' })).toBeVisible()
  const left = inspector.getByRole('spinbutton', { name: 'From the left' })
  await expect(left).toHaveAttribute('aria-valuetext', 'Mixed')
  await left.fill('20*5')
  await left.press('Enter')
  await expect
    .poll(async () => [(await layer('words'))?.frame.x, (await layer('star'))?.frame.x])
    .toEqual([100, 100])
  await page.keyboard.press('Control+Z')
  await expect
    .poll(async () => [(await layer('words'))?.frame.x, (await layer('star'))?.frame.x])
    .toEqual([60, 440])
  await inspector
    .getByRole('button', { name: 'Colour 1: Ink' })
    .or(inspector.getByRole('button', { name: 'Colour 2: Ink' }))
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Accent' }).click()
  await page.keyboard.press('Escape')
  await expect.poll(() => layer('words')).toMatchObject({ fill: { paint: 'brand:accent' } })

  // One, by hand: a drag of a slider is one step, wherever the keyboard is afterwards.
  const canvas = await page.getByLabel('Canvas of the design').boundingBox()
  if (canvas === null) throw new Error('There is no canvas.')
  await page.mouse.click(canvas.x + canvas.width / 2, canvas.y + canvas.height / 2)
  const opacity = inspector.getByRole('slider', { name: 'Opacity' })
  await opacity.scrollIntoViewIfNeeded()
  const stepsBefore = (await stored()).history.at
  const thumb = await opacity.boundingBox()
  if (thumb === null) throw new Error('There is no slider.')
  await page.mouse.move(thumb.x + thumb.width / 2, thumb.y + thumb.height / 2)
  await page.mouse.down()
  await page.mouse.move(thumb.x - 20, thumb.y + 4, { steps: 8 })
  await page.mouse.up()
  await expect.poll(async () => (await layer('star'))?.opacity).toBeLessThan(0.9)
  await expect.poll(async () => (await stored()).history.at).toBe(stepsBefore + 1)
  await page.keyboard.press('Control+Z')
  await expect.poll(async () => (await layer('star'))?.opacity).toBe(1)
  await inspector.getByRole('button', { name: 'Heart' }).click()
  await inspector.getByRole('switch', { name: 'Shadow' }).click()
  await expect.poll(() => layer('star')).toMatchObject({ shape: 'heart', shadow: { x: 0 } })
  await inspector.getByRole('button', { name: /^Fill: / }).click()
  await expect(page.getByRole('dialog', { name: 'Fill' })).toBeVisible()
  const judged = await new AxeBuilder({ page })
    .include('[aria-label="What is chosen"]')
    .include('[role="dialog"]')
    .analyze()
  expect(judged.violations).toEqual([])
  await page.keyboard.press('Escape')
  await putInFromSections(page, stored)
})

/** What the sections have to be put in: a frame with its picture, a code, an icon, a template with the picture in it, the brand. */
async function putInFromSections(page: Page, stored: () => Promise<OpenedDesign>): Promise<void> {
  const section = async (name: string) => {
    await page.getByRole('navigation', { name: 'What can be put in' }).getByRole('button', { name }).click()
    return page.getByRole('region', { name, exact: true })
  }
  const layers = async () => (await stored()).design.pages[0]?.layers ?? []
  const last = async () => (await layers()).at(-1)

  const shapes = await section('Shapes')
  await shapes.getByRole('button', { name: 'Frame: Heart' }).click()
  await expect.poll(last).toMatchObject({ type: 'image', mask: 'heart', mediaId: null })
  await page.getByRole('img', { name: 'Canvas of the design' }).focus()
  await page.keyboard.press('Enter')
  const chooser = page.getByRole('dialog', { name: 'Choose a picture' })
  await chooser.locator('input[type=file]').setInputFiles({
    name: 'vikapu.png',
    mimeType: 'image/png',
    buffer: Buffer.from(await testImage(300, 200)),
  })
  await expect(chooser).toBeHidden()
  await expect.poll(async () => mediaIdOf(await last())).not.toBeNull()
  const mediaId = mediaIdOf(await last())

  const codes = await section('QR codes and badges')
  await codes.getByRole('textbox', { name: 'Where it leads' }).fill('https://duka.example/ofa')
  await codes.getByRole('button', { name: 'QR code', exact: true }).click()
  await expect.poll(last).toMatchObject({ type: 'qr', value: 'https://duka.example/ofa' })

  const icons = await section('Icons and emoji')
  await icons.getByRole('searchbox').fill('moyo')
  await icons.getByRole('button', { name: 'heart', exact: true }).click()
  await expect.poll(last).toMatchObject({ type: 'icon', icon: 'heart' })

  const brand = await section('Brand')
  await brand.getByRole('button', { name: 'Put the brand on this design' }).click()
  await expect
    .poll(async () => (await layers()).find(({ type }) => type === 'qr'))
    .toMatchObject({
      paint: 'brand:ink',
      behind: 'brand:paper',
    })

  const templates = await section('Templates')
  await templates.getByRole('button', { name: 'Product card', exact: true }).click()
  await expect.poll(async () => (await layers()).some(({ type }) => type === 'qr')).toBe(false)
  expect(await layers()).toContainEqual(expect.objectContaining({ type: 'image', slot: 'image', mediaId }))

  const grounds = await section('Background')
  await grounds.getByRole('button', { name: 'vikapu.png' }).click()
  await expect
    .poll(async () => (await stored()).design.pages[0]?.fill)
    .toMatchObject({ kind: 'image', mediaId })
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('Control+Z')
  await expect.poll(last).toMatchObject({ type: 'icon', icon: 'heart' })
}

const mediaIdOf = (layer: Layer | undefined) => (layer?.type === 'image' ? layer.mediaId : null)
