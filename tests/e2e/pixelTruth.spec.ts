import { expect, test } from '@playwright/test'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import { bundlePage } from '../studio/bundlePage.ts'
import type { StudioPage } from '../studio/page.ts'

declare const studioPage: { studio: StudioPage }

const code = bundlePage()

const pngOf = (address: string) =>
  PNG.sync.read(Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'))

for (const name of ['text', 'image', 'shape', 'rest']) {
  for (const zoom of [1, 0.63]) {
    test(`what is exported is what is on the screen: ${name} at ${zoom}`, async ({ page }) => {
      await page.setViewportSize({ width: 1200, height: 1150 })
      await page.setContent('<!doctype html><body></body>')
      await page.addScriptTag({ content: await code })
      const { screen, exported } = await page.evaluate(
        ([sheet, scale]) => studioPage.studio.truth(sheet, scale),
        [name, zoom] as const,
      )
      const [one, other] = [pngOf(screen), pngOf(exported)]
      expect([one.width, one.height]).toEqual([other.width, other.height])
      // An empty sheet would be equal, too.
      expect(new Set(one.data).size).toBeGreaterThan(50)
      const different = pixelmatch(one.data, other.data, undefined, one.width, one.height, { threshold: 0.1 })
      expect(different / (one.width * one.height)).toBeLessThan(0.005)
    })
  }
}
