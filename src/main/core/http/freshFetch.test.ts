import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, createServer as createTcpServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import { stageOf } from '../connectors/stageOf.ts'
import { freshFetch, freshFetchWithin } from './freshFetch.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function listen(server: Server): Promise<number> {
  const open = new Set<Socket>()
  server.on('connection', socket => open.add(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    for (const socket of open) socket.destroy()
    server.close()
    return once(server, 'close')
  })
  return (server.address() as AddressInfo).port
}

/** A thread that listens and stands still: the system keeps two connections for it and leaves all others without an answer. */
async function listenWithoutAccepting(): Promise<number> {
  const code = `
    const { createServer } = require('node:net')
    const { parentPort } = require('node:worker_threads')
    const server = createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
      // Standing still begins in the turn in which the port is told: nothing is accepted in between.
      parentPort.postMessage(server.address().port)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    })`
  const worker = new Worker(code, { eval: true })
  closing.push(() => worker.terminate())
  const [port] = (await once(worker, 'message')) as [number]
  return port
}

async function thrown(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => {
      throw new Error('it was answered')
    },
    (error: unknown) => error,
  )
}

const wish = { method: 'POST', body: '{}', redirect: 'manual' } as const

test.runIf(process.platform === 'linux')(
  'a server that accepts no connection: given up, and nothing was sent',
  async () => {
    const port = await listenWithoutAccepting()
    // Whatever the system keeps for it is used up by those that come first.
    for (let i = 0; i < 4; i++) {
      const filler = connect(port, '127.0.0.1').on('error', () => undefined)
      closing.push(() => filler.destroy())
    }
    const error = await thrown(freshFetchWithin(200, `http://127.0.0.1:${port}/`, wish))
    expect(error).toMatchObject({ message: 'No connection within 200 ms.', syscall: 'connect' })
    expect(stageOf(error).stage).toBe('notSent')
  },
)

test('a server that takes the connection and never answers the handshake: nothing was sent either', async () => {
  const received: Buffer[] = []
  const port = await listen(
    createTcpServer(socket => {
      socket.on('data', chunk => received.push(chunk)).on('error', () => undefined)
    }),
  )
  const error = await thrown(freshFetchWithin(100, `https://127.0.0.1:${port}/secret`, wish))
  expect(error).toMatchObject({ message: 'No connection within 100 ms.', syscall: 'connect' })
  expect(stageOf(error).stage).toBe('notSent')
  expect(Buffer.concat(received).toString('latin1')).not.toContain('secret')
})

test('once there is a connection an answer may take longer than connecting may', async () => {
  const connectMs = 100
  const port = await listen(
    createServer((_, response) => void setTimeout(() => response.end('late'), 1.2 * connectMs)),
  )
  const answer = await freshFetchWithin(connectMs, `http://127.0.0.1:${port}/`, wish)
  expect(answer.status).toBe(200)
})

test('a computer that stood still meanwhile looks once more whether the connection is there', async () => {
  const port = await listen(createServer((_, response) => void response.end('here')))
  const answering = freshFetchWithin(50, `http://127.0.0.1:${port}/`, wish)
  // The address is looked up in a turn of its own; after it the system connects, and the thread stands still.
  await setImmediate()
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  expect((await answering).status).toBe(200)
})

test('what ends after connecting may have been taken; what nobody listens for was not', async () => {
  const port = await listen(createServer(request => request.socket.destroy()))
  const lost = await thrown(freshFetch(`http://127.0.0.1:${port}/`, wish))
  expect(stageOf(lost).stage).toBe('answerLost')
  const { port: closed } = await new Promise<AddressInfo>(resolve => {
    const server = createTcpServer().listen(0, '127.0.0.1', () => {
      const address = server.address() as AddressInfo
      server.close(() => resolve(address))
    })
  })
  expect(stageOf(await thrown(freshFetch(`http://127.0.0.1:${closed}/`, wish))).stage).toBe('notSent')
})

test('called off before there is a connection nothing was sent, and after it nobody knows', async () => {
  const stop = new AbortController()
  const silent = await listen(
    createTcpServer(socket => socket.on('error', () => undefined).once('data', () => stop.abort())),
  )
  const early = await thrown(freshFetch(`https://127.0.0.1:${silent}/`, { ...wish, signal: stop.signal }))
  expect(stageOf(early).stage).toBe('notSent')
  const late = new AbortController()
  const port = await listen(createServer(() => late.abort()))
  const error = await thrown(freshFetch(`http://127.0.0.1:${port}/`, { ...wish, signal: late.signal }))
  expect(stageOf(error).stage).toBe('answerLost')
})
