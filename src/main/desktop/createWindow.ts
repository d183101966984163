import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { WebPreferences } from 'electron'
import { ownUrl } from './appOrigin.ts'
import { placeWindow, readWindowState, smallestWindow, writeWindowState } from './windowState.ts'

export interface WindowOptions {
  preloadFile: string
  iconFile: string
  stateFile: string
  /** The place inside the app that it shows first. */
  path: string
  /** The window is not shown before this resolves. */
  mayShow: Promise<unknown>
}

/** Paper by day and by night, as in the renderer's tokens: what is seen until the first paint. */
const paper = { light: '#f6f3ed', dark: '#171513' }
export const paperColour = (): string => (nativeTheme.shouldUseDarkColors ? paper.dark : paper.light)

/** What a page of ours may do: nothing that a page in a browser may not. */
export const pagePreferences = (preloadFile: string): WebPreferences => ({
  preload: preloadFile,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  // Chromium would fetch its dictionaries from the network; macOS has its own.
  spellcheck: process.platform === 'darwin',
})

/** Makes the window, where it was last time, and shows it as soon as it has something to show. */
export function createWindow(options: WindowOptions): BrowserWindow {
  const kept = readWindowState(options.stateFile)
  const [main, ...others] = workAreas()
  const window = new BrowserWindow({
    ...placeWindow(kept, main ? [main, ...others] : []),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: 'Ratiba',
    icon: options.iconFile,
    backgroundColor: paperColour(),
    webPreferences: pagePreferences(options.preloadFile),
  })
  if (process.platform !== 'darwin') window.setMenuBarVisibility(false)
  const readyToShow = new Promise<void>(resolve => window.once('ready-to-show', () => resolve()))
  Promise.all([readyToShow, options.mayShow]).then(
    () => {
      if (window.isDestroyed()) return
      if (kept?.maximised === true) window.maximize()
      window.show()
    },
    () => undefined, // the start failed, and says so itself
  )
  window.on('close', () => keepWindowState(window, options.stateFile))
  void window.loadURL(ownUrl(options.path)).catch(() => undefined) // did-fail-load says it
  return window
}

function workAreas(): Electron.Rectangle[] {
  const main = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(display => display.id !== main.id)
  return [main, ...others].map(display => display.workArea)
}

/** Writes down where the window is, for the next time. */
export function keepWindowState(window: BrowserWindow, file: string): void {
  writeWindowState(file, { bounds: window.getNormalBounds(), maximised: window.isMaximized() })
}
