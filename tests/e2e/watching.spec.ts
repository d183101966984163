import { expect, test } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startHeadless } from '../../src/main/headless/startHeadless.ts'
import { startFakeWeb } from '../fakes/feeds/startFakeWeb.ts'
import { createFirstProject, goTo, openApp } from './openApp.ts'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

const item = (n: number) =>
  `<item><guid>${n}</guid><title>Keki ${n}</title><link>/p/${n}</link><description>Words of piece ${n}</description></item>`

test('a competitor is watched: its news are counted, kept or dropped by one key each, taken back, and kept ones stand in the journal', async ({
  page,
}) => {
  const web = await startFakeWeb()
  const profileDir = mkdtempSync(join(tmpdir(), 'ratiba-e2e-'))
  const host = await startHeadless({
    ...{ profileDir, version: '0.0.0', web: web.access },
    ...{ migrationsDir: at('drizzle'), rendererDir: at('out/renderer') },
  })
  try {
    web.serve('/feed', {
      body: `<rss><channel><title>Keki Bora</title>${[1, 2, 3].map(item).join('')}</channel></rss>`,
    })
    await openApp(page, host.oneTimeLink())
    await createFirstProject(page, 'Duka la Amina')
    await goTo(page, '/watching')
    await page.getByRole('main').getByRole('button', { name: 'Add competitor' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Keki Bora')
    await page.getByRole('button', { name: 'Save' }).click()

    await page.getByRole('button', { name: 'Add a source' }).first().click()
    await page.getByLabel('Address or name').fill(`${web.baseUrl}/feed`)
    await page.getByRole('button', { name: 'Look', exact: true }).click()
    await expect(page.getByRole('radio', { name: /Keki Bora/ })).toBeChecked()
    await page.getByRole('button', { name: 'Watch this' }).click()

    const rows = page.getByRole('list', { name: 'Inbox' }).getByRole('listitem')
    await expect(rows).toHaveCount(3)
    const place = page.getByRole('navigation').getByRole('link', { name: /Watching/ })
    await expect(place).toHaveText(/3 new there/)

    await rows.first().focus()
    const kept = await rows.first().getAttribute('aria-label')
    await page.keyboard.press('k')
    await expect(rows).toHaveCount(2)
    await expect(rows.first()).toBeFocused()
    await page.keyboard.press('x')
    await expect(rows).toHaveCount(1)
    await expect(place).toHaveText(/1 new there/)
    await page.keyboard.press('Control+z')
    await expect(rows).toHaveCount(2)

    await page.getByRole('radio', { name: 'Sources' }).click()
    await expect(page.getByRole('list', { name: 'Sources' })).toContainText('3 new pieces')

    await goTo(page, '/competitors')
    await expect(page.getByRole('list', { name: 'Journal' })).toContainText(kept?.replace(/^.*: /, '') ?? '?')
  } finally {
    await host.close()
    await web.close()
    rmSync(profileDir, { recursive: true, force: true })
  }
})
