import { chromium } from '@playwright/test'
import type { Bench } from '../../scripts/bench.ts'
import type { StudioPage } from '../studio/page.ts'
import { startStudioPage } from '../studio/startStudioPage.ts'

declare const studioPage: { studio: StudioPage }

const rounds = 5

/**
 * The stage with 200 layers, 20 of them photos, in real Chromium without a GPU. A frame is the time from the input event to the last
 * pixel on the canvas (read back, so that nothing is put off), without the waiting for the screen; gaps between frames are told besides.
 */
const studio: Bench = async ({ say }) => {
  const server = await startStudioPage()
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--js-flags=--expose-gc',
      '--enable-precise-memory-info',
    ],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    await page.goto(server.url)
    await page.waitForSelector('html[data-ready="true"]')
    const opens: number[] = []
    // The server makes its pictures at the first asking.
    await page.evaluate(() => studioPage.studio.open())
    await page.reload()
    await page.waitForSelector('html[data-ready="true"]')
    const first = await page.evaluate(() => studioPage.studio.open())
    for (let round = 0; round < rounds; round += 1)
      opens.push(await page.evaluate(() => studioPage.studio.open()))
    say(`open: ${first.toFixed(0)} ms the first time, then ${opens.map(ms => ms.toFixed(0)).join(', ')} ms`)
    const moves: number[] = []
    for (const id of ['layer-190', 'layer-150', 'layer-101', 'layer-57', 'layer-4']) {
      for (const how of ['move', 'scale', 'turn'] as const) {
        const { work, gaps } = await page.evaluate(([layer, way]) => studioPage.studio.drag(layer, way), [
          id,
          how,
        ] as const)
        say(
          `${how} ${id}: median ${at(work, 0.5)} p95 ${at(work, 0.95)} ms; between frames p95 ${at(gaps, 0.95)} ms`,
        )
        moves.push(...work)
      }
    }
    const typing = await page.evaluate(() => studioPage.studio.type('layer-101'))
    say(
      `typing: median ${at(typing.work, 0.5)} p95 ${at(typing.work, 0.95)} ms; between frames p95 ${at(typing.gaps, 0.95)} ms`,
    )
    const undos = await page.evaluate(() => studioPage.studio.undoAndRedo())
    say(`undo: median ${at(undos, 0.5)} p95 ${at(undos, 0.95)} ms`)
    const heapGrowth = await page.evaluate(() => studioPage.studio.heap(500))
    const formats = await page.evaluate(() => studioPage.studio.exportFormats())
    const batch = await page.evaluate(() => studioPage.studio.exportBatch())
    say(
      `longest gap between frames: 12 formats ${formats.longestGapMs.toFixed(0)} ms, batch ${batch.longestGapMs.toFixed(0)} ms`,
    )
    await page.evaluate(() => studioPage.studio.open())
    const own = await page.evaluate(() => studioPage.studio.drag('layer-190', 'move'))
    const plain = await page.evaluate(() => studioPage.studio.plainFabric('layer-190'))
    say(
      `dragging layer-190: ${at(own.work, 0.5)} ms a frame, plain Fabric ${at(plain.work, 0.5)} ms (medians)`,
    )
    return {
      openMs: Math.round(at([first, ...opens], 0.5)),
      dragP95Ms: at(moves, 0.95),
      typeP95Ms: at(typing.work, 0.95),
      export12Seconds: Number(formats.seconds.toFixed(2)),
      batch30Seconds: Number(batch.seconds.toFixed(2)),
      undoMs: at(undos, 0.95),
      heapGrowth: Number(heapGrowth.toFixed(3)),
      ratioToPlainFabric: Number((at(own.work, 0.5) / at(plain.work, 0.5)).toFixed(2)),
    }
  } finally {
    await browser.close()
    await server.close()
  }
}
export default studio

/** The value below which this share of all lies. */
function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return Number(
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1),
  )
}
