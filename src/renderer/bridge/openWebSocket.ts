import type { ViewPort } from '#shared/rpc/port.ts'
import { browserWebSocketPort } from '#shared/rpc/webSocketPort.ts'

/** Opens the WebSocket of the host this page came from; rejects when it cannot be opened. */
export function openWebSocket(): Promise<ViewPort> {
  const address = new URL('/rpc', window.location.href)
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = new WebSocket(address)
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(browserWebSocketPort(socket)), { once: true })
    socket.addEventListener('error', () => reject(new Error('The WebSocket could not be opened.')), {
      once: true,
    })
  })
}
