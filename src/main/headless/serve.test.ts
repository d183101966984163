import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { connect as connectTcp } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { openDatabase } from '#core/db/openDatabase.ts'
import { createRequestHandler } from '#core/http/createRequestHandler.ts'
import { createMediaRepo } from '#core/media/mediaRepo.ts'
import { createMediaStore } from '#core/media/MediaStore.ts'
import type { Media } from '#shared/model/media.ts'
import { browserWebSocketPort, maxMessageBytes } from '#shared/rpc/webSocketPort.ts'
import { createClient } from '#shared/rpc/client.ts'
import { contractCases, createScriptedCore, wireCases } from '#shared/rpc/rpc.suite.ts'
import { createPasswordGate } from './passwordGate.ts'
import { serve } from './serve.ts'
import type { ServeOptions, Served } from './serve.ts'

const root = mkdtempSync(join(tmpdir(), 'ratiba-serve-'))
const quiet = { info: () => undefined, warn: () => undefined }
const errors: object[] = []
const log = { ...quiet, error: (message: string, data?: object) => void errors.push({ message, ...data }) }
const core = createScriptedCore()
const db = openDatabase({ file: join(root, 'ratiba.sqlite'), migrationsDir: 'drizzle', nativeBinding: null })
function notAsked(): never {
  throw new Error('Nobody asks for it here.')
}
const handleRequest = createRequestHandler({
  rendererDir: join(root, 'renderer'),
  media: createMediaStore({ dir: root, now: Date.now, repo: createMediaRepo({ db }), log }),
  fonts: { store: notAsked, open: notAsked },
  practiceMedia: () => null,
  documentPdf: notAsked,
  proofCsv: notAsked,
  journalCsv: notAsked,
  comparisonCsv: notAsked,
  tableCsv: notAsked,
  rehearsalFile: notAsked,
  logBug: error => `log${errors.push({ error })}`,
})

let now = 1_800_000_000_000
let served: Served
let base: string

const start = (more: Partial<ServeOptions> = {}): Promise<Served> =>
  serve({
    core: { attach: port => core.attach(port), handleRequest },
    host: '127.0.0.1',
    port: 0,
    names: [],
    password: null,
    log,
    now: () => now,
    ...more,
  })

beforeAll(() => {
  mkdirSync(join(root, 'renderer'))
  writeFileSync(join(root, 'renderer', 'index.html'), '<!doctype html><title>Ratiba</title>')
})
beforeEach(async () => {
  served = await start()
  base = `http://127.0.0.1:${served.port}`
})
afterEach(async () => {
  await served.close()
  expect(errors).toEqual([])
})
afterAll(() => {
  db.close()
  rmSync(root, { recursive: true, force: true })
})

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

/** Node's plain client: it sends whatever headers it is told to, Host and Origin too. */
async function ask(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body?: Uint8Array | string,
) {
  const sent = request(`${base}${path}`, { method, headers, agent: new Agent({ keepAlive: false }) })
  sent.end(body)
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  const parts: Buffer[] = []
  for await (const part of answer) parts.push(part as Buffer)
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    text: Buffer.concat(parts).toString(),
  } satisfies Answer
}

