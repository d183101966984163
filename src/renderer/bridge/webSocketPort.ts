import type { ToView, ViewPort } from '#shared/rpc/port.ts'

/** Opens the WebSocket of the host this page came from; rejects when it cannot be opened. */
export function webSocketPort(): Promise<ViewPort> {
  const address = new URL('/rpc', window.location.href)
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = new WebSocket(address)
  return new Promise((resolve, reject) => {
    const port: ViewPort = {
      post: message => socket.send(JSON.stringify(message)),
      onMessage: listener =>
        socket.addEventListener('message', event => listener(JSON.parse(String(event.data)) as ToView)),
      onClose: listener => socket.addEventListener('close', () => listener(), { once: true }),
    }
    socket.addEventListener('open', () => resolve(port), { once: true })
    socket.addEventListener('error', () => reject(new Error('The WebSocket could not be opened.')), {
      once: true,
    })
  })
}
