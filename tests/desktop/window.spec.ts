import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import sharp from 'sharp'
import { newDesign } from '#shared/design/newDesign.ts'
import { newLayer } from '#shared/design/newLayer.ts'
import { callCore, launchApp, makeHome, readyWindow } from './launchApp.ts'
import type { TestHome } from './launchApp.ts'
import { pressKeys } from './pressKeys.ts'

let home: TestHome
let app: ElectronApplication
let page: Page

test.beforeAll(async () => {
  home = makeHome()
  app = await launchApp(home)
  page = await readyWindow(app)
})
test.afterAll(async () => {
  await app.close()
  home.remove()
})

/** Addresses handed to the person's browser; nothing is opened. */
const recordOpened = () =>
  app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = url => {
      opened.push(url)
      return Promise.resolve()
    }
  })
const opened = () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)

test('a fresh profile opens a window that can be typed into', async () => {
  expect(page.url()).toMatch(/^app:\/\/ratiba\//)
  const name = page.getByRole('textbox').first()
  await name.fill('Duka la Amina')
  await expect(name).toHaveValue('Duka la Amina')
  await expect(page).toHaveTitle(/Ratiba/)
})

test('app.info says what this is', async () => {
  const info = await callCore(page, 'app.info')
  expect(info).toMatchObject({ host: 'desktop', profileDir: home.profileDir, canStartWithComputer: true })
  // There is no keyring under test, and that must be told.
  expect(['plainText', 'system']).toContain(info.secretsKeptBy)
})

test('the page has window.ratiba and nothing of Node or Electron', async () => {
  const seen = await page.evaluate(() => ({
    require: typeof (globalThis as { require?: unknown }).require,
    process: typeof (globalThis as { process?: unknown }).process,
    module: typeof (globalThis as { module?: unknown }).module,
    electron: typeof (globalThis as { electron?: unknown }).electron,
    ratiba: Object.keys(window.ratiba ?? {}).sort(),
    port: Object.keys(window.ratiba?.port ?? {}).sort(),
  }))
  expect(seen).toEqual({
    require: 'undefined',
    process: 'undefined',
    module: 'undefined',
    electron: 'undefined',
    ratiba: ['isFirstRun', 'port'],
    port: ['onClose', 'onMessage', 'post'],
  })
})

test('Ctrl+P opens the system’s box for printing; meanwhile the app goes on, and Escape closes it', async () => {
  // While the box is open the page stands still, so what it says of itself is heard in the main process.
  await app.evaluate(({ BrowserWindow }) => {
    const titles: string[] = []
    Object.assign(globalThis, { titles })
    BrowserWindow.getAllWindows()[0]?.webContents.on('page-title-updated', (_, title) => titles.push(title))
  })
  const titles = () => app.evaluate(() => (globalThis as unknown as { titles: string[] }).titles)
  await page.evaluate(() => {
    const title = document.title
    window.addEventListener('beforeprint', () => (document.title = 'printing'), { once: true })
    window.addEventListener('afterprint', () => (document.title = title), { once: true })
  })
  await page.bringToFront()
  const pressed = page.keyboard.press('Control+P')
  await expect.poll(titles).toEqual(['printing'])
  // The box takes keys as soon as it is there; one that came before it is pressed again.
  await expect(async () => {
    await pressKeys('Escape')
    expect(await titles()).toHaveLength(2)
  }).toPass()
  await pressed
  await expect(page).toHaveTitle(/Ratiba/)
  const pdf = await app.evaluate(async ({ BrowserWindow }) =>
    (await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({}))?.subarray(0, 5).toString(),
  )
  expect(pdf).toBe('%PDF-')
})

test('the window is sandboxed and isolated', async () => {
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>
    }
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } =
      contents.getLastWebPreferences()
    return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag }
  })
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  })
})

test('the page comes with a content security policy, and it holds', async () => {
  const policy = await page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'))
  expect(policy).toContain("default-src 'self'")
  expect(policy).not.toContain('unsafe')
  const inlineRan = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.inlineRan = true'
    document.body.append(script)
    return 'inlineRan' in window
  })
  expect(inlineRan).toBe(false)
})

test('the page cannot reach the network itself, nor another host of the app scheme', async () => {
  const outcomes = await page.evaluate(async () => {
    const reach = (url: string) =>
      fetch(url).then(
        response => `status ${response.status}`,
        () => 'refused',
      )
    return Promise.all(
      ['https://example.org/', 'http://127.0.0.1:9/', 'file:///etc/passwd', 'app://other/'].map(reach),
    )
  })
  expect(outcomes.every(outcome => outcome === 'refused' || outcome === 'status 404')).toBe(true)
})

test('the window cannot be led away', async () => {
  const before = page.url()
  // file: is refused by the page's own process before anybody is asked.
  await page.evaluate(() => location.assign('file:///etc/passwd'))
  for (const url of ['https://example.org/', 'app://other/', 'http://127.0.0.1:9/']) {
    const denied = await app.evaluate(
      ({ BrowserWindow }, to) =>
        new Promise<boolean>(resolve => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents
          if (contents === undefined) throw new Error('There is no window')
          contents.once('will-frame-navigate', event => setImmediate(() => resolve(event.defaultPrevented)))
          void contents.executeJavaScript(`location.href = ${JSON.stringify(to)}; 0`)
        }),
      url,
    )
    expect([url, denied]).toEqual([url, true])
    expect(page.url()).toBe(before)
  }
})

