import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { beginWithPractice, goTo, openFeed, schedulePost } from './openApp.ts'

test('a month is rehearsed from the calendar: what would be sent is seen, and nothing goes out', async ({
  page,
  app,
}) => {
  await beginWithPractice(page, app.link)
  await schedulePost(page, 'Mkate mpya wa ngano', '2030-05-06T09:00')
  await schedulePost(page, 'Chai ya tangawizi', '2030-05-07T18:30')
  await goTo(page, '/calendar?date=2030-05-06')
  // More than 400 days ahead: it says so, and what to do.
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await expect(page.getByText('A rehearsal reaches 400 days ahead')).toBeVisible()
})

test('what is due soon is listed with its requests; what changed meanwhile is said', async ({
  page,
  app,
}) => {
  await beginWithPractice(page, app.link)
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
  await schedulePost(page, 'Mkate mpya wa ngano', `${day}T09:00`)
  await goTo(page, `/rehearsal?from=${day}&to=${day}`)
  await expect(page.getByText('1 post would go out')).toBeVisible()
  await page.getByRole('button', { name: 'Mkate mpya wa ngano' }).click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByText('https://practice.invalid/v1/posts')).toBeVisible()
  await expect(drawer.getByText('"text": "Mkate mpya wa ngano"')).toBeVisible()
  await expect(drawer.getByText('Bearer •••')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: 'Problems only' }).click()
  await expect(page.getByText('No problems')).toBeVisible()
  await page.getByRole('radio', { name: 'All' }).click()
  await page.getByRole('button', { name: 'Open post' }).click()
  await expect(page).toHaveURL(/\/composer\//)
  await openFeed(page)
  await expect(page.getByText('Mkate mpya wa ngano')).toBeHidden()
})
