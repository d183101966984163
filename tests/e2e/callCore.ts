import type { Page } from '@playwright/test'
import type { Input, Method, Output } from '#shared/contract/index.ts'

/** Calls the core over a socket of its own, as the page does: for what a test begins with, and for what is stored in the end. */
export async function callCore<M extends Method>(page: Page, method: M, input: Input<M>): Promise<Output<M>> {
  const message = JSON.stringify({ t: 'call', id: 1, method, input })
  const answer = await page.evaluate(
    sent =>
      new Promise<unknown>((resolve, reject) => {
        const socket = new WebSocket(new URL('/rpc', window.location.href.replace('http', 'ws')))
        socket.addEventListener('open', () => socket.send(sent))
        socket.addEventListener('error', () => reject(new Error('The core does not answer.')))
        socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
          const received = JSON.parse(data) as { t: string; id?: number; value?: unknown }
          if (received.id !== 1) return
          socket.close()
          if (received.t === 'ok') resolve(received.value)
          else reject(new Error(data))
        })
      }),
    message,
  )
  return answer as Output<M>
}
