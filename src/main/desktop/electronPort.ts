import { ipcMain } from 'electron'
import type { IpcMainEvent, WebContents } from 'electron'
import type { CorePort, ToCore } from '#shared/rpc/port.ts'
import { isOwnUrl } from './appOrigin.ts'

export interface ElectronPortOptions {
  /** The contents of our one window, or null while there is none. */
  ownContents: () => WebContents | null
  /** Whether the profile is still what a first run finds: nothing. */
  isFirstRun: () => boolean
  /** Called for every document that our window loads, with the core's end of a new port. */
  onPort: (port: CorePort) => void
  /** Called for whatever a page asks. */
  onAsked: () => void
  /** Called with what was refused, for the log. */
  onRefused: (why: { channel: string; url: string }) => void
}

/** The port of the document that our window shows now. */
export interface ElectronPorts {
  current(): CorePort | null
  /** Tells the window that the core is gone. */
  close(): void
}

/**
 * Carries the contract over Electron's IPC. Each document gets a port of its own, so that a reload ends the calls of
 * the one before. A message is taken only from the main frame of our own window, showing a page of ours.
 */
export function listenForPorts(options: ElectronPortOptions): ElectronPorts {
  let open: OpenPort | null = null

  const isOurs = (event: IpcMainEvent, channel: string): boolean => {
    const frame = event.senderFrame
    const own = options.ownContents()
    const ours =
      own !== null && frame !== null && event.sender === own && frame === own.mainFrame && isOwnUrl(frame.url)
    if (!ours) options.onRefused({ channel, url: frame?.url ?? '' })
    return ours
  }

  ipcMain.on('ratiba:open', event => {
    if (!isOurs(event, 'ratiba:open')) return
    open?.close({ tell: false })
    open = openPort(event.sender)
    options.onPort(open.port)
  })
  ipcMain.on('ratiba:isFirstRun', event => {
    event.returnValue = isOurs(event, 'ratiba:isFirstRun') && options.isFirstRun()
  })
  ipcMain.on('ratiba:toCore', (event, text: unknown) => {
    if (!isOurs(event, 'ratiba:toCore')) return
    const message = parse(text)
    options.onAsked()
    // What is JSON but no message is the server's to ignore.
    if (message !== undefined) open?.receive(message as ToCore)
  })

  return {
    current: () => (open?.isOpen() === true ? open.port : null),
    close: () => open?.close({ tell: true }),
  }
}

interface OpenPort {
  port: CorePort
  receive(message: ToCore): void
  isOpen(): boolean
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
    isOpen: () => isOpen,
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
