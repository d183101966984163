import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startFakeServer } from './startFakeServer.ts'
import type { FakeServer } from './startFakeServer.ts'

let server: FakeServer
let acted: string[]

beforeEach(async () => {
  acted = []
  server = await startFakeServer(
    {},
    {
      nameOf: (_method, path) => path.slice(1) || null,
      handle: request => {
        acted.push(request.path)
        return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"done":true}' }
      },
      rateLimited: (_request, seconds) => ({
        status: 429,
        headers: { 'retry-after': String(seconds) },
        body: '',
      }),
      tooLarge: () => ({ status: 413, body: 'too large' }),
      unreadable: reason => ({ status: 400, body: reason }),
      maxBodyBytes: 1000,
    },
  )
})

afterEach(async () => {
  expect(server.crashes).toEqual([])
  await server.close()
})

const post = (path: string, body?: BodyInit, signal?: AbortSignal): Promise<Response> =>
  fetch(`${server.baseUrl}${path}`, { method: 'POST', body: body ?? null, signal: signal ?? null })

test('records what it got: fields, files with sum and size, outcome', async () => {
  const form = new FormData()
  form.append('text', 'habari')
  form.append('tag', 'a')
  form.append('tag', 'b')
  form.append('file', new File(['abc'], 'ä"1.png', { type: 'image/png' }))
  expect(await (await post('/send?x=1', form)).json()).toEqual({ done: true })
  expect(server.requests[0]).toMatchObject({
    id: 1,
    method: 'POST',
    path: '/send',
    apiMethod: 'send',
    query: { x: '1' },
    fields: { text: 'habari', tag: ['a', 'b'] },
    files: [
      {
        field: 'file',
        filename: 'ä"1.png',
        contentType: 'image/png',
        size: 3,
        sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      },
    ],
    actedUpon: true,
    status: 200,
    fault: null,
  })
})

test('a body of another type is kept whole and recorded as a file without a name', async () => {
  const bytes = new Uint8Array([0, 255, 1])
  const headers = { 'content-type': 'image/png; x=1' }
  await fetch(server.baseUrl, { method: 'POST', body: bytes, headers })
  expect(server.requests[0]).toMatchObject({
    fields: {},
    files: [{ field: '', filename: '', contentType: 'image/png', size: 3 }],
  })
})

test.each([
  ['application/json', '{"a":', 'JSON that does not parse'],
  ['application/json', Buffer.from([0x22, 0xff, 0x22]), 'text that is not UTF-8'],
  ['multipart/form-data', 'x', 'multipart body without a boundary'],
  ['multipart/form-data; boundary=b', 'x', 'multipart body does not start with its boundary'],
  [
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1',
    'multipart body ends without its closing boundary',
  ],
  [
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--\r\n',
    'multipart part without a form-data name',
  ],
])('refuses a body that is not the %s it says it is (%#)', async (type, body, reason) => {
  const answer = await fetch(server.baseUrl, {
    method: 'POST',
    body,
    headers: { 'content-type': type },
  })
  expect([answer.status, await answer.text()]).toEqual([400, reason])
  expect(acted).toEqual([])
})

test('refuses a body above its bound and does not act', async () => {
  const answer = await post('/send', 'x'.repeat(1001))
  expect(answer.status).toBe(413)
  expect(server.requests[0]).toMatchObject({ actedUpon: false, status: 413 })
})

test('a fault strikes as often as told, and only what it is meant for', async () => {
  const fault = server.faults.add({ kind: 'status', status: 503, times: 2, match: { apiMethod: 'SEND' } })
  const codes = []
  for (const path of ['/other', '/send', '/send', '/send']) codes.push((await post(path)).status)
  expect(codes).toEqual([200, 503, 503, 200])
  expect(fault.requests.map(({ id }) => id)).toEqual([2, 3])
  expect(acted).toEqual(['/other', '/send'])
})

test('faults match by method, path, pattern and function, and can be taken back', async () => {
  server.faults.add({ kind: 'status', status: 501, match: { method: 'get' } })
  server.faults.add({ kind: 'status', status: 502, match: { path: /^\/a/ } })
  server.faults.add({ kind: 'status', status: 504, match: request => request.query.get('q') === '1' })
  const gone = server.faults.add({ kind: 'status', status: 500, times: Infinity })
  gone.remove()
  const codes = []
  for (const path of ['/b', '/ab', '/b?q=1', '/b']) codes.push((await post(path)).status)
  expect(codes).toEqual([200, 502, 504, 200])
  expect((await fetch(server.baseUrl)).status).toBe(501)
  server.faults.add({ kind: 'status', status: 500 })
  server.faults.clear()
  expect((await post('/b')).status).toBe(200)
})

