import { expect, test } from '@playwright/test'
import type { ElectronApplication } from '@playwright/test'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { callCore, launchApp, makeHome, readyWindow } from './launchApp.ts'
import type { TestHome } from './launchApp.ts'

let home: TestHome
test.beforeEach(() => {
  home = makeHome()
})
test.afterEach(() => home.remove())

const withApp = async (work: (app: ElectronApplication) => Promise<void>, args: string[] = []) => {
  const app = await launchApp(home, { args })
  try {
    await work(app)
  } finally {
    await app.close()
  }
}

test('starting with the computer is switched on and off', async () => {
  test.skip(process.platform !== 'linux', 'elsewhere Electron keeps it, in the registry or with launchd')
  const file = join(home.configDir, 'autostart/ratiba.desktop')
  await withApp(async app => {
    const page = await readyWindow(app)
    await callCore(page, 'settings.update', { startWithComputer: 'yes' })
    const entry = readFileSync(file, 'utf8')
    expect(entry).toContain('[Desktop Entry]')
    const exec = /^Exec=(.*)$/m.exec(entry)?.[1] ?? ''
    expect(exec).toContain(process.env['RATIBA_ELECTRON'])
    expect(exec).toContain(`--hidden --profile ${home.profileDir}`)
    await callCore(page, 'settings.update', { startWithComputer: 'no' })
    expect(existsSync(file)).toBe(false)
  })
})

test('--hidden starts without a window', async () => {
  await withApp(
    async app => {
      const windows = await app.evaluate(async ({ app: electron, BrowserWindow }) => {
        await electron.whenReady()
        return BrowserWindow.getAllWindows().length
      })
      expect(windows).toBe(0)
    },
    ['--hidden'],
  )
})

test('the window comes back where it was', async () => {
  const bounds = { x: 60, y: 40, width: 1000, height: 640 }
  await withApp(async app => {
    await readyWindow(app)
    await app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), bounds)
    await expect
      .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()))
      .toEqual(bounds)
  })
  await withApp(async app => {
    await readyWindow(app)
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual(
      bounds,
    )
  })
})
