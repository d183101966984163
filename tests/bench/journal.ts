import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { openDatabase } from '#core/db/openDatabase.ts'
import { createMediaRepo } from '#core/media/mediaRepo.ts'
import { createMediaStore } from '#core/media/MediaStore.ts'
import type { Bench } from '../../scripts/bench.ts'
import { fillProfile } from '../../scripts/seed/fillProfile.ts'
import { resolveElectron } from '../../scripts/electron/resolveElectron.ts'
import { logToStderr } from '../../scripts/system/log.ts'
import { projectRoot } from '../../scripts/system/projectRoot.ts'
import { withXvfb } from '../../scripts/system/startXvfb.ts'
import { ensureBuilt } from '../../scripts/build/ensureBuilt.ts'
import { openApp } from '../e2e/openApp.ts'
import { startApp } from '../e2e/startApp.ts'
import { bundleBareList } from './journal/bundleBareList.ts'
import { measureCapture } from './journal/measureCapture.ts'
import { measureCompare } from './journal/measureCompare.ts'
import { measureScroll } from './journal/measureScroll.ts'
import type { Scrolled } from './journal/measureScroll.ts'
import { measureSearch } from './journal/measureSearch.ts'
import { shareBelow } from './journal/shareBelow.ts'

const observations = 20_000
/** Bare list, list and board one after another, so many times: what else the computer does meanwhile meets all three. */
const rounds = 5

/**
 * A journal of 20,000 observations with pictures in real Chromium without a GPU: the list
 * and the board scrolled at 3,000 px/s beside a bare @tanstack/react-virtual list of as many rows, the search as she types (from the
 * key to the frame in which the answer stands), and ten competitors compared over two years; and quick capture in a real Electron.
 */
const journal: Bench = async ({ say }) => {
  await ensureBuilt(say)
  const electron = await resolveElectron({ log: logToStderr })
  if (electron.kind === 'none') throw new Error(electron.reason)
  const profileDir = mkdtempSync(join(tmpdir(), 'ratiba-bench-journal-'))
  try {
    await fillProfile({
      ...{ profileDir, posts: 300, projects: 1, observations, seed: 2026 },
      ...{ now: Date.now(), log: () => undefined },
    })
    await lookAtAll(profileDir)
    const compareMs = await measureCompare(profileDir)
    say(`comparison of 10 competitors over two years: median ${compareMs.toFixed(0)} ms`)
    // Before the screens, which take the profile away with them.
    const { captureMs, saveMs, slowest } = await withXvfb(display =>
      measureCapture({ electron, display, profileDir }),
    )
    say(`slowest capture ${slowest.captureMs.toFixed(0)} ms, slowest save ${slowest.saveMs.toFixed(0)} ms`)
    const seen = await measureScreens(profileDir, say)
    return {
      ...seen,
      compareMs: Math.round(compareMs),
      captureMs: Math.round(captureMs),
      saveMs: Math.round(saveMs),
    }
  } finally {
    rmSync(profileDir, { recursive: true, force: true })
  }
}
export default journal

/** The list, the board and the search, in Chromium. */
async function measureScreens(profileDir: string, say: (line: string) => void) {
  const app = await startApp(profileDir)
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
    const page = await context.newPage()
    await openApp(page, app.link)
    const bare = await context.newPage()
    await bare.setContent('<!doctype html><body style="margin:0"><div id="root"></div></body>')
    await bare.addScriptTag({ content: await bundleBareList() })
    const scrolled: Record<'bare' | 'list' | 'board', Scrolled[]> = { bare: [], list: [], board: [] }
    for (let round = 0; round < rounds; round++) {
      await bare.bringToFront()
      scrolled.bare.push(await measureScroll(bare, '[data-bare]'))
      await page.bringToFront()
      for (const look of ['list', 'board'] as const) {
        await page.goto(`${app.url}/competitors${look === 'board' ? '?tab=board' : ''}`)
        await page.locator('[data-observation]').first().waitFor()
        scrolled[look].push(await measureScroll(page, '[data-journal]'))
      }
    }
    for (const [look, runs] of Object.entries(scrolled)) {
      const gaps = runs.flatMap(run => run.gaps)
      say(
        `${look}: gaps median ${shareBelow(gaps, 0.5)} p95 ${shareBelow(gaps, 0.95)} ms, frames dropped ${runs.map(run => run.dropped).join(', ')}`,
      )
    }
    await page.goto(`${app.url}/competitors`)
    await page.locator('[data-observation]').first().waitFor()
    const keys = await measureSearch(page)
    for (const { text, ms } of keys) say(`  "${text}": ${ms.toFixed(1)} ms`)
    const dropped = (look: keyof typeof scrolled) => scrolled[look].reduce((sum, run) => sum + run.dropped, 0)
    return {
      scrollP95Ms: shareBelow(
        [...scrolled.list, ...scrolled.board].flatMap(run => run.gaps),
        0.95,
      ),
      // All frames that were dropped in all rounds, of the list or the board, whichever is worse. A bare list that drops none counts
      // as one that drops one: there is no ratio to nothing, and one frame in twenty seconds is no difference.
      droppedRatio: Number(
        (Math.max(dropped('list'), dropped('board')) / Math.max(1, dropped('bare'))).toFixed(2),
      ),
      searchP95Ms: shareBelow(
        keys.map(({ ms }) => ms),
        0.95,
      ),
    }
  } finally {
    await browser.close()
    await app.close()
  }
}

/**
 * Hangs all on the board, so that it has as many pieces as the list; and leaves the profile as her having put them down leaves it: what is
 * put down is shown there and then, so the small forms of its pictures are there.
 */
async function lookAtAll(profileDir: string): Promise<void> {
  const db = openDatabase({
    file: join(profileDir, 'ratiba.sqlite'),
    migrationsDir: join(projectRoot, 'drizzle'),
    nativeBinding: null,
  })
  try {
    db.sqlite.exec('UPDATE observations SET favourite = 1')
    const log = { info: () => undefined, warn: logToStderr, error: logToStderr }
    const store = createMediaStore({ dir: profileDir, now: Date.now, repo: createMediaRepo({ db }), log })
    const pictures = db.sqlite
      .prepare<[], string>('SELECT DISTINCT mediaId FROM observation_media')
      .pluck()
      .all()
    // As wide as list and board ask for them (ObservationRow, ObservationTile).
    await Promise.all(pictures.flatMap(id => [96, 320].map(width => store.thumbnail(id, width))))
  } finally {
    db.close()
  }
}
