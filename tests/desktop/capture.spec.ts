import { expect, test } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import { once } from 'node:events'
import { testImage } from '../fakes/testImage.ts'
import { callCore, launchApp, makeHome, readyWindow, startBeside } from './launchApp.ts'
import type { TestHome } from './launchApp.ts'
import { pressKeys } from './pressKeys.ts'

test.skip(process.platform !== 'linux', 'keys are pressed on an X display')

let home: TestHome
let app: ElectronApplication
/** The window of quick capture, warm and hidden. */
let capture: Page

test.beforeEach(async () => {
  home = makeHome()
  app = await launchApp(home)
  const page = await readyWindow(app)
  const project = await callCore(page, 'projects.create', {
    ...{ name: 'Duka la Amina', colour: '#b5532a', logoMediaId: null, zone: 'Africa/Nairobi' },
  })
  await callCore(page, 'settings.update', { closeExplained: true })
  const made = app.waitForEvent('window')
  // Who keeps a journal has it warm.
  await callCore(page, 'competitors.create', { projectId: project.id, fields: { name: 'Keki Bora' } })
  capture = await made
  await expect(field()).toBeVisible()
})
test.afterEach(async () => {
  await app.close()
  home.remove()
})

const field = () => capture.getByLabel('What did you see?')
const isUp = () =>
  app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find(one => one.webContents.getURL().endsWith('/capture'))
    return window?.isVisible() === true && window.isFocused()
  })
const journal = async () =>
  callCore(capture, 'observations.list', {
    filter: {
      ...{ projectId: null, competitorIds: [], kinds: [], formats: [], tags: [] },
      ...{ theirCampaignId: null, from: null, to: null, favourite: false, text: '' },
    },
    ...{ order: 'seen', offset: 0, limit: 10 },
  })
const closeMainWindow = () =>
  app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>(resolve => {
        const main = BrowserWindow.getAllWindows().find(one => !one.webContents.getURL().endsWith('/capture'))
        main?.once('closed', () => resolve())
        main?.close()
      }),
  )

test('the keys bring it up while the window is closed; Enter puts down, Escape keeps the draft', async () => {
  await closeMainWindow()
  expect(await callCore(capture, 'app.captureKeys')).toBe('held')
  expect(await isUp()).toBe(false)
  await pressKeys('Control', 'Alt', 'J')
  await expect.poll(isUp).toBe(true)

  // Hands on the keyboard: nothing is clicked before.
  await pressKeys('K')
  await pressKeys('J')
  await expect(field()).toHaveValue('kj')
  await pressKeys('Escape')
  await expect.poll(isUp).toBe(false)
  await pressKeys('Control', 'Alt', 'J')
  await expect.poll(isUp).toBe(true)
  await expect(field()).toHaveValue('kj')

  await field().fill('Punguzo la keki https://keki.example/leo')
  await capture.getByLabel('Tags').fill('keki, #punguzo')
  await field().evaluate(
    (text, bytes) => {
      const files = new DataTransfer()
      files.items.add(new File([new Uint8Array(bytes)], 'shot.png', { type: 'image/png' }))
      text.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: files, bubbles: true, cancelable: true }),
      )
    },
    [...(await testImage(300, 200))],
  )
  // Right behind the picture, which is still on its way.
  await field().focus()
  await pressKeys('Enter')
  await expect.poll(isUp).toBe(false)
  const { items } = await journal()
  expect(items).toMatchObject([
    {
      ...{
        excerpt: 'Punguzo la keki https://keki.example/leo',
        link: 'https://keki.example/leo',
        pictures: 1,
      },
      ...{ tags: ['keki', 'punguzo'], competitorId: null, kind: 'post', format: 'image' },
    },
  ])

  await pressKeys('Control', 'Alt', 'J')
  await expect.poll(isUp).toBe(true)
  await expect(field()).toHaveValue('')
  await capture.getByRole('button', { name: 'Undo' }).click()
  await expect(field()).toHaveValue('Punguzo la keki https://keki.example/leo')
  expect((await journal()).total).toBe(0)
  // The same keys again: away with it.
  await pressKeys('Control', 'Alt', 'J')
  await expect.poll(isUp).toBe(false)
})

test('other keys can be set, keys of another program are said to be refused, and off is off', async () => {
  await callCore(capture, 'settings.update', { captureKeys: 'Mod+Alt+K' })
  await pressKeys('Control', 'Alt', 'K')
  await expect.poll(isUp).toBe(true)
  await pressKeys('Control', 'Alt', 'K')
  await expect.poll(isUp).toBe(false)

  const otherHome = makeHome()
  const other = await launchApp(otherHome)
  try {
    const otherPage = await readyWindow(other)
    expect(await callCore(otherPage, 'settings.update', { captureKeys: 'Mod+Alt+K' })).toBeTruthy()
    expect(await callCore(otherPage, 'app.captureKeys')).toBe('refused')
    expect(await callCore(otherPage, 'settings.update', { captureAnywhere: false })).toBeTruthy()
    expect(await callCore(otherPage, 'app.captureKeys')).toBe('off')
  } finally {
    await other.close()
    otherHome.remove()
  }

  const gone = capture.waitForEvent('close')
  const page = app.windows().find(one => one !== capture)
  if (page === undefined) throw new Error('There is no main window')
  await callCore(page, 'settings.update', { captureAnywhere: false })
  // Nor is a window kept for it.
  await gone
  expect(await callCore(page, 'app.captureKeys')).toBe('off')
})

test('a desktop that gives no keys starts Ratiba again with --capture', async () => {
  const [code] = (await once(startBeside(home, { args: ['--capture'] }), 'exit')) as [number]
  expect(code).toBe(0)
  await expect.poll(isUp).toBe(true)
  expect(app.windows()).toHaveLength(2)
})

test('its window is locked in as the other', async () => {
  const preferences = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => {
      const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = (
        webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences()
      return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag }
    }),
  )
  const locked = {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  }
  expect(preferences).toEqual([locked, locked])
  expect(await capture.evaluate(() => window.open('https://example.org/') === null)).toBe(true)
})
