import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { beginWithPractice, goTo, textField } from './openApp.ts'

test('a portrait is drawn, written for, and the calendar says who is forgotten', async ({ page, app }) => {
  await beginWithPractice(page, app.link)
  await goTo(page, '/audience')
  for (const name of ['Neema', 'Juma']) {
    await page.getByRole('button', { name: 'New portrait' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill(name)
    await page.getByRole('textbox', { name: 'Place', exact: true }).fill('Mwanza')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('button', { name: `Portrait of ${name}` })).toBeVisible()
  }
  await page.getByRole('button', { name: 'Write a post for Neema' }).click()
  await expect(page.getByRole('button', { name: 'Whom it speaks to: Neema' })).toBeVisible()
  await textField(page).fill('Karibu, Neema')
  await page.getByRole('button', { name: 'Schedule' }).click()
  await expect(page.getByText('Scheduled for')).toBeVisible()

  await goTo(page, '/calendar?view=week')
  const balance = page.getByRole('region', { name: 'Balance' })
  await expect(balance.getByText('Forgotten: Juma')).toBeVisible()
  await balance.getByRole('button', { name: 'Neema: 1 post' }).click()
  await expect(page).toHaveURL(/portrait=/)
  await expect(page.getByText('Karibu, Neema').first()).toBeVisible()
})

test('a strategy is written in place, taken back with Ctrl+Z, kept, and saved as a PDF', async ({
  page,
  app,
}) => {
  await beginWithPractice(page, app.link)
  await goTo(page, '/strategy')
  await page.getByRole('button', { name: 'Duka la Amina' }).last().click()
  const message = page.getByRole('textbox', { name: 'Message' })
  await message.fill('Kanga kwa kila siku')
  await message.blur()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await message.fill('Kitu kingine')
  await message.blur()
  await page.keyboard.press('Control+z')
  await expect(message).toHaveValue('Kanga kwa kila siku')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.reload()
  await expect(message).toHaveValue('Kanga kwa kila siku')

  // In two windows at once: the line of the other one is slow, so it has not heard of what is stored here.
  const other = await page.context().newPage()
  const line = await slowLine(other)
  await other.goto(page.url())
  const there = other.getByRole('textbox', { name: 'Message' })
  await expect(there).toHaveValue('Kanga kwa kila siku')
  line.hold()
  await there.fill('Kanga kule')
  await message.fill('Kanga hapa')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  line.release()
  await expect(other.getByRole('alert')).toContainText('Kanga hapa')
  await other.getByRole('button', { name: 'Keep both' }).click()
  await expect(there).toHaveValue('Kanga hapa\n\nKanga kule')
  await expect(message).toHaveValue('Kanga hapa\n\nKanga kule')
  await other.close()

  await page.getByRole('button', { name: 'Save as PDF' }).click()
  await page.getByRole('radio', { name: 'Русский' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save PDF' }).click(),
  ])
  // First: a file that did not come would have another name, and only this says why.
  expect(await download.failure()).toBeNull()
  expect(download.suggestedFilename()).toBe('Стратегия – Duka la Amina.pdf')
  const file = await readFile(await download.path())
  expect(file.subarray(0, 5).toString()).toBe('%PDF-')
})

test('a campaign is begun, has its post, and becomes a case study with one click', async ({ page, app }) => {
  await beginWithPractice(page, app.link)
  await goTo(page, '/campaigns')
  await page.getByRole('button', { name: 'New campaign' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Krismasi')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: 'Krismasi' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Goal' }).fill('Oda 200')
  await page.getByRole('region', { name: 'Posts' }).getByRole('button', { name: 'New post' }).click()
  await expect(page.getByRole('combobox', { name: 'Campaign' })).toHaveText('Krismasi')
  await textField(page).fill('Zawadi ya kanga')
  await page.getByRole('button', { name: 'Schedule' }).click()
  await expect(page.getByText('Scheduled for')).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('list', { name: 'Posts' }).getByText('Zawadi ya kanga')).toBeVisible()
  await page.getByRole('button', { name: 'Case study' }).click()
  await expect(page.getByRole('textbox', { name: 'The task' })).toHaveValue('Oda 200')
})

/** A line to the core that can be held, so that what is said on it arrives later. */
async function slowLine(page: Page) {
  let held: (() => void)[] | null = null
  const pass = (send: () => void) => (held === null ? send() : held.push(send))
  await page.routeWebSocket('**/rpc', there => {
    const core = there.connectToServer()
    there.onMessage(message => pass(() => core.send(message)))
    core.onMessage(message => pass(() => there.send(message)))
  })
  return {
    hold: () => {
      held = []
    },
    release: () => {
      const waiting = held ?? []
      held = null
      for (const send of waiting) send()
    },
  }
}
