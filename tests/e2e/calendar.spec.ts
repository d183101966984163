import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { Temporal } from 'temporal-polyfill'
import { test } from './fixtures.ts'
import { beginWithPractice, goTo, ready, schedulePost } from './openApp.ts'

const text = 'Mkate mpya kila asubuhi'
/** A week of its own, far enough ahead that no day of it is over. */
const monday = Temporal.Now.plainDateISO('Africa/Nairobi').add({ days: 14 })
const start = monday.subtract({ days: monday.dayOfWeek - 1 })
const [first, second, third] = [start, start.add({ days: 1 }), start.add({ days: 2 })].map(String)

const cardOn = (page: Page, day: string | undefined): Locator =>
  page.locator(`[data-day="${day ?? ''}"]`).getByRole('button', { name: text })

async function drag(page: Page, card: Locator, to: Locator): Promise<void> {
  const [from, over] = [await card.boundingBox(), await to.boundingBox()]
  if (from === null || over === null) throw new Error('Nothing to drag.')
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(from.x + from.width / 2 + 8, from.y + from.height / 2, { steps: 2 })
  await page.mouse.move(over.x + over.width / 2, over.y + over.height / 2, { steps: 6 })
  await page.mouse.up()
}

test('a scheduled post is dragged to another day, taken back, done again and moved by keyboard', async ({
  page,
  app,
}) => {
  await beginWithPractice(page, app.link)
  await schedulePost(page, text, `${first}T09:00`)

  await goTo(page, `/calendar?view=week&date=${first}`)
  await expect(cardOn(page, first)).toBeVisible()
  await goTo(page, `/calendar?view=month&date=${first}`)
  await drag(page, cardOn(page, first), page.locator(`[data-day="${second}"]`))
  await expect(cardOn(page, second)).toBeVisible()
  await expect(cardOn(page, first)).toBeHidden()

  await page.keyboard.press('Control+z')
  await expect(cardOn(page, first)).toBeVisible()
  await expect(cardOn(page, second)).toBeHidden()
  await page.keyboard.press('Control+Shift+z')
  await expect(cardOn(page, second)).toBeVisible()

  // By keyboard: picked up, a day on, put down.
  await cardOn(page, second).focus()
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(cardOn(page, third)).toBeVisible()
  await expect(cardOn(page, third)).toBeFocused()

  await page.reload()
  await ready(page)
  await expect(cardOn(page, third)).toBeVisible()
  await expect(cardOn(page, second)).toBeHidden()
  await goTo(page, `/calendar?view=week&date=${first}`)
  // The time of the day stayed as it was.
  await expect(cardOn(page, third)).toContainText('09:00')
})

test('an undo pressed before the core has answered takes back the move the screen already shows', async ({
  page,
  app,
}) => {
  let slow = false
  await page.routeWebSocket(/./, socket => {
    const server = socket.connectToServer()
    server.onMessage(message => void setTimeout(() => socket.send(message), slow ? 700 : 0))
  })
  await beginWithPractice(page, app.link)
  await schedulePost(page, text, `${first}T09:00`)
  await goTo(page, `/calendar?view=month&date=${first}`)
  await expect(cardOn(page, first)).toBeVisible()
  slow = true
  await drag(page, cardOn(page, first), page.locator(`[data-day="${second}"]`))
  await expect(cardOn(page, second)).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText(/^Undone/)).toBeVisible()
  await expect(cardOn(page, first)).toBeVisible()
  await expect(cardOn(page, second)).toBeHidden()
})

test('Escape lets go of what is carried, and the post stays where it was', async ({ page, app }) => {
  await beginWithPractice(page, app.link)
  await schedulePost(page, text, `${first}T09:00`)
  await goTo(page, `/calendar?view=month&date=${first}`)
  await cardOn(page, first).focus()
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Escape')
  await expect(cardOn(page, first)).toBeFocused()
  await page.reload()
  await ready(page)
  await expect(cardOn(page, first)).toBeVisible()
})