const pathOf = (link: string) => link.slice(base.length)
const cookieOf = (answer: Answer) => (answer.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? ''
const enter = async () => cookieOf(await ask(pathOf(served.newLink())))
const html = { accept: 'text/html' }

/** Resolves with `open`, the refusing status, or the code of the close. */
async function openSocket(headers: Record<string, string>, path = '/rpc'): Promise<WebSocket | number> {
  const socket = new WebSocket(`${base.replace('http', 'ws')}${path}`, { headers })
  socket.on('error', () => undefined)
  return new Promise(resolve => {
    socket.on('open', () => resolve(socket))
    socket.on('unexpected-response', (_, answer) => {
      resolve(answer.statusCode ?? 0)
      answer.destroy()
    })
  })
}
async function opened(headers: Record<string, string>): Promise<WebSocket> {
  const socket = await openSocket(headers)
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`)
  return socket
}

describe('the one-time link', () => {
  test('lets in once, with a cookie that scripts and other sites cannot use', async () => {
    const link = served.newLink()
    expect(link).toMatch(new RegExp(`^${base}/enter\\?token=[\\w-]{43}$`))
    const first = await ask(pathOf(link))
    expect([first.status, first.headers.location]).toEqual([303, '/'])
    expect(first.headers['set-cookie']?.[0]).toMatch(
      /^ratiba_\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/,
    )
    const page = await ask('/', { ...html, cookie: cookieOf(first) })
    expect(page.text).toContain('<title>Ratiba')

    const second = await ask(pathOf(link), html)
    expect(second.status).toBe(410)
    expect(second.headers['set-cookie']).toBeUndefined()
    expect(second.text).toContain('This link was used already')
    expect((await ask(pathOf(link), { ...html, 'accept-language': 'sw-KE,en;q=0.8' })).text).toContain(
      'Kiungo hiki',
    )
    // Opened again by who is in (from the history): no complaint.
    expect((await ask(pathOf(link), { cookie: cookieOf(first) })).headers.location).toBe('/')
  })

  test('a wrong token, an old one of many and a made-up cookie let nobody in', async () => {
    expect((await ask('/enter?token=x', html)).status).toBe(410)
    expect((await ask('/enter', html)).status).toBe(410)
    const old = served.newLink()
    for (let i = 0; i < 10; i++) served.newLink()
    expect((await ask(pathOf(old), html)).status).toBe(410)
    const name = (await enter()).split('=')[0] ?? ''
    expect((await ask('/', { cookie: `${name}=${'A'.repeat(43)}` })).status).toBe(401)
    expect((await ask('/', { cookie: `${name}=` })).status).toBe(401)
  })

  test('HEAD, as link checkers send it, does not use it up', async () => {
    const link = served.newLink()
    await ask(pathOf(link), {}, 'HEAD')
    expect((await ask(pathOf(link))).status).toBe(303)
  })

  test('a session that is not used for a month is over', async () => {
    const cookie = await enter()
    now += 29 * 86_400_000
    expect((await ask('/', { cookie })).status).toBe(200)
    now += 29 * 86_400_000
    expect((await ask('/', { cookie })).status).toBe(200)
    now += 31 * 86_400_000
    expect((await ask('/', { cookie })).status).toBe(401)
  })
})

describe('without the cookie', () => {
  test('pages say how to get in; everything else is a bare 401', async () => {
    const page = await ask('/calendar', html)
    expect(page.status).toBe(401)
    expect(page.text).toContain('Open Ratiba with its link')
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect(page.text).not.toMatch(/<script|style="/)
    for (const path of ['/media/x', '/assets/a.js', '/rpc', '/login']) {
      const answer = await ask(path)
      expect(answer.status, path).toBe(401)
      expect(JSON.parse(answer.text)).toMatchObject({ code: 'unauthorized' })
    }
    expect((await ask('/upload?name=x', { origin: base }, 'POST', 'x')).status).toBe(401)
  })

  test('a link on another site brings no cookie: the page is loaded anew from here', async () => {
    const answer = await ask('/', {
      ...html,
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    })
    expect(answer.text).toContain('<meta http-equiv="refresh" content="0;url=/">')
  })

  test('a WebSocket is refused', async () => {
    expect(await openSocket({ origin: base })).toBe(401)
  })
})

describe('foreign pages', () => {
  test('a foreign Host (DNS rebinding) is refused, whatever the cookie', async () => {
    const cookie = await enter()
    for (const host of [
      'evil.example',
      `evil.example:${served.port}`,
      '127.0.0.1',
      '127.0.0.1:1',
      'a b',
      '8.8.8.8',
      `8.8.8.8:${served.port}`,
    ]) {
      expect((await ask('/', { cookie, host })).status, host).toBe(421)
    }
    for (const host of ['localhost', '[::1]']) {
      expect((await ask('/', { cookie, host: `${host}:${served.port}` })).status, host).toBe(200)
    }
    expect(await openSocket({ cookie, origin: base, host: `evil.example:${served.port}` })).toBe(421)
  })

  test('posting and sockets need an Origin that is this very host', async () => {
    const cookie = await enter()
    const origins = [
      'http://evil.example',
      'null',
      `http://localhost:${served.port}`,
      `${base}0`,
      'nonsense',
      undefined,
    ]
    for (const origin of origins) {
      const headers: Record<string, string> = { cookie, ...(origin === undefined ? {} : { origin }) }
      expect((await ask('/upload?name=x', headers, 'POST', 'x')).status, origin).toBe(403)
      expect(await openSocket(headers), origin).toBe(403)
    }
    expect((await ask('/upload?name=x', { cookie, origin: base }, 'POST', 'x')).status).toBe(415)
  })

  test('a page on another port of this computer, for which the cookie comes along, gets nothing', async () => {
    const cookie = await enter()
    const headers = {
      cookie,
      'sec-fetch-site': 'same-site',
      'sec-fetch-mode': 'no-cors',
      'sec-fetch-dest': 'image',
    }
    expect((await ask('/media/x', headers)).status).toBe(403)
    expect(
      (await ask('/', { ...headers, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' })).status,
    ).toBe(403)
  })

  test('odd request targets are refused and do no harm', async () => {
    const host = `Host: 127.0.0.1:${served.port}\r\n`
    const heads = ['http://evil.example/', '*', 'foo', '//evil.example/x'].map(
      target => `GET ${target} HTTP/1.1\r\n${host}`,
    )
    heads.push('GET / HTTP/1.1\r\n', 'TRACE / HTTP/1.1\r\n' + host)
    for (const target of heads) {
      const socket = connectTcp(served.port, '127.0.0.1')
      socket.end(`${target}Connection: close\r\n\r\n`)
      let text = ''
      for await (const part of socket) text += String(part)
      expect(text, target).toMatch(/^HTTP\/1\.1 4\d\d /)
    }
  })
})

describe('media over HTTP', () => {
  let cookie: string
  beforeEach(async () => {
    cookie = await enter()
  })

  test('upload, read a part, and go away in the middle', async () => {
    const bytes = await sharp({
      create: {
        width: 2000,
        height: 1500,
        channels: 3,
        background: '#1c1',
        noise: { type: 'gaussian', mean: 120, sigma: 40 },
      },
    })
      .png()
      .toBuffer()
    const stored = await ask('/upload?name=a.png', { cookie, origin: base }, 'POST', bytes)
    const media = JSON.parse(stored.text) as Media
    expect(media).toMatchObject({ width: 2000, bytes: bytes.length })
    const part = await ask(`/media/${media.id}`, { cookie, range: 'bytes=1-3' })
    expect([part.status, part.text]).toEqual([206, 'PNG'])
    expect(part.headers['content-range']).toBe(`bytes 1-3/${bytes.length}`)

    const early = request(`${base}/media/${media.id}`, { headers: { cookie } })
    early.end()
    const [answer] = (await once(early, 'response')) as [IncomingMessage]
    await once(answer, 'data')
    answer.destroy()
    expect((await ask(`/media/${media.id}?w=64`, { cookie })).headers['content-type']).toBe('image/webp')
  })

  test('300 MB by Content-Length are refused before they are sent', async () => {
    const sent = request(`${base}/upload?name=film.mp4`, {
      method: 'POST',
      headers: { cookie, origin: base, 'content-length': 300_000_000 },
    })
    sent.on('error', () => undefined) // The rest is never sent.
    sent.write('x')
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    expect(answer.statusCode).toBe(413)
    sent.destroy()
  })

  test('300 MB without a length are refused, and a client that sends on still hears why', async () => {
    const chunk = new Uint8Array(1_000_000)
    let count = 0
    const body = new ReadableStream<Uint8Array>({
      pull: controller => {
        if (count++ < 300) controller.enqueue(chunk)
        else controller.close()
      },
    })
    const answer = await fetch(`${base}/upload?name=film.mp4`, {
      method: 'POST',
      headers: { cookie, origin: base },
      body,
      duplex: 'half',
    } as RequestInit)
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({ code: 'too_large' })
  })

  test('an upload that breaks off leaves nothing', async () => {
    const sent = request(`${base}/upload?name=a.png`, {
      method: 'POST',
      headers: { cookie, origin: base, 'content-length': 1000 },
    })
    sent.on('error', () => undefined)
    sent.write('half')
    const unfinished = () => readdirSync(join(root, 'media', 'incoming')).length
    while (unfinished() === 0) await nextTurn()
    sent.destroy()
    while (unfinished() > 0) await nextTurn()
    expect((await ask('/', { cookie })).status).toBe(200)
  })
})

describe('the contract over a WebSocket', () => {
  const connect = async () => {
    const socket = await opened({ cookie: await enter(), origin: base })
    return { port: browserWebSocketPort(socket), close: () => socket.close() }
  }
  for (const { name, run } of [...wireCases, ...contractCases]) test(name, () => run(connect))

  test('calls that are made before it is open wait for it', async () => {
    const cookie = await enter()
    const socket = new WebSocket(`${base.replace('http', 'ws')}/rpc`, { headers: { cookie, origin: base } })
    expect(await createClient(browserWebSocketPort(socket)).call('practice.behaviour')).toEqual({
      fault: 'away',
    })
    socket.close()
  })

  test('what is not JSON or not text closes the connection, and only that one', async () => {
    const cookie = await enter()
    const closeCode = async (send: (socket: WebSocket) => void) => {
      const socket = await opened({ cookie, origin: base })
      send(socket)
      const [code] = (await once(socket, 'close')) as [number]
      return code
    }
    expect(await closeCode(socket => socket.send('{"t":'))).toBe(1007)
    expect(await closeCode(socket => socket.send(Buffer.from('{}')))).toBe(1003)
    expect(await closeCode(socket => socket.send('x'.repeat(maxMessageBytes + 1)))).toBe(1009)
    const other = await connect()
    expect(await createClient(other.port).call('practice.behaviour')).toEqual({ fault: 'away' })
    other.close()
  })

  test('a call that is too large is not sent, and the connection lives on', async () => {
    const { port, close } = await connect()
    const client = createClient(port)
    await expect(client.call('posts.get', { id: 'ö'.repeat(maxMessageBytes / 2 + 1) })).rejects.toMatchObject(
      {
        code: 'too_large',
      },
    )
    expect(await client.call('practice.behaviour')).toEqual({ fault: 'away' })
    close()
  })

  test('other paths are no sockets; closing the host ends those that are', async () => {
    const cookie = await enter()
    expect(await openSocket({ cookie, origin: base }, '/other')).toBe(404)
    const socket = await opened({ cookie, origin: base })
    const client = createClient(browserWebSocketPort(socket))
    const waiting = client.call('posts.get', { id: 'waits' })
    const lost = expect(waiting).rejects.toMatchObject({ code: 'disconnected' })
    await served.close()
    await lost
    served = await start()
  })
})

describe('with a password', () => {
  beforeEach(async () => {
    await served.close()
    served = await start({
      password: await createPasswordGate('correct horse', () => now),
      names: ['ratiba.example'],
    })
    base = `http://127.0.0.1:${served.port}`
  })
  const signIn = (password: string, headers: Record<string, string> = {}) =>
    ask(
      '/login',
      { 'content-type': 'application/x-www-form-urlencoded', origin: base, ...headers },
      'POST',
      new URLSearchParams({ password }).toString(),
    )

  test('pages lead to the form, and the right password lets in', async () => {
    expect((await ask('/calendar', html)).headers.location).toBe('/login')
    const form = await ask('/login', html)
    expect(form.text).toContain('type="password"')
    expect(form.headers['referrer-policy']).toBe('same-origin')
    const done = await signIn('correct horse')
    expect([done.status, done.headers.location]).toEqual([303, '/'])
    expect((await ask('/', { cookie: cookieOf(done) })).status).toBe(200)
  })

  test('wrong ones have to wait longer and longer, the right one too', async () => {
    expect((await signIn('wrong')).text).toContain('This is not the password')
    expect((await signIn('wrong')).status).toBe(403)
    expect((await signIn('wrong')).status).toBe(403)
    const tooSoon = await signIn('correct horse')
    expect([tooSoon.status, tooSoon.headers['retry-after']]).toEqual([429, '5'])
    expect(tooSoon.headers['set-cookie']).toBeUndefined()
    now += 5000
    expect((await signIn('wrong')).status).toBe(403)
    expect((await signIn('wrong')).headers['retry-after']).toBe('10')
    now += 10_000
    expect((await signIn('correct horse')).status).toBe(303)
    expect((await signIn('wrong')).status).toBe(403)
  })

  test('the form of a foreign page is refused; a form that is too long too', async () => {
    expect((await signIn('correct horse', { origin: 'http://evil.example' })).status).toBe(403)
    expect((await signIn('correct horse', { origin: 'null' })).status).toBe(403)
    expect((await signIn('x'.repeat(10_000))).status).toBe(413)
  })

  test('names that were given may be used, with the Origin of a proxy', async () => {
    const host = 'ratiba.example'
    expect((await ask('/login', { ...html, host })).status).toBe(200)
    expect((await signIn('correct horse', { host, origin: 'https://ratiba.example' })).status).toBe(303)
    expect((await ask('/login', { ...html, host: 'other.example' })).status).toBe(421)
  })

  test('a short one is refused', async () => {
    await expect(createPasswordGate('short', () => now)).rejects.toMatchObject({ code: 'invalid_input' })
  })
})

describe('listening', () => {
  test('a port in use is said, with a way on', async () => {
    await expect(start({ port: served.port })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`Port ${served.port} on 127.0.0.1 is in use`) as string,
      details: { reason: 'portInUse' },
    })
  })

  test('an address that this computer does not have is said', async () => {
    await expect(start({ host: '192.0.2.1' })).rejects.toMatchObject({
      code: 'conflict',
      details: { reason: 'address' },
    })
  })
})
