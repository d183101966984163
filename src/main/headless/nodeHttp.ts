import type { IncomingMessage, ServerResponse } from 'node:http'

/** Node's request as a web Request. `host` was checked; it is what the address is made of. Throws TypeError on an odd target. */
export function toRequest(incoming: IncomingMessage, host: string, signal: AbortSignal): Request {
  const target = incoming.url ?? ''
  // An absolute target or one of `*` is for proxies.
  if (!target.startsWith('/')) throw new TypeError('not a path')
  const headers = new Headers()
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
    headers.append(incoming.rawHeaders[i] ?? '', incoming.rawHeaders[i + 1] ?? '')
  }
  const method = incoming.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const body = hasBody ? { body: bodyOf(incoming), duplex: 'half' } : {}
  return new Request(`http://${host}${target}`, { method, headers, signal, ...body })
}

/**
 * When the reader stops early (a file that is too large), the rest is read and thrown away: closing the connection instead
 * would keep the answer from a browser that is still sending.
 */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = incoming.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array, undefined>
  return new ReadableStream<Uint8Array>(
    {
      pull: async controller => {
        const next = await chunks.next()
        if (next.done === true) controller.close()
        else controller.enqueue(next.value)
      },
      cancel: async () => {
        await chunks.return?.()
        incoming.resume()
      },
    },
    { highWaterMark: 0 },
  )
}

/** Sends a web Response; stops reading it when the other side goes away. */
export async function sendResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  if (response.body === null) {
    outgoing.end()
    return
  }
  const reader = response.body.getReader()
  const gone = () => void reader.cancel().catch(() => undefined) // It is over; how it ends does not matter.
  outgoing.once('close', gone)
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      if (!outgoing.write(value) && !outgoing.destroyed) {
        await drainedOrGone(outgoing)
      }
    }
    outgoing.off('close', gone)
    outgoing.end()
  } catch (error) {
    // The headers are out: cutting the connection is the only way left to say that this is not the whole.
    outgoing.destroy()
    throw error
  }
}

const drainedOrGone = (outgoing: ServerResponse): Promise<void> =>
  new Promise(resolve => {
    const done = () => {
      outgoing.off('drain', done)
      outgoing.off('close', done)
      resolve()
    }
    outgoing.on('drain', done)
    outgoing.on('close', done)
  })
