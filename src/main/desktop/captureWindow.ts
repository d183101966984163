import { BrowserWindow, screen } from 'electron'
import type { WebContents } from 'electron'
import type { Log } from '#core/CoreDeps.ts'
import { ownUrl } from './appOrigin.ts'
import { pagePreferences, paperColour } from './createWindow.ts'

export interface CaptureWindow {
  /** Brings it up over whatever is in front. */
  show(): void
  /** As the keys do: away with it when she is in it, else up. What is written in it stays. */
  toggle(): void
  /** Hides a warm one, and ends a cold one. */
  putAway(): void
  /** A warm one is kept hidden, so that it is there at once; a cold one is made when it is wanted, and costs nothing before. */
  keepWarm(warm: boolean): void
  contents(): WebContents | null
  destroy(): void
}

export interface CaptureWindowOptions {
  preloadFile: string
  iconFile: string
  log: Log
}

const size = { width: 580, height: 440 }
/** How far down the screen it stands: where the eye is, and not over the middle of what is being read. */
const fromTop = 0.16

/** The small window in which she puts down what she saw. The page closes it by itself, after storing and on Escape. */
export function createCaptureWindow({ preloadFile, iconFile, log }: CaptureWindowOptions): CaptureWindow {
  let window: BrowserWindow | null = null
  let isWarm = false
  let isPainted = false
  let isWanted = false

  const bringUp = (up: BrowserWindow) => {
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
    const [width = size.width] = up.getSize()
    up.setPosition(
      Math.round(workArea.x + (workArea.width - width) / 2),
      Math.round(workArea.y + workArea.height * fromTop),
    )
    up.show()
    up.focus()
  }

  const open = (): BrowserWindow => {
    isPainted = false
    const made = new BrowserWindow({
      ...size,
      minWidth: 420,
      minHeight: 300,
      show: false,
      frame: false,
      title: 'Ratiba',
      icon: iconFile,
      // A picture can be dragged onto it from the program that shows it.
      alwaysOnTop: true,
      skipTaskbar: true,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      backgroundColor: paperColour(),
      // On a Mac the program that she was in stays the one in front.
      ...(process.platform === 'darwin' ? { type: 'panel' } : {}),
      webPreferences: pagePreferences(preloadFile),
    })
    made.once('ready-to-show', () => {
      isPainted = true
      if (isWanted) bringUp(made)
    })
    // As the system asks for it: Alt+F4.
    made.on('close', event => {
      isWanted = false
      if (!isWarm) return
      event.preventDefault()
      made.hide()
    })
    made.on('closed', () => {
      if (window === made) window = null
    })
    made.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      if (reason === 'clean-exit') return
      log.error('quick capture crashed', { reason, exitCode })
      // The draft is kept by the page's storage; the next press makes a new one.
      made.destroy()
    })
    void made.loadURL(ownUrl('/capture')).catch((error: unknown) => {
      log.error('quick capture could not be loaded', { error })
    })
    return made
  }

  const show = () => {
    isWanted = true
    window ??= open()
    if (isPainted) bringUp(window)
  }

  return {
    show,
    toggle: () => {
      if (window?.isVisible() === true && window.isFocused()) window.close()
      else show()
    },
    putAway: () => window?.close(),
    keepWarm: warm => {
      isWarm = warm
      if (warm) window ??= open()
      else if (window?.isVisible() === false && !isWanted) window.destroy()
    },
    contents: () => (window === null || window.isDestroyed() ? null : window.webContents),
    destroy: () => window?.destroy(),
  }
}
