import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import type { Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { freshFetch } from '../http/freshFetch.ts'
import { createHttp, NoAnswerError, uploadTimeoutMs } from './http.ts'
import type { Exchange, Http, HttpRequest } from './http.ts'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    if ('closeAllConnections' in server) (server as ReturnType<typeof createServer>).closeAllConnections()
    server.close()
    await once(server, 'close')
  }
})

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  servers.push(server)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `127.0.0.1:${address.port}`
}

const serve = async (handle: (request: IncomingMessage, response: ServerResponse) => void) => {
  const seen = { connections: 0, requests: [] as string[] }
  const server = createServer((request, response) => {
    seen.requests.push(`${request.method} ${request.url}`)
    handle(request, response)
  })
  server.on('connection', () => seen.connections++)
  return { base: `http://${await listen(server)}`, seen }
}

interface Setup {
  http: Http
  exchanges: Exchange[]
  stop: AbortController
}

function setup(redact: string[] = []): Setup {
  const exchanges: Exchange[] = []
  const stop = new AbortController()
  const http = createHttp({
    fetch: freshFetch,
    signal: stop.signal,
    redact,
    onExchange: e => exchanges.push(e),
  })
  return { http, exchanges, stop }
}

async function failure({ http }: Setup, url: string, request?: HttpRequest): Promise<NoAnswerError> {
  const error: unknown = await http.request('POST', url, request ?? { json: {} }).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof NoAnswerError)) throw new Error(`not a NoAnswerError: ${String(error)}`)
  return error
}

test('sends JSON and gives back status, headers, text and JSON', async () => {
  let body = ''
  let type: string | undefined
  const { base } = await serve((request, response) => {
    type = request.headers['content-type']
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
    request.on('end', () => response.writeHead(201, { 'x-it': 'yes' }).end('{"id":"9007199254740993"}'))
  })
  const it = setup()
  const answer = await it.http.request('POST', `${base}/a?b=1`, { json: { text: 'Habari 🌍' } })
  expect([answer.status, answer.headers.get('x-it'), answer.json()]).toEqual([
    201,
    'yes',
    { id: '9007199254740993' },
  ])
  expect([type, JSON.parse(body)]).toEqual(['application/json', { text: 'Habari 🌍' }])
  expect(it.exchanges).toMatchObject([{ method: 'POST', url: `${base}/a?b=1`, status: 201, stage: null }])
})

test('a file goes as it is, with its length said beforehand', async () => {
  const bytes = new Uint8Array(200_000).map((_, i) => i % 251)
  const received: Buffer[] = []
  let headers: IncomingMessage['headers'] = {}
  const { base } = await serve((request, response) => {
    headers = request.headers
    request.on('data', (chunk: Buffer) => received.push(chunk)).on('end', () => response.end('{}'))
  })
  const request = { body: new Blob([bytes]), headers: { 'content-type': 'image/png' } }
  await setup().http.request('POST', base, request)
  expect(Buffer.concat(received).equals(Buffer.from(bytes))).toBe(true)
  expect(headers).toMatchObject({ 'content-type': 'image/png', 'content-length': '200000' })
})

test('the sessions of a login, its e-mail address and the token in a webhook’s address are not kept', async () => {
  const session = {
    accessJwt: 'eyJ.access',
    refreshJwt: 'eyJ.refresh',
    email: 'a@b.example',
    did: 'did:plc:a',
  }
  const { base } = await serve((_, response) => response.end(JSON.stringify(session)))
  const it = setup()
  expect((await it.http.request('GET', `${base}/api/webhooks/123/tok_en-X?wait=true`)).json()).toEqual(
    session,
  )
  const [kept] = it.exchanges
  expect(kept?.url).toBe(`${base}/api/webhooks/123/•••?wait=true`)
  expect(kept?.received).toBe('{"accessJwt":"•••","refreshJwt":"•••","email":"•••","did":"did:plc:a"}')
})

