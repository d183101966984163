// The least an Electron app can be: one window with an empty page, as large and as locked in as Ratiba's.
import { BrowserWindow, app } from 'electron'

app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 820,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true },
  })
  window.once('ready-to-show', () => window.show())
  window.loadFile(new URL('index.html', import.meta.url).pathname)
})
