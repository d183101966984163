import { contextBridge, ipcRenderer } from 'electron'
import type { IpcRendererEvent } from 'electron'
import type { ToView, ViewPort } from '#shared/rpc/port.ts'

const port: ViewPort = {
  post: message => ipcRenderer.send('ratiba:toCore', message),
  onMessage: listener =>
    void ipcRenderer.on('ratiba:toView', (_event: IpcRendererEvent, message: ToView) => listener(message)),
  onClose: listener => void ipcRenderer.once('ratiba:close', () => listener()),
}

// Every document says that it is new, so that answers to one before a reload never reach it.
ipcRenderer.send('ratiba:open')
contextBridge.exposeInMainWorld('ratiba', { port })
