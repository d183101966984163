import type { RawData, WebSocket } from 'ws'
import type { CorePort, ToCore } from '#shared/rpc/port.ts'

/** A view that does not read for so long that this much waits to be sent is gone. */
const maxWaitingBytes = 64 * 1024 * 1024

/** Close codes of RFC 6455. */
const unsupportedData = 1003
const invalidPayload = 1007

/**
 * The core's end of a WebSocket. What is not text or not JSON closes the connection; the size of a message is bounded by the
 * server's `maxPayload`.
 */
export function nodeWebSocketPort(socket: WebSocket): CorePort {
  // A broken frame comes as an error and then as a close; only the close matters to anyone.
  socket.on('error', () => undefined)
  return {
    post: message => {
      if (socket.readyState !== socket.OPEN) return
      if (socket.bufferedAmount > maxWaitingBytes) socket.terminate()
      else socket.send(JSON.stringify(message))
    },
    onMessage: listener => {
      socket.on('message', (data, isBinary) => {
        if (isBinary) {
          socket.close(unsupportedData)
          return
        }
        const message = parse(data)
        if (message === undefined) socket.close(invalidPayload)
        else listener(message as ToCore)
      })
    },
    onClose: listener => {
      socket.once('close', () => listener())
    },
  }
}

function parse(data: RawData): unknown {
  try {
    return JSON.parse((data as Buffer).toString('utf8'))
  } catch {
    return undefined // The caller closes the connection.
  }
}
