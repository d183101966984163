import { expect, test } from '@playwright/test'
import type { ElectronApplication, JSHandle } from '@playwright/test'
import { once } from 'node:events'
import { startFakeMastodon } from '../fakes/mastodon/startFakeMastodon.ts'
import { callCore, launchApp, makeHome, readyWindow, startBeside } from './launchApp.ts'
import type { TestHome } from './launchApp.ts'
import { planPost, stateOf } from './plan.ts'

interface Shown {
  title: string
  body: string
}
interface Recorded {
  notices: Shown[]
  clicks: (() => void)[]
  menus: { label: string; click: () => void }[][]
  tooltips: string[]
  opened: string[]
  boxes: { message: string; buttons: string[] }[]
}

let home: TestHome
let app: ElectronApplication
let recorded: JSHandle<Recorded>

test.beforeEach(async () => {
  home = makeHome()
  app = await launchApp(home)
  // While the core is being made, the debugger's answers may be collected as garbage.
  await readyWindow(app)
  recorded = await recordNative(app)
})
test.afterEach(async () => {
  await app.close()
  home.remove()
})

/** Notes down what goes to the system: there is no notification service, tray or person here to answer. */
const recordNative = (of: ElectronApplication) =>
  of.evaluateHandle(({ Notification, Tray, dialog, shell }) => {
    const recorded: Recorded = { notices: [], clicks: [], menus: [], tooltips: [], opened: [], boxes: [] }
    Notification.isSupported = () => true
    Notification.prototype.show = function show(this: Electron.Notification) {
      recorded.notices.push({ title: this.title, body: this.body })
      recorded.clicks.push(() => void (this as NodeJS.EventEmitter).emit('click', {}))
    }
    const setMenu = Tray.prototype.setContextMenu
    Tray.prototype.setContextMenu = function (menu) {
      recorded.menus.push(
        menu?.items.map(item => ({ label: item.label, click: item.click as () => void })) ?? [],
      )
      setMenu.call(this, menu)
    }
    const setToolTip = Tray.prototype.setToolTip
    Tray.prototype.setToolTip = function (text) {
      recorded.tooltips.push(text)
      setToolTip.call(this, text)
    }
    dialog.showMessageBox = ((_window: unknown, options: Electron.MessageBoxOptions) => {
      recorded.boxes.push({ message: options.message, buttons: options.buttons ?? [] })
      return Promise.resolve({ response: 0, checkboxChecked: false })
    }) as typeof dialog.showMessageBox
    shell.openExternal = url => {
      recorded.opened.push(url)
      return Promise.resolve()
    }
    return recorded
  })

const read = <T>(look: (of: Recorded) => T): Promise<T> => recorded.evaluate(look)
const windowCount = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
const trayLabels = () => read(of => of.menus.at(-1)?.map(item => item.label) ?? [])
const clickTray = (label: string) =>
  recorded.evaluate(
    ({ menus }, wanted) =>
      menus
        .at(-1)
        ?.find(item => item.label === wanted)
        ?.click(),
    label,
  )

/** As the person closes it: the system asks the window to close. */
const closeWindow = () =>
  app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>(resolve => {
        const [window] = BrowserWindow.getAllWindows()
        window?.once('closed', () => resolve())
        window?.close()
      }),
  )

test('closing the window is explained once, keeps publishing, and costs no renderer', async () => {
  const page = await readyWindow(app)
  const delivery = await planPost(page, 'Fresh bread', 2_000)
  await closeWindow()
  expect(await windowCount()).toBe(0)
  expect(await read(of => of.boxes)).toEqual([
    { message: 'Ratiba keeps publishing', buttons: ['Keep publishing', 'Quit Ratiba'] },
  ])
  const renderers = () =>
    app.evaluate(
      ({ app: electron }) => electron.getAppMetrics().filter(metric => metric.type === 'Tab').length,
    )
  await expect.poll(renderers).toBe(0)

  await expect
    .poll(() => read(of => of.notices))
    .toEqual([{ title: expect.stringContaining('Published on'), body: 'Fresh bread' }])

  const nextWindow = app.waitForEvent('window')
  const second = startBeside(home)
  const [code] = (await once(second, 'exit')) as [number]
  expect(code).toBe(0)
  const again = await nextWindow
  await again.waitForSelector('html[data-ready="true"]')
  expect(await stateOf(again, delivery.id)).toBe('published')

  await closeWindow()
  expect(await read(of => of.boxes.length)).toBe(1)
})

