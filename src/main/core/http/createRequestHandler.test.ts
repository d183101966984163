import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Media } from '#shared/model/media.ts'
import { openDatabase } from '../db/openDatabase.ts'
import type { Db } from '../db/openDatabase.ts'
import { createMediaRepo } from '../media/mediaRepo.ts'
import { createMediaStore } from '../media/MediaStore.ts'
import type { MediaStore } from '../media/MediaStore.ts'
import { createRequestHandler } from './createRequestHandler.ts'

const root = mkdtempSync(join(tmpdir(), 'ratiba-http-'))
const rendererDir = join(root, 'renderer')
const bugs: { error: unknown; where: string }[] = []
let db: Db
let media: MediaStore
let handle: (request: Request) => Promise<Response>
let picture: Buffer
const noFonts = { store: notAsked, open: notAsked }

beforeAll(async () => {
  mkdirSync(join(rendererDir, 'assets'), { recursive: true })
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>Ratiba</title>')
  writeFileSync(join(rendererDir, 'assets', 'index-AbC123.js'), 'export {}')
  writeFileSync(join(rendererDir, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(join(root, 'secret.txt'), 'secret')
  mkdirSync(join(root, 'renderer-other'))
  writeFileSync(join(root, 'renderer-other', 'a.txt'), 'other')
  db = openDatabase({ file: join(root, 'ratiba.sqlite'), migrationsDir: 'drizzle', nativeBinding: null })
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  media = createMediaStore({ dir: root, now: Date.now, repo: createMediaRepo({ db }), log })
  handle = createRequestHandler({
    rendererDir,
    media,
    fonts: noFonts,
    practiceMedia: id => {
      if (id === 'broken') throw new Error(`boom in ${root}`)
      return id === 'known' ? { path: join(root, 'secret.txt'), mime: 'text/html', etag: 'known' } : null
    },
    documentPdf: ({ kind }) => Promise.resolve({ name: `${kind}.pdf`, bytes: new Uint8Array([37, 80]) }),
    journalCsv: ({ order }) => ({ name: `Ratiba ${order}.csv`, pieces: twoPieces() }),
    comparisonCsv: ({ from }) => ({ name: `Ratiba ${from ?? ''}.csv`, pieces: twoPieces() }),
    tableCsv: ({ kind }) => ({ name: `Ratiba ${kind}.csv`, pieces: twoPieces() }),
    proofCsv: ({ projectId }) => ({ name: `Ratiba ${projectId ?? ''}.csv`, pieces: twoPieces() }),
    rehearsalFile: () => twoPieces(),
    logBug: (error, where) => {
      bugs.push({ error, where })
      return 'log123'
    },
  })
  picture = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#c33' } })
    .png()
    .toBuffer()
})
afterAll(() => {
  db.close()
  rmSync(root, { recursive: true, force: true })
})

function notAsked(): Promise<never> {
  return Promise.reject(new Error('not asked for'))
}

async function* twoPieces() {
  yield await Promise.resolve('Mradi\r\n')
  yield await Promise.resolve('Chai\r\n')
}

const get = (path: string, headers: Record<string, string> = {}) =>
  handle(new Request(`app://ratiba${path}`, { headers }))
const post = (path: string, body: BodyInit | null, headers: Record<string, string> = {}) =>
  handle(new Request(`app://ratiba${path}`, { method: 'POST', body, headers, duplex: 'half' } as RequestInit))
const uploaded = async (bytes: Buffer = picture, name = 'a b.png') =>
  (await (await post(`/upload?name=${encodeURIComponent(name)}`, new Uint8Array(bytes))).json()) as Media

describe('the renderer', () => {
  test('index.html answers every place in the app, with a strict policy and never from a cache', async () => {
    for (const path of ['/', '/calendar/month', '/posts/0190-ab', '/index.html']) {
      const response = await get(path)
      expect(response.status, path).toBe(200)
      expect(await response.text()).toContain('<title>Ratiba')
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(response.headers.get('cache-control')).toBe('no-store')
      const policy = response.headers.get('content-security-policy') ?? ''
      expect(policy).not.toContain('unsafe')
      for (const part of [
        "default-src 'self'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
      ]) {
        expect(policy).toContain(part)
      }
    }
  })

  test('the policy names the WebSocket of the same host, only on HTTP', async () => {
    const response = await handle(new Request('http://127.0.0.1:4321/'))
    expect(response.headers.get('content-security-policy')).toContain(
      "connect-src 'self' ws://127.0.0.1:4321;",
    )
    expect((await get('/')).headers.get('content-security-policy')).toContain("connect-src 'self';")
  })

  test('hashed files are kept for ever, others are not', async () => {
    const hashed = await get('/assets/index-AbC123.js')
    expect(hashed.headers.get('cache-control')).toContain('immutable')
    expect(hashed.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(hashed.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await get('/icon.svg')).headers.get('cache-control')).toBe('no-store')
  })

  test('a missing file is a plain 404 and not the page', async () => {
    const response = await get('/assets/gone-1.js')
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({ code: 'not_found', message: expect.any(String) as string })
  })

  test('nothing outside the folder can be had', async () => {
    const tries = [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/..%5csecret.txt',
      '/%5c..%5csecret.txt',
      '/..%2frenderer-other%2fa.txt',
      '//secret.txt',
      '/%2fetc%2fpasswd.txt',
      '/%00secret.txt',
      '/secret.txt%00.html',
      '/%ff.txt',
      `/${'a'.repeat(5000)}.txt`,
    ]
    for (const path of tries) {
      const response = await get(path)
      expect(response.status, path).toBe(404)
      expect(await response.text(), path).not.toContain('secret')
    }
    expect(bugs).toEqual([])
  })

  test('a host without a renderer answers 404', async () => {
    const bare = createRequestHandler({
      rendererDir: null,
      media,
      fonts: noFonts,
      practiceMedia: () => null,
      documentPdf: () => Promise.reject(new Error('not asked for')),
      journalCsv: () => ({ name: 'Ratiba.csv', pieces: twoPieces() }),
      comparisonCsv: () => ({ name: 'Ratiba.csv', pieces: twoPieces() }),
      tableCsv: () => ({ name: 'Ratiba.csv', pieces: twoPieces() }),
      proofCsv: () => ({ name: 'Ratiba.csv', pieces: twoPieces() }),
      rehearsalFile: () => twoPieces(),
      logBug: () => '',
    })
    expect((await bare(new Request('app://ratiba/'))).status).toBe(404)
  })
})

describe('media', () => {
  test('what was uploaded comes back, can never run, and is cached', async () => {
    const stored = await uploaded()
    expect(stored).toMatchObject({ name: 'a b.png', mime: 'image/png', width: 300, bytes: picture.length })
    const response = await get(`/media/${stored.id}`)
    expect(Buffer.from(await response.arrayBuffer())).toEqual(picture)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(picture.length),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'accept-ranges': 'bytes',
    })
    const again = await get(`/media/${stored.id}`, { 'if-none-match': response.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
  })

  test.each([
    ['bytes=0-9', 0, 10],
    ['bytes=10-', 10, null],
    ['bytes=-5', -5, null],
    ['bytes=0-999999999', 0, null],
  ])('range %s', async (range, start, end) => {
    const response = await get(`/media/${(await uploaded()).id}`, { range })
    expect(response.status).toBe(206)
    const part = picture.subarray(start, end ?? undefined)
    expect(Buffer.from(await response.arrayBuffer())).toEqual(part)
    expect(response.headers.get('content-length')).toBe(String(part.length))
    const first = start < 0 ? picture.length + start : start
    expect(response.headers.get('content-range')).toBe(
      `bytes ${first}-${first + part.length - 1}/${picture.length}`,
    )
  })

  test('a range past the end is 416; nonsense and several ranges give the whole', async () => {
    const { id } = await uploaded()
    const past = await get(`/media/${id}`, { range: `bytes=${picture.length}-` })
    expect(past.status).toBe(416)
    expect(past.headers.get('content-range')).toBe(`bytes */${picture.length}`)
    for (const range of ['bytes=5-1', 'bytes=-', 'pages=1-2', 'bytes=0-1,3-4', 'bytes=a-b']) {
      expect((await get(`/media/${id}`, { range })).status, range).toBe(200)
    }
    expect((await get(`/media/${id}`, { range: 'bytes=0-1', 'if-range': '"other"' })).status).toBe(200)
  })

  test.runIf(process.platform === 'linux')(
    'a file is closed when it was read or its reader goes away',
    async () => {
      const { id, sha256 } = await uploaded(await sharp(picture).resize(9).png().toBuffer())
      const openFiles = () =>
        readdirSync('/proc/self/fd').filter(fd => {
          try {
            return readlinkSync(`/proc/self/fd/${fd}`).includes(sha256)
          } catch {
            return false // It was closed while we looked.
          }
        })
      const response = await get(`/media/${id}`)
      expect(openFiles()).toHaveLength(1)
      await response.body?.cancel()
      expect(openFiles()).toEqual([])
      await (await get(`/media/${id}`)).arrayBuffer()
      expect(openFiles()).toEqual([])
    },
  )

  test('small pictures and downloads', async () => {
    const stored = await uploaded(picture, 'Schöne “Bilder”.jpg')
    const small = await get(`/media/${stored.id}?w=100`)
    expect(small.headers.get('content-type')).toBe('image/webp')
    expect(await sharp(await small.arrayBuffer()).metadata()).toMatchObject({ width: 160 })
    expect((await get(`/media/${stored.id}?w=0`)).status).toBe(400)
    const download = await get(`/media/${(await uploaded()).id}?download`)
    expect(download.headers.get('content-disposition')).toBe(
      'attachment; filename="a b.png"; filename*=UTF-8\'\'a%20b.png',
    )
  })

  test('HEAD has the headers and no body', async () => {
    const { id } = await uploaded()
    const response = await handle(new Request(`app://ratiba/media/${id}`, { method: 'HEAD' }))
    expect(response.headers.get('content-length')).toBe(String(picture.length))
    expect(await response.text()).toBe('')
  })

  test('unknown media, unknown practice files and odd ids are 404', async () => {
    for (const path of [
      '/media/nothing',
      '/media/nothing?w=64',
      '/practice/media/nothing',
      '/media/a.b.png',
    ]) {
      expect((await get(path)).status, path).toBe(404)
    }
    const known = await get('/practice/media/known')
    expect(await known.text()).toBe('secret')
    expect(known.headers.get('content-security-policy')).toContain('sandbox')
  })
})

describe('uploads', () => {
  test('names lose folders and control characters', async () => {
    const name = '..\\..\\C:\\x/../étoile\u0000\n.png'
    expect(await uploaded(await sharp(picture).resize(7).png().toBuffer(), name)).toMatchObject({
      name: 'étoile.png',
    })
  })

  test('refusals say why, in code, words and details', async () => {
    const text = await post('/upload?name=x.png', 'just words')
    expect(text.status).toBe(415)
    expect(await text.json()).toMatchObject({
      code: 'unsupported_file',
      details: { reason: 'notMedia', found: 'text/plain' },
    })
    const large = await post('/upload?name=film.mp4', 'x', { 'content-length': '300000000' })
    expect(large.status).toBe(413)
    expect(await large.json()).toMatchObject({ code: 'too_large', details: { bytes: 300_000_000 } })
    expect(await (await post('/upload', null)).json()).toMatchObject({ details: { reason: 'empty' } })
  })

  test('only POST uploads, and nothing else is posted to', async () => {
    expect((await get('/upload')).status).toBe(405)
    expect((await post('/', 'x')).status).toBe(405)
    expect((await handle(new Request('app://ratiba/media/x', { method: 'DELETE' }))).status).toBe(405)
  })
})

describe('converting', () => {
  test('a whole media rule may be sent', async () => {
    const { id } = await uploaded()
    const rule = {
      mimes: ['image/jpeg'],
      maxCount: 4,
      maxBytes: 100_000,
      maxPixels: 10_000,
      maxSideSum: null,
      maxRatio: 20,
      maxDurationMs: null,
    }
    const response = await post(`/media/${id}/convert`, JSON.stringify(rule))
    expect(response.status).toBe(200)
    const converted = (await response.json()) as Media
    expect(converted.mime).toBe('image/jpeg')
    expect(converted.width * converted.height).toBeLessThanOrEqual(10_000)
  })

  test('what is no rule is refused', async () => {
    const { id } = await uploaded()
    for (const body of ['{}', 'no json', `{"mimes":["${'x'.repeat(100_000)}"]}`]) {
      const response = await post(`/media/${id}/convert`, body)
      expect([400, 413]).toContain(response.status)
    }
    expect((await post('/media/nothing/convert', '{}')).status).toBe(400)
  })
})

test('a bug is logged and crosses without path or stack', async () => {
  const response = await get('/practice/media/broken')
  expect(response.status).toBe(500)
  const text = await response.text()
  expect(text).not.toContain(root)
  expect(JSON.parse(text)).toEqual({
    code: 'internal',
    message: 'Something went wrong (log123).',
    details: { logId: 'log123' },
  })
  expect(bugs).toEqual([{ error: expect.any(Error) as Error, where: 'GET /practice/media/broken' }])
})

describe('the proof for a client', () => {
  test('is saved under its name and never from a cache', async () => {
    const response = await get('/ledger.csv?projectId=duka&from=2026-11-01')
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toContain('filename="Ratiba duka.csv"')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.text()).toBe('Mradi\r\nChai\r\n')
  })

  test.each(['from=yesterday', 'projectId=a%20b', 'to=2026-02-30'])(
    '%s is no period of a project',
    async query => {
      expect((await get(`/ledger.csv?${query}`)).status).toBe(400)
    },
  )

  test('stops being made when its reader goes away', async () => {
    const response = await get('/ledger.csv')
    const reader = response.body?.getReader()
    await reader?.read()
    await reader?.cancel()
    expect(await reader?.read()).toEqual({ done: true, value: undefined })
  })
})
