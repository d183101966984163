import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { connectPractice, createFirstProject, goTo, openApp } from './openApp.ts'
import { startApp } from './startApp.ts'
import type { RunningApp } from './startApp.ts'

/**
 * The screenshot suite: every screen in both themes and both languages at 1280 x 720. The pictures are for looking at
 * (test-results/screens); what a machine can judge is judged here: contrast and names (axe), nothing wider than the window.
 */
const screens = [
  { name: 'today', path: '/' },
  { name: 'calendar-month', path: '/calendar?view=month' },
  { name: 'calendar-week', path: '/calendar?view=week' },
  { name: 'composer', path: '/composer/new' },
  { name: 'channels', path: '/channels' },
  { name: 'connect', path: '/channels?connect=telegram' },
  { name: 'campaigns', path: '/campaigns' },
  { name: 'queue', path: '/queue' },
  { name: 'rehearsal', path: '/rehearsal' },
  { name: 'studio', path: '/studio' },
  { name: 'competitors', path: '/competitors' },
  { name: 'watching', path: '/watching' },
  { name: 'audience', path: '/audience' },
  { name: 'strategy', path: '/strategy' },
  { name: 'ledger', path: '/ledger' },
  { name: 'project', path: '/project' },
  { name: 'settings', path: '/settings' },
]

let app: RunningApp
let page: Page

test.beforeAll(async ({ browser }) => {
  app = await startApp()
  page = await (await browser.newContext()).newPage()
  await openApp(page, app.link)
  await createFirstProject(page, 'Duka la Amina')
  await connectPractice(page)
  await goTo(page, '/composer/new')
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill('Karibu dukani! Leo punguzo la 20 %.')
  await page.getByRole('button', { name: 'Schedule' }).click()
  await expect(page.getByText('Scheduled').first()).toBeVisible()
})

test.afterAll(async () => {
  await page.context().close()
  await app.close()
})

/** What the settings are called in the language they are shown in. */
const words = {
  en: { language: 'Language', light: 'Light', dark: 'Dark', name: 'English' },
  sw: { language: 'Lugha', light: 'Mwanga', dark: 'Giza', name: 'Kiswahili' },
} as const

type Language = keyof typeof words

/** Changes the language as a person does; the screen follows at once, without a reload. */
async function speak(language: Language, from: Language): Promise<void> {
  await goTo(page, '/settings')
  await page.getByRole('combobox', { name: words[from].language }).click()
  await page.getByRole('option', { name: words[language].name }).click()
  await expect(page.getByRole('combobox', { name: words[language].language })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

async function look(theme: 'light' | 'dark', language: Language): Promise<void> {
  await goTo(page, '/settings')
  await page.getByRole('radio', { name: words[language][theme] }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
}

async function isAccessible(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze()
  const said = violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(' ')).join(', ')}`)
  expect(said).toEqual([])
}

async function nothingIsWider(): Promise<void> {
  const [inside, outside] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  expect(inside).toBeLessThanOrEqual(outside)
}

let spoken: Language = 'en'
for (const language of ['en', 'sw'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test.describe(`${language}, ${theme}`, () => {
      test.beforeAll(async () => {
        if (spoken !== language) await speak(language, spoken)
        spoken = language
        await look(theme, language)
      })
      for (const { name, path } of screens) {
        test(name, async () => {
          await goTo(page, path)
          // Pictures and lists have come once nothing is asked any more.
          await page.waitForLoadState('networkidle')
          await page.screenshot({ path: `test-results/screens/${name}-${theme}-${language}.png` })
          await nothingIsWider()
          // Contrast hangs on the theme and names on the language: the fourth has nothing new.
          if (language === 'en' || theme === 'light') await isAccessible()
        })
      }
    })
  }
}
