/**
 * A network that answers at once, in a process of its own, so that what it costs does not count as lateness. Says its
 * address as soon as it stands; told how many posts are to come, tells when each came, once all of them are there.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** When the request came in, epoch ms, with the number of its job and its lane; in the order in which they came. */
export interface Arrival {
  number: number
  lane: number
  at: number
}

let arrivals: Arrival[] = []
let wanted = Number.POSITIVE_INFINITY

const tellWhenAll = (): void => {
  if (arrivals.length < wanted) return
  process.send?.(arrivals)
  wanted = Number.POSITIVE_INFINITY
}

const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const at = Date.now()
  const { number, lane } = JSON.parse(await text(request)) as Omit<Arrival, 'at'>
  arrivals.push({ number, lane, at })
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: String(number) }))
  tellWhenAll()
}

const server = createServer((request, response) => void answer(request, response))
server.listen(0, '127.0.0.1')
await once(server, 'listening')
process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}/posts`)

process.on('message', (count: number) => {
  arrivals = []
  wanted = count
})
process.on('disconnect', () => process.exit())