test('status: answers with code, headers and body, acting only when told to', async () => {
  server.faults.add({ kind: 'status', status: 502, body: '<h1>Bad gateway</h1>' })
  server.faults.add({ kind: 'status', status: 500, body: { oops: 1 }, headers: { 'x-a': 'b' }, acted: true })
  const first = await post('/send')
  expect([first.status, await first.text()]).toEqual([502, '<h1>Bad gateway</h1>'])
  expect(acted).toEqual([])
  const second = await post('/send')
  expect([second.status, second.headers.get('x-a'), await second.json()]).toEqual([500, 'b', { oops: 1 }])
  expect(acted).toEqual(['/send'])
})

test('rateLimit: answers in the form of the network, without acting', async () => {
  server.faults.add({ kind: 'rateLimit', retryAfterSeconds: 7 })
  const answer = await post('/send')
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7'])
  expect(acted).toEqual([])
})

test.each([
  ['resetBefore', []],
  ['resetAfter', ['/send']],
] as const)('%s: the connection breaks', async (kind, expected) => {
  const fault = server.faults.add({ kind })
  await expect(post('/send')).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
  expect(await fault.firstHit).toMatchObject({ outcome: 'reset', actedUpon: kind === 'resetAfter' })
  expect(acted).toEqual(expected)
  expect((await post('/send')).status).toBe(200)
})

test.each([
  ['hangBefore', []],
  ['hangAfter', ['/send']],
] as const)('%s: no answer comes until the client gives up', async (kind, expected) => {
  const fault = server.faults.add({ kind })
  const patience = new AbortController()
  const answer = post('/send', undefined, patience.signal)
  expect(await fault.firstHit).toMatchObject({ outcome: 'hung', fault: kind })
  expect(acted).toEqual(expected)
  patience.abort()
  await expect(answer).rejects.toThrow('aborted')
})

test('truncate: the answer begins well and breaks off', async () => {
  server.faults.add({ kind: 'truncate' })
  const answer = await post('/send')
  expect(answer.status).toBe(200)
  await expect(answer.text()).rejects.toThrow()
  expect(acted).toEqual(['/send'])
})

test('malformed: a good status over a body that is no JSON', async () => {
  server.faults.add({ kind: 'malformed' })
  server.faults.add({ kind: 'malformed', body: '{"done":' })
  for (let round = 0; round < 2; round++) {
    const answer = await post('/send')
    expect(answer.status).toBe(200)
    await expect(answer.json()).rejects.toThrow(SyntaxError)
  }
  expect(acted).toEqual(['/send', '/send'])
})

test('slow: answers late, and acts even when nobody waits any more', async () => {
  server.faults.add({ kind: 'slow', delayMs: 30 })
  const begun = performance.now()
  expect((await post('/patient')).status).toBe(200)
  expect(performance.now() - begun).toBeGreaterThan(25)
  const patience = new AbortController()
  const giveUp = (): boolean => {
    patience.abort()
    return true
  }
  server.faults.add({ kind: 'slow', delayMs: 30, match: giveUp })
  await expect(post('/hasty', undefined, patience.signal)).rejects.toThrow('aborted')
  expect(await server.waitForRequest({ path: '/hasty' })).toMatchObject({ actedUpon: true })
  expect(acted).toEqual(['/patient', '/hasty'])
})

test('waitForRequest counts past and coming requests that were dealt with', async () => {
  await post('/a')
  const second = server.waitForRequest({ path: '/a' }, 2)
  expect((await server.waitForRequest({ path: '/a' })).id).toBe(1)
  await post('/b')
  await post('/a')
  expect((await second).id).toBe(3)
})

test('goes away and comes back on the same port with its memory', async () => {
  await post('/a')
  await server.goAway()
  await expect(post('/a')).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } })
  await server.comeBack()
  await post('/a')
  expect(acted).toEqual(['/a', '/a'])
  expect(server.requests).toHaveLength(2)
})

test('close ends sockets that hang or lie idle', async () => {
  const fault = server.faults.add({ kind: 'hangBefore' })
  const hanging = post('/send').catch(() => 'ended')
  await fault.firstHit
  const idle = connect(server.port, '127.0.0.1')
  const idleEnded = new Promise(resolve => idle.once('close', resolve))
  await new Promise(resolve => idle.once('connect', resolve))
  await server.close()
  expect(await hanging).toBe('ended')
  await idleEnded
})

test('a client that leaves in the middle of its body is noted and nothing is done', async () => {
  const socket = connect(server.port, '127.0.0.1')
  socket.write('POST /send HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc')
  await expect.poll(() => server.requests.length).toBe(1)
  socket.destroy()
  const record = await server.waitForRequest({ path: '/send' })
  expect(record).toMatchObject({ outcome: 'clientGone', actedUpon: false })
})