test('new windows are denied; https leads to the browser, anything else nowhere', async () => {
  await recordOpened()
  const handles = await page.evaluate(() =>
    [
      'https://example.org/a',
      'http://example.org/b',
      'file:///etc/passwd',
      'app://ratiba/',
      'about:blank',
    ].map(url => window.open(url) === null),
  )
  expect(handles).toEqual([true, true, true, true, true])
  await expect.poll(opened).toEqual(['https://example.org/a'])
  expect(app.windows()).toHaveLength(1)
})

test('permissions are denied, but for copying text', async () => {
  const asked = await page.evaluate(async () => ({
    notification: await Notification.requestPermission(),
    geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
    position: await new Promise(resolve =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        error => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : error.message),
      ),
    ),
    readClipboard: await navigator.clipboard.readText().then(
      () => 'given',
      (error: unknown) => (error as Error).name,
    ),
  }))
  expect(asked).toEqual({
    notification: 'denied',
    geolocation: 'denied',
    position: 'denied',
    readClipboard: 'NotAllowedError',
  })
  await page.bringToFront()
  await page.evaluate(() => navigator.clipboard.writeText('Karibu'))
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('Karibu')
})

test('a webview is not attached', async () => {
  const contents = await page.evaluate(() => {
    const view = document.createElement('webview')
    view.setAttribute('src', 'https://example.org/')
    document.body.append(view)
    return 'getWebContentsId' in view
  })
  expect(contents).toBe(false)
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
})

test('messages from another window are refused', async () => {
  const before = await callCore(page, 'settings.get')
  const answered = await app.evaluate(async ({ BrowserWindow, app: electron }) => {
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: { preload: `${electron.getAppPath()}/out/preload/preload.cjs`, sandbox: true },
    })
    // Even a page of ours, when it is not in our window.
    await stranger.loadURL('app://ratiba/icon.svg')
    const heard = (await stranger.webContents.executeJavaScript(`new Promise(resolve => {
      window.ratiba.port.onMessage(() => resolve('answered'))
      window.ratiba.port.post('{"t":"call","id":1,"method":"settings.update","input":{"theme":"dark"}}')
      setTimeout(() => resolve('silence'), 1000)
    })`)) as string
    stranger.destroy()
    return heard
  })
  expect(answered).toBe('silence')
  expect(await callCore(page, 'settings.get')).toEqual(before)
})

test('a reload gets a port of its own, and a frame inside the page has none', async () => {
  await page.reload()
  await page.waitForSelector('html[data-ready="true"]')
  expect((await callCore(page, 'app.info')).host).toBe('desktop')
  const inFrame = await page.evaluate(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const has = 'ratiba' in (frame.contentWindow ?? {})
    frame.remove()
    return has
  })
  expect(inFrame).toBe(false)
})

/** In the place of the system's box, which nobody could answer here: every file is saved in a folder. */
const saveInto = (folder: string) =>
  app.evaluate(({ session }, into) => {
    const saved: { name: string; state: string }[] = []
    Object.assign(globalThis, { saved })
    session.defaultSession.on('will-download', (_event, item) => {
      item.setSavePath(`${into}/${item.getFilename()}`)
      item.once('done', (_done, state) => saved.push({ name: item.getFilename(), state }))
    })
  }, folder)
const saved = () =>
  app.evaluate(() => (globalThis as unknown as { saved: { name: string; state: string }[] }).saved)

test('a design becomes files of every kind: drawn, encoded beside the page, saved', async () => {
  const project = await callCore(page, 'projects.create', {
    ...{ name: 'Duka', colour: '#b3471d', logoMediaId: null, zone: 'Africa/Nairobi' },
  })
  let id = 0
  const design = newDesign(['square'], () => `id-${String((id += 1))}`)
  const frame = { x: 90, y: 400, width: 900, height: 200, rotation: 0 }
  design.pages[0]?.layers.push(newLayer('text', 'words', frame, { text: 'Maembe matamu', size: 96 }))
  const card = await callCore(page, 'designs.create', {
    projectId: project.id,
    fields: { name: 'Maembe' },
    design,
  })
  await saveInto(home.configDir)
  await page.goto(`app://ratiba/studio/${card.id}`)
  const kinds = { PNG: 'png', JPEG: 'jpg', WEBP: 'webp', SVG: 'svg', PDF: 'pdf' }
  for (const kind of Object.keys(kinds)) {
    await page.getByRole('button', { name: 'Save as…' }).click()
    await page.getByRole('radio', { name: kind }).click()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByText('Made 1 file').last()).toBeVisible()
  }
  const names = Object.values(kinds).map(ending => `Maembe.${ending}`)
  await expect.poll(saved).toEqual(names.map(name => ({ name, state: 'completed' })))
  const read = (ending: string) => readFileSync(join(home.configDir, `Maembe.${ending}`))
  for (const ending of ['png', 'jpg', 'webp', 'svg']) {
    expect(await sharp(read(ending)).metadata()).toMatchObject({ width: 1080, height: 1080 })
  }
  expect(read('pdf').subarray(0, 5).toString()).toBe('%PDF-')
})
