import { BrowserWindow, app } from 'electron'
import { registerAppScheme, serveApp } from '../../../src/main/desktop/appProtocol.ts'
import { listenForPorts } from '../../../src/main/desktop/electronPort.ts'
import { createScriptedCore } from '../../../src/shared/rpc/rpc.suite.ts'

// An app that is nothing but the port of the desktop shell, before the scripted core of the port suite.
const core = createScriptedCore()

const openWindow = async (): Promise<number> => {
  const window: BrowserWindow = new BrowserWindow({
    show: false,
    webPreferences: { preload: process.env['PORT_APP_PRELOAD'] ?? '', sandbox: true, contextIsolation: true },
  })
  listenForPorts({
    isOwn: contents => !window.isDestroyed() && contents === window.webContents,
    onPort: port => core.attach(port),
    isFirstRun: () => false,
    onAsked: () => undefined,
    onRefused: () => undefined,
  })
  // Not the app's own page, which would open the port itself.
  await window.loadURL('app://ratiba/port')
  return window.id
}

registerAppScheme()
app.on('window-all-closed', () => undefined)
void app.whenReady().then(() => {
  void serveApp({
    rendererDir: import.meta.dirname,
    handle: () =>
      Promise.resolve(new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })),
  })
  Object.assign(globalThis, { openWindow })
})
