import { expect, test } from '@playwright/test'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import type { StudioPage } from '../studio/page.ts'
import { truthScenes } from '../studio/scenes.ts'
import { startStudioPage } from '../studio/startStudioPage.ts'

declare const studioPage: { studio: StudioPage }

const pngOf = (address: string) =>
  PNG.sync.read(Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'))

// With the fonts, icons and emoji of the app and pictures from its addresses: one page for all sheets.
test('what is exported is what is on the screen, for every type of layer with every option', async ({
  page,
}) => {
  const server = await startStudioPage()
  await page.setViewportSize({ width: 1200, height: 1150 })
  await page.goto(server.url)
  await page.waitForSelector('html[data-ready="true"]')
  for (const name of Object.keys(truthScenes)) {
    for (const zoom of [1, 0.63]) {
      const { screen, exported, empty } = await page.evaluate(
        ([sheet, scale]) => studioPage.studio.truth(sheet, scale),
        [name, zoom] as const,
      )
      const [one, other] = [pngOf(screen), pngOf(exported)]
      expect([one.width, one.height]).toEqual([other.width, other.height])
      // What is drawn nowhere would be equal, too.
      expect(empty, `${name}: nothing is seen of them`).toEqual([])
      const different = pixelmatch(one.data, other.data, undefined, one.width, one.height, { threshold: 0.1 })
      expect(different / (one.width * one.height), `${name} at ${zoom}`).toBeLessThan(0.005)
    }
  }
  expect(server.missing).toEqual([])
  await server.close()
})