test('a second start with --hidden does not show a window', async () => {
  await readyWindow(app)
  await closeWindow()
  const [code] = (await once(startBeside(home, { args: ['--hidden'] }), 'exit')) as [number]
  expect(code).toBe(0)
  expect(await windowCount()).toBe(0)
})

test('the tray tells the next five, pauses, resumes and opens', async () => {
  const page = await readyWindow(app)
  for (const inMinutes of [60, 10, 30, 50, 20, 40]) {
    await planPost(page, `Due in ${inMinutes} & later`, inMinutes * 60_000)
  }
  const times = expect.stringMatching(/^.*\d\d:\d\d.*  ·  .*  ·  Due in \d\d && later$/)
  await expect
    .poll(trayLabels)
    .toEqual([
      expect.stringMatching(/^Next: .+, .*\d\d:\d\d/),
      '',
      times,
      times,
      times,
      times,
      times,
      '',
      'Put down what you saw',
      '',
      'Pause everything',
      '',
      'Open Ratiba',
      'Quit Ratiba',
    ])
  const minutes = async () => (await trayLabels()).slice(2, 7).map(label => /Due in (\d+)/.exec(label)?.[1])
  await expect.poll(minutes).toEqual(['10', '20', '30', '40', '50'])

  await clickTray('Pause everything')
  await expect.poll(trayLabels).toContain('Resume publishing')
  expect((await callCore(page, 'publishing.pulse', { projectId: null })).paused).toBe(true)
  expect(await read(of => of.tooltips.at(-1))).toBe('Ratiba: Paused')

  await callCore(page, 'settings.update', { language: 'sw' })
  await expect.poll(trayLabels).toContain('Ondoka Ratiba')
  await clickTray('Endelea kuchapisha')
  await expect.poll(trayLabels).toContain('Sitisha kila kitu')

  await callCore(page, 'settings.update', { closeExplained: true })
  await closeWindow()
  const nextWindow = app.waitForEvent('window')
  await clickTray('Fungua Ratiba')
  await (await nextWindow).waitForSelector('html[data-ready="true"]')
})

test('a notification leads where it points: to the network, or into the app', async () => {
  const page = await readyWindow(app)
  const server = await startFakeMastodon()
  const token = server.issueToken(server.addAccount({ username: 'amina' }), ['read', 'write'])
  const mastodon = { network: 'mastodon', way: 'token', fields: { instance: server.baseUrl, token } }
  await planPost(page, 'Look here', 1_000, mastodon)
  await expect.poll(() => read(of => of.notices.length)).toBe(1)
  await read(of => of.clicks[0]?.())
  const [status] = server.visibleStatuses()
  await expect.poll(() => read(of => of.opened)).toEqual([`${server.baseUrl}/@amina/${status?.id}`])
  await server.close()

  const { channelId } = await planPost(page, 'In the feed', 1_000)
  await expect.poll(() => read(of => of.notices.length)).toBe(2)
  await read(of => of.clicks[1]?.())
  await expect(page).toHaveURL(`app://ratiba/practice/${channelId}`)

  const byHand = { network: 'byhand', way: 'name', fields: { name: 'Duka' } }
  await planPost(page, 'Do this', 1_000, byHand)
  await expect.poll(() => read(of => of.notices.length)).toBe(3)
  await callCore(page, 'settings.update', { closeExplained: true })
  await closeWindow()
  const nextWindow = app.waitForEvent('window')
  await read(of => of.clicks[2]?.())
  const again = await nextWindow
  await again.waitForSelector('html[data-ready="true"]')
  expect(again.url()).toMatch(/^app:\/\/ratiba\//)
  expect(await read(of => of.opened.length)).toBe(1)
})

test('waking up makes the scheduler look at once', async () => {
  const page = await readyWindow(app)
  const waits = await planPost(page, 'While asleep', 3_600_000)
  // The clock jumps ahead, as it seems to after a sleep; only waking up tells the scheduler so.
  await app.evaluate(() => {
    const realNow = Date.now.bind(Date)
    Date.now = () => realNow() + 3_600_000 + 5_000
  })
  expect(await stateOf(page, waits.id)).toBe('waiting')
  await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'))
  await expect.poll(() => stateOf(page, waits.id), { timeout: 20_000 }).toBe('published')
})
