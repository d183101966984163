import { _electron } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Input, Method, Output } from '#shared/contract/index.ts'
import type { ToView } from '#shared/rpc/port.ts'

/** The folder of the app under test: the project itself, unless RATIBA_APP_DIR names another build. */
export const appDir = process.env['RATIBA_APP_DIR'] ?? fileURLToPath(new URL('../..', import.meta.url))

/** A person's computer for one test: a profile and a configuration folder of its own. */
export interface TestHome {
  profileDir: string
  configDir: string
  remove(): void
}

export function makeHome(): TestHome {
  const dir = mkdtempSync(join(tmpdir(), 'ratiba-desktop-'))
  return {
    profileDir: join(dir, 'profile'),
    configDir: join(dir, 'config'),
    remove: () => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }),
  }
}

export interface LaunchOptions {
  /** Arguments for the app. */
  args?: readonly string[]
  /** A file that is loaded before the app, to stand in for native boxes nobody could answer. */
  preloadFile?: string
}

/** Starts the app as a person would; it must have been built. RATIBA_ELECTRON names the executable. */
export async function launchApp(home: TestHome, options: LaunchOptions = {}): Promise<ElectronApplication> {
  const { executable, args, env } = command(home, options)
  return _electron.launch({ executablePath: executable, args, env, chromiumSandbox: !isRoot })
}

/** Starts the app a second time beside the one under test, without a debugger. */
export function startBeside(home: TestHome, options: LaunchOptions = {}): ChildProcess {
  const { executable, args, env } = command(home, options)
  return spawn(executable, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
}

const isRoot = process.getuid?.() === 0

function command(home: TestHome, { args = [], preloadFile }: LaunchOptions) {
  const executable = process.env['RATIBA_ELECTRON']
  if (executable === undefined) throw new Error('RATIBA_ELECTRON is not set: see globalSetup.ts')
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value
  delete env['ELECTRON_RUN_AS_NODE']
  return {
    executable,
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      ...(preloadFile === undefined ? [] : ['-r', preloadFile]),
      appDir,
      '--profile',
      home.profileDir,
      ...args,
    ],
    env: { ...env, XDG_CONFIG_HOME: home.configDir, LANGUAGE: 'en', LC_ALL: 'C.UTF-8' },
  }
}

/** The window, once the person could use it. */
export async function readyWindow(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow()
  await page.waitForSelector('html[data-ready="true"]')
  return page
}

/** Calls the core through the window's own port, as the renderer does. */
export async function callCore<M extends Method>(
  page: Page,
  method: M,
  input?: Input<M>,
): Promise<Output<M>> {
  return page.evaluate(callThroughPort, { method, input }) as Promise<Output<M>>
}

function callThroughPort(call: { method: string; input: unknown }): Promise<unknown> {
  const { ratiba } = window
  if (ratiba === undefined) throw new Error('There is no window.ratiba')
  const id = Math.floor(1e9 + Math.random() * 1e9)
  return new Promise((resolve, reject) => {
    ratiba.port.onMessage(text => {
      const message = JSON.parse(text) as ToView
      if (message.t === 'event' || message.id !== id) return
      if (message.t === 'ok') resolve(message.value)
      else reject(new Error(`${message.error.code}: ${message.error.message}`))
    })
    ratiba.port.post(JSON.stringify({ t: 'call', id, ...call }))
  })
}
