import { _electron, test } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { ToView, ViewPort } from '#shared/rpc/port.ts'
import { contractCases, coreCases, wireCases } from '#shared/rpc/rpc.suite.ts'
import type { Connection } from '#shared/rpc/rpc.suite.ts'
import { appDir, launchApp, makeHome, readyWindow } from './launchApp.ts'
import type { TestHome } from './launchApp.ts'

let connections = 0

/** The window's own port, reached through the driven page. */
async function connectionOf(page: Page): Promise<Connection & { close(): void }> {
  const heard: ((message: ToView) => void)[] = []
  const closers: (() => void)[] = []
  const name = `heard${(connections += 1)}`
  await page.exposeFunction(name, (text: string) => {
    for (const listener of heard) listener(JSON.parse(text) as ToView)
  })
  await page.evaluate(hear => {
    window.ratiba?.port.onMessage(text => {
      ;(window as unknown as Record<string, (text: string) => void>)[hear]?.(text)
    })
  }, name)
  const close = () => {
    for (const closer of closers.splice(0)) closer()
  }
  page.once('close', close)
  let last: Promise<unknown> = Promise.resolve()
  const port: ViewPort = {
    // One after another, as the suite expects of a port; a window that is gone takes no more.
    post: message => {
      last = last
        .then(() => page.evaluate(text => window.ratiba?.port.post(text), JSON.stringify(message)))
        .catch(close)
    },
    onMessage: listener => void heard.push(listener),
    onClose: listener => void closers.push(listener),
  }
  return { port, close }
}

test.describe('the contract over the port of the app', () => {
  let home: TestHome
  let app: ElectronApplication
  let page: Page

  test.beforeAll(async () => {
    home = makeHome()
    app = await launchApp(home)
    page = await readyWindow(app)
    // A page of ours without the renderer, whose own calls would have the same ids.
    await page.goto('app://ratiba/icon.svg')
  })
  test.afterAll(async () => {
    await app.close()
    home.remove()
  })

  /** Every document has a port of its own. */
  async function connectAnew(): Promise<Connection> {
    await page.reload()
    return connectionOf(page)
  }

  for (const { name, run } of [...contractCases, ...coreCases]) {
    test(name, () => run(connectAnew))
  }
})

test.describe('the wire, before a scripted core', () => {
  let dir: string
  let app: ElectronApplication

  test.beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'ratiba-port-'))
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: fileURLToPath(new URL('portApp/main.ts', import.meta.url)),
        outDir: dir,
        target: 'node20.18',
        rolldownOptions: { external: ['electron'], output: { entryFileNames: 'main.js' } },
      },
      ssr: { noExternal: true },
    })
    writeFileSync(join(dir, 'package.json'), '{ "name": "port", "type": "module", "main": "main.js" }')
    const env: Record<string, string> = { PORT_APP_PRELOAD: join(appDir, 'out/preload/preload.cjs') }
    for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] ??= value
    app = await _electron.launch({
      executablePath: process.env['RATIBA_ELECTRON'] ?? '',
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), dir],
      env: { ...env, XDG_CONFIG_HOME: join(dir, 'config') },
    })
  })
  test.afterAll(async () => {
    await app.close()
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
  })

  async function connect(): Promise<Connection> {
    const opened = app.waitForEvent('window')
    const id = await app.evaluate(() =>
      (globalThis as unknown as { openWindow: () => Promise<number> }).openWindow(),
    )
    const page = await opened
    const { port, close } = await connectionOf(page)
    return {
      port,
      close: async () => {
        await app.evaluate(({ BrowserWindow }, which) => BrowserWindow.fromId(which)?.destroy(), id)
        await close()
      },
    }
  }

  for (const { name, run } of wireCases) test(name, () => run(connect))
})
