import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { Temporal } from 'temporal-polyfill'
import { test } from './fixtures.ts'
import { beginWithPractice, goTo, textField } from './openApp.ts'

const text = 'Supu ya leo ni ya maharage'
const other = 'Supu ya leo ni ya kuku'
const today = Temporal.Now.plainDateISO('Africa/Nairobi')
/** A Tuesday that is still to come. */
const tuesday = today.add({ days: ((2 - today.dayOfWeek + 7) % 7) + 7 })
const inWeeks = (weeks: number) => tuesday.add({ weeks }).toString()

const cardOn = (page: Page, day: string, words = text) =>
  page.locator(`[data-day="${day}"]`).getByRole('button', { name: words })

test('a post repeats every second Tuesday, is changed from one on, and taken back', async ({ page, app }) => {
  await beginWithPractice(page, app.link)
  await goTo(page, `/composer/new?at=${tuesday.toString()}T09:00`)
  await textField(page).fill(text)

  await page.getByRole('button', { name: 'Does not repeat' }).click()
  await page.getByRole('combobox', { name: 'How it repeats' }).click()
  await page.getByRole('option', { name: 'week' }).click()
  await page.getByRole('spinbutton', { name: 'Every how many' }).fill('2')
  const dates = page.getByRole('dialog', { name: 'Repeat' }).getByRole('listitem')
  await expect(dates).toHaveCount(11)
  await expect(dates.first()).toContainText('09:00')

  // Two days are left out by keyboard, and one of them is put back; the draft keeps the other.
  for (const place of [1, 2]) await dates.nth(place).getByRole('button', { name: 'Leave out' }).press('Enter')
  await expect(dates.locator('del')).toHaveCount(2)
  await dates.nth(2).getByRole('button', { name: 'Put back' }).press('Enter')
  await expect(dates.locator('del')).toHaveCount(1)
  await page.getByRole('button', { name: 'Repeat so' }).click()
  await expect(page.getByRole('button', { name: 'Every 2 weeks on Tuesday without 1 day' })).toBeVisible()
  await expect(page).toHaveURL(/[?&]post=/)
  await page.reload()
  await page.getByRole('button', { name: 'Every 2 weeks on Tuesday without 1 day' }).click()
  await expect(dates.nth(1).getByRole('button', { name: 'Put back' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Schedule the series' }).click()
  await expect(page.getByText('One of a series: every 2 weeks on Tuesday')).toBeVisible()

  await goTo(page, `/calendar?view=month&date=${inWeeks(2)}`)
  await expect(
    cardOn(page, tuesday.toString())
      .or(cardOn(page, inWeeks(4)))
      .first(),
  ).toBeVisible()
  await expect(cardOn(page, inWeeks(2))).toBeHidden()

  // Far ahead it is only planned; opening it makes it.
  await goTo(page, `/calendar?view=month&date=${inWeeks(10)}`)
  await expect(cardOn(page, inWeeks(11))).toBeHidden()
  await cardOn(page, inWeeks(10)).click()
  await expect(page.getByText('What you change here is for this one only')).toBeVisible()
  await textField(page).fill(other)
  await expect(page.getByText('Only this one says so.')).toBeVisible()

  // The others follow, by keyboard.
  await page.keyboard.press('Control+Shift+Enter')
  await expect(page.getByRole('radio', { name: 'This one and those after it' })).toBeChecked()
  await page.getByRole('button', { name: 'Change', exact: true }).press('Enter')
  await expect(page.getByText('Changed this one and those after it')).toBeVisible()
  await goTo(page, `/calendar?view=month&date=${inWeeks(12)}`)
  await expect(cardOn(page, inWeeks(12), other)).toBeVisible()
  await goTo(page, `/calendar?view=month&date=${inWeeks(8)}`)
  await expect(cardOn(page, inWeeks(8))).toBeVisible()

  // This and what follows goes away, and comes back.
  await cardOn(page, inWeeks(8)).click()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Remove post' }).click()
  await page.getByRole('radio', { name: 'This one and those after it' }).check()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  // Behind an open dialog Ctrl+Z does nothing, so it is pressed when the removal has been said and the dialog is gone.
  await expect(page.getByText('Removed from the calendar')).toBeVisible()
  await expect(page.getByRole('dialog', { name: 'Remove which of the series?' })).toBeHidden()
  await expect(cardOn(page, inWeeks(8))).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(cardOn(page, inWeeks(8))).toBeVisible()
})
