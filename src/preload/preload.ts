import { contextBridge, ipcRenderer } from 'electron'
import type { IpcRendererEvent } from 'electron'
import type { Port } from '#shared/rpc/port.ts'

const port: Port<string, string> = {
  post: text => ipcRenderer.send('ratiba:toCore', text),
  onMessage: listener =>
    void ipcRenderer.on('ratiba:toView', (_event: IpcRendererEvent, text: string) => listener(text)),
  onClose: listener => void ipcRenderer.once('ratiba:close', () => listener()),
}

// Every document says that it is new, so that answers to one before a reload never reach it.
ipcRenderer.send('ratiba:open')
// Asked anew by every document: after a reload it may be so no longer.
const isFirstRun: unknown = ipcRenderer.sendSync('ratiba:isFirstRun')
contextBridge.exposeInMainWorld('ratiba', { port, isFirstRun })

// The page reads these when it starts, and stands still until this app's main process has answered. Asked for here, that
// process is free; later it is making the core.
for (const storage of [localStorage, sessionStorage]) storage.getItem('')
