import { ipcMain } from 'electron'
import type { IpcMainEvent, WebContents } from 'electron'
import type { CorePort, ToCore } from '#shared/rpc/port.ts'
import { isOwnUrl } from './appOrigin.ts'

export interface ElectronPortOptions {
  /** Whether these are the contents of a window of ours. */
  isOwn: (contents: WebContents) => boolean
  /** Whether the profile is still what a first run finds: nothing. */
  isFirstRun: () => boolean
  /** Called for every document that a window of ours loads, with the core's end of a new port. */
  onPort: (port: CorePort) => void
  /** Called for whatever a page asks. */
  onAsked: () => void
  /** Called with what was refused, for the log. */
  onRefused: (why: { channel: string; url: string }) => void
}

/** The ports of the documents that our windows show now. */
export interface ElectronPorts {
  of(contents: WebContents | null): CorePort | null
  /** Tells the windows that the core is gone. */
  close(): void
}

/**
 * Carries the contract over Electron's IPC. Each document gets a port of its own, so that a reload ends the calls of
 * the one before. A message is taken only from the main frame of a window of our own, showing a page of ours.
 */
export function listenForPorts(options: ElectronPortOptions): ElectronPorts {
  const open = new Map<WebContents, OpenPort>()

  const isOurs = (event: IpcMainEvent, channel: string): boolean => {
    const frame = event.senderFrame
    const { sender } = event
    const ours = frame !== null && options.isOwn(sender) && frame === sender.mainFrame && isOwnUrl(frame.url)
    if (!ours) options.onRefused({ channel, url: frame?.url ?? '' })
    return ours
  }

  ipcMain.on('ratiba:open', event => {
    if (!isOurs(event, 'ratiba:open')) return
    const { sender } = event
    open.get(sender)?.close({ tell: false })
    const made = openPort(sender)
    open.set(sender, made)
    made.port.onClose(() => {
      if (open.get(sender) === made) open.delete(sender)
    })
    options.onPort(made.port)
  })
  ipcMain.on('ratiba:isFirstRun', event => {
    event.returnValue = isOurs(event, 'ratiba:isFirstRun') && options.isFirstRun()
  })
  ipcMain.on('ratiba:toCore', (event, text: unknown) => {
    if (!isOurs(event, 'ratiba:toCore')) return
    const message = parse(text)
    options.onAsked()
    // What is JSON but no message is the server's to ignore.
    if (message !== undefined) open.get(event.sender)?.receive(message as ToCore)
  })

  return {
    of: contents => (contents === null ? null : (open.get(contents)?.port ?? null)),
    close: () => {
      for (const one of [...open.values()]) one.close({ tell: true })
    },
  }
}

interface OpenPort {
  port: CorePort
  receive(message: ToCore): void
  /** `tell` lets the document know; not so when it is gone and another one is in its place. */
  close(options: { tell: boolean }): void
}

function openPort(contents: WebContents): OpenPort {
  let isOpen = true
  let listener: ((message: ToCore) => void) | null = null
  // The page may speak before the core is there.
  let waiting: ToCore[] = []
  const closers: (() => void)[] = []
  const send = (channel: string, ...args: unknown[]) => {
    if (!contents.isDestroyed()) contents.send(channel, ...args)
  }
  const close = ({ tell }: { tell: boolean }) => {
    if (!isOpen) return
    isOpen = false
    contents.removeListener('destroyed', gone)
    contents.removeListener('render-process-gone', gone)
    if (tell) send('ratiba:close')
    for (const closer of closers) closer()
  }
  const gone = () => close({ tell: false })
  contents.once('destroyed', gone)
  contents.once('render-process-gone', gone)
  return {
    port: {
      post: message => {
        if (isOpen) send('ratiba:toView', JSON.stringify(message))
      },
      onMessage: next => {
        listener = next
        for (const message of waiting) next(message)
        waiting = []
      },
      onClose: closer => void closers.push(closer),
    },
    receive: message => {
      if (!isOpen) return
      if (listener === null) waiting.push(message)
      else listener(message)
    },
    close,
  }
}

function parse(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined
  } catch {
    return undefined // Our own page sends nothing but JSON; whatever this is gets no answer.
  }
}