test('any status is an answer', async () => {
  const { base } = await serve((_, response) => response.writeHead(500).end('broken'))
  const it = setup()
  expect((await it.http.request('POST', base, { json: {} })).status).toBe(500)
  expect(it.exchanges).toMatchObject([{ status: 500, received: 'broken' }])
})

test('a connection is never used twice, so that no post goes over one that is just being closed', async () => {
  const { base, seen } = await serve((request, response) => {
    request.resume()
    response.end('{}')
  })
  const { http } = setup()
  for (const method of ['GET', 'POST', 'GET', 'POST', 'PUT', 'DELETE']) {
    await http.request(method, base, method === 'GET' ? {} : { json: {} })
  }
  expect([seen.connections, seen.requests.length]).toEqual([6, 6])
})

test('what comes after an answer is not taken for one, and neither is a line that closes without one', async () => {
  const answer = (text: string): string => `HTTP/1.1 200 OK\r\ncontent-length: ${text.length}\r\n\r\n${text}`
  const sends = (text: string) =>
    listen(
      createTcpServer(socket => socket.on('error', () => undefined).once('data', () => socket.end(text))),
    )
  const two = await sends(answer('first') + answer('second'))
  const it = setup()
  const answers = [
    await it.http.request('POST', `http://${two}/`),
    await it.http.request('POST', `http://${two}/`),
  ]
  expect(answers.map(({ text }) => text)).toEqual(['first', 'first'])
  expect((await failure(setup(), `http://${await sends('')}/`)).stage).toBe('answerLost')
  expect((await failure(setup(), `http://${await sends('HTTP/1.1 200')}/`)).stage).toBe('answerLost')
})

test('an address may be a number of either kind, with its query', async () => {
  const { base, seen } = await serve((_, response) => response.end('{}'))
  await setup().http.request('POST', `${base}/a%20b?c=d&e#f`, { json: {} })
  expect(seen.requests).toEqual(['POST /a%20b?c=d&e'])
  const nobody = await failure(setup(), 'http://[::1]:1/')
  expect([nobody.stage, /::1/.test(nobody.message)]).toEqual(['notSent', true])
})

test('a redirect is followed for GET only', async () => {
  const { base, seen } = await serve((request, response) => {
    if (request.url === '/new') response.end('{"here":true}')
    else response.writeHead(307, { location: '/new' }).end()
  })
  const { http } = setup()
  expect((await http.request('GET', `${base}/old`)).json()).toEqual({ here: true })
  for (const method of ['POST', 'PUT', 'DELETE']) {
    expect((await http.request(method, `${base}/old`, { json: {} })).status).toBe(307)
  }
  expect(seen.requests).toEqual(['GET /old', 'GET /new', 'POST /old', 'PUT /old', 'DELETE /old'])
})

test('what never left is `notSent`', async () => {
  const closed = createTcpServer()
  const address = await listen(closed)
  closed.close()
  await once(closed, 'close')
  servers.pop()
  const plain = await serve((_, response) => response.end())
  const hangsUp = await listen(createTcpServer(socket => socket.destroy()))
  for (const url of [
    `http://${address}/`,
    'http://no-such-name.invalid/',
    'https://no-such-name.invalid/',
    'http://127.0.0.1:6667/',
    plain.base.replace('http:', 'https:'),
    `https://${hangsUp}/`,
    'ftp://127.0.0.1/',
    'nonsense',
    'http://',
  ]) {
    expect([url, (await failure(setup(), url)).stage]).toEqual([url, 'notSent'])
  }
  expect(plain.seen.requests).toEqual([])
})

test('a header that cannot be sent is `notSent` and its value is not told', async () => {
  const it = setup()
  const error = await failure(it, 'http://127.0.0.1:9999/', { headers: { authorization: 'Bearer токен' } })
  expect([error.stage, JSON.stringify([error.message, it.exchanges]).includes('токен')]).toEqual([
    'notSent',
    false,
  ])
})

