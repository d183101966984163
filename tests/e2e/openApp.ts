import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

/** Opens the link and waits until the person could use the app. Anything on the console that is an error fails the test. */
export async function openApp(page: Page, link: string): Promise<void> {
  page.on('pageerror', error => {
    throw error
  })
  await page.goto(link)
  await ready(page)
}

export async function ready(page: Page): Promise<void> {
  await page.waitForSelector('html[data-ready="true"]')
}

/** Goes to a place of the app, as a reload would. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href)
  await ready(page)
}

/** The welcome screen's form: the first project. */
export async function createFirstProject(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('button', { name: 'Create the project' }).click()
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible()
}

/** One click on the practice network, from the first steps. */
export async function connectPractice(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try with the practice network' }).click()
  // The step is done, and its button with it.
  await expect(page.getByRole('button', { name: 'Try with the practice network' })).toBeHidden()
}

/** A first project with a channel of the practice network. */
export async function beginWithPractice(page: Page, link: string): Promise<void> {
  await openApp(page, link)
  await createFirstProject(page, 'Duka la Amina')
  await connectPractice(page)
}

export const textField = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true })

/** Writes a post for the channels that are chosen already and schedules it at the wall-clock time. */
export async function schedulePost(page: Page, text: string, at: string): Promise<void> {
  await goTo(page, `/composer/new?at=${at}`)
  await textField(page).fill(text)
  await page.getByRole('button', { name: 'Schedule' }).click()
  await expect(page.getByText('Scheduled for')).toBeVisible()
}

/** The practice network's feed of the only channel. */
export async function openFeed(page: Page): Promise<void> {
  await goTo(page, '/channels')
  await page.getByRole('button', { name: 'Open the feed' }).click()
  await expect(page.getByRole('heading', { name: 'Practice network' })).toBeVisible()
}
