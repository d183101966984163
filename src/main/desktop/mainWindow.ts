import type { BrowserWindow, WebContents } from 'electron'
import type { Log } from '#core/CoreDeps.ts'
import { ownUrl } from './appOrigin.ts'
import { createWindow, keepWindowState } from './createWindow.ts'
import type { WindowOptions } from './createWindow.ts'

export interface MainWindow {
  /** Brings the window to the front, making it when there is none. Answers whether it was made just now. */
  show(path?: string): 'made' | 'shown'
  contents(): WebContents | null
  /** Loads another place, for a document that cannot be told to go there. */
  load(path: string): void
  /** Closes it without asking anybody. */
  destroy(): void
}

export interface MainWindowOptions extends Omit<WindowOptions, 'path'> {
  log: Log
  /** Called when the person closes the window; what it returns says whether the window may go. */
  mayClose: (window: BrowserWindow) => boolean
}

const crashesBeforeGivingUp = 3
const crashWindowMs = 60_000

/**
 * The one window. Closing it destroys it, so that an idle Ratiba costs no renderer; it is made anew when it is wanted.
 */
export function createMainWindow(options: MainWindowOptions): MainWindow {
  let window: BrowserWindow | null = null
  let crashes: number[] = []

  const open = (path: string): BrowserWindow => {
    const made = createWindow({ ...options, path })
    made.once('show', () => options.log.info('the window is shown'))
    made.on('close', event => {
      if (!options.mayClose(made)) event.preventDefault()
    })
    made.on('closed', () => {
      if (window === made) window = null
    })
    made.webContents.on('render-process-gone', (_event, details) => {
      if (details.reason === 'clean-exit') return
      options.log.error('the window crashed', { reason: details.reason, exitCode: details.exitCode })
      crashes = [...crashes.filter(at => Date.now() - at < crashWindowMs), Date.now()]
      if (crashes.length < crashesBeforeGivingUp) made.webContents.reload()
      else made.destroy()
    })
    made.webContents.on('did-fail-load', (_event, code, description, url, isMainFrame) => {
      if (isMainFrame) options.log.error('a page could not be loaded', { code, description, url })
    })
    return made
  }

  return {
    show: (path = '/') => {
      if (window === null) {
        window = open(path)
        return 'made'
      }
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
      return 'shown'
    },
    contents: () => (window === null || window.isDestroyed() ? null : window.webContents),
    load: path => void window?.loadURL(ownUrl(path)).catch(() => undefined), // did-fail-load logs it
    destroy: () => {
      if (window === null) return
      keepWindowState(window, options.stateFile)
      window.destroy()
    },
  }
}