test('a connection that ends after sending is `answerLost`', async () => {
  const reset = await serve(request => request.on('end', () => request.socket.resetAndDestroy()).resume())
  const ended = await serve(request => request.on('end', () => request.socket.destroy()).resume())
  const half = await serve((_, response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('{"id":', () => response.socket?.destroy())
  })
  for (const { base, seen } of [reset, ended, half]) {
    const it = setup()
    expect((await failure(it, base)).stage).toBe('answerLost')
    expect(it.exchanges).toMatchObject([{ status: null, stage: 'answerLost' }])
    expect(seen.requests).toEqual(['POST /'])
  }
})

test('no answer in time is `answerLost`, before and inside the body', async () => {
  const silent = await serve(request => request.resume())
  const slow = await serve((_, response) => response.writeHead(200).write('{'))
  for (const { base } of [silent, slow]) {
    const error = await failure(setup(), base, { json: {}, timeoutMs: 80 })
    expect([error.stage, error.aborted]).toEqual(['answerLost', false])
  }
})

test('an answer that came while the computer stood still is taken, though its time is over', async () => {
  const { base } = await serve((_, response) => {
    response.end('{"id":1}')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  })
  const answer = await setup().http.request('POST', base, { json: {}, timeoutMs: 100 })
  expect(answer.json()).toEqual({ id: 1 })
})

test('stopped by the caller: `answerLost` once it was under way, `notSent` before', async () => {
  const it = setup()
  const { base } = await serve(() => it.stop.abort())
  const error = await failure(it, base)
  expect([error.stage, error.aborted]).toEqual(['answerLost', true])
  const later = await failure(it, base)
  expect([later.stage, later.aborted]).toEqual(['notSent', true])
})

test('what is not JSON is `answerBroken` when JSON is wanted', async () => {
  const { base } = await serve((_, response) => response.end('<html>'))
  const answer = await setup().http.request('GET', base)
  expect(answer.text).toBe('<html>')
  expect(() => answer.json()).toThrow(expect.objectContaining({ stage: 'answerBroken' }) as Error)
})

test('an endless answer is cut off as `answerBroken`', async () => {
  const { base } = await serve((_, response) => {
    const megabyte = Buffer.alloc(1024 * 1024, 'x')
    const more = (): void => {
      while (!response.destroyed && response.write(megabyte));
      response.once('drain', more)
    }
    more()
  })
  expect((await failure(setup(), base)).stage).toBe('answerBroken')
})

test('no secret is kept: in the path, encoded, echoed, or issued by the answer', async () => {
  const token = '123456:AAE-secret/with "marks"'
  const { base } = await serve((request, response) =>
    response.end(JSON.stringify({ echo: request.url, token, access_token: 'new-token-nobody-knew' })),
  )
  const it = setup([token, '', 'ab'])
  const url = `${base}/bot${encodeURIComponent(token)}/getMe?client_secret=another`
  const answer = await it.http.request('POST', url, { json: {} })
  expect(answer.json()).toMatchObject({ token })
  const kept = JSON.stringify(it.exchanges)
  for (const secret of ['AAE-secret', 'another', 'new-token', 'marks']) expect(kept).not.toContain(secret)
  expect(kept).toContain('getMe')
  const error = await failure(it, `nonsense:${token}`)
  expect(error.message).not.toContain('AAE-secret')
})

test('a kept answer has at most 500 characters', async () => {
  const { base } = await serve((_, response) => response.end('x'.repeat(10_000)))
  const it = setup()
  expect((await it.http.request('GET', base)).text.length).toBe(10_000)
  expect(it.exchanges[0]?.received.length).toBe(500)
})

test('an upload may take as long as a slow line needs', () => {
  expect([uploadTimeoutMs(0), uploadTimeoutMs(1_000_000), uploadTimeoutMs(50_000_000)]).toEqual([
    30_000, 80_000, 2_530_000,
  ])
})
