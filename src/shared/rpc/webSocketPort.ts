import { AppError } from './errors.ts'
import type { ToView, ViewPort } from './port.ts'

/** What is used of a WebSocket. The browser's has it, Node's own and the client of the library `ws` too. */
export interface WebSocketLike {
  readonly readyState: number
  send(data: string): void
  close(code?: number, reason?: string): void
  addEventListener(type: 'open' | 'close', listener: () => void): void
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
}

/** The largest message that the core takes over a WebSocket; the largest honest one is about 2 MB. */
export const maxMessageBytes = 8 * 1024 * 1024

const states = { connecting: 0, open: 1, closed: 3 } as const

/** The close code (of the range for applications) for an answer that is not understood. */
const notUnderstood = 4007

/**
 * The view's end of a WebSocket. What is posted before it is open waits. An answer that is not JSON closes it; a message that
 * is too large is not sent: `post` throws AppError `too_large`.
 */
export function browserWebSocketPort(socket: WebSocketLike): ViewPort {
  let waiting: string[] = []
  socket.addEventListener('open', () => {
    for (const text of waiting) socket.send(text)
    waiting = []
  })
  return {
    post: message => {
      const text = JSON.stringify(message)
      if (isTooLarge(text)) throw new AppError('too_large', 'This is too much for one step.')
      if (socket.readyState === states.connecting) waiting.push(text)
      // While it is closing nothing is sent; whoever waits for an answer hears of the close.
      else if (socket.readyState === states.open) socket.send(text)
    },
    onMessage: listener => {
      socket.addEventListener('message', ({ data }) => {
        const message = parse(data)
        if (message === null) socket.close(notUnderstood, 'not understood')
        else listener(message)
      })
    },
    onClose: listener => {
      if (socket.readyState === states.closed) queueMicrotask(listener)
      else socket.addEventListener('close', () => listener())
    },
  }
}

/** A character is one to three bytes, so most texts need not be measured. */
const isTooLarge = (text: string) =>
  text.length > maxMessageBytes ||
  (text.length * 3 > maxMessageBytes && new TextEncoder().encode(text).length > maxMessageBytes)

function parse(data: unknown): ToView | null {
  if (typeof data !== 'string') return null
  try {
    const message: unknown = JSON.parse(data)
    return typeof message === 'object' && message !== null ? (message as ToView) : null
  } catch {
    return null // The caller closes the connection.
  }
}
