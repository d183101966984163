import { gzipSync, brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { WebAccess } from '#core/CoreDeps.ts'
import { createFakeClock } from '../../../../../tests/core/FakeClock.ts'
import * as hostile from '../../../../../tests/fakes/feeds/hostile.ts'
import { startFakeWeb } from '../../../../../tests/fakes/feeds/startFakeWeb.ts'
import type { FakeWeb, Serving } from '../../../../../tests/fakes/feeds/startFakeWeb.ts'
import { createWeb, userAgent } from './createWeb.ts'

const maxBytes = 5_000_000
/** What lies in the buffers of both ends of a connection when the reader has had enough. */
const underWay = 20_000_000

let fake: FakeWeb
beforeAll(async () => {
  fake = await startFakeWeb()
})
afterAll(() => fake.close())
beforeEach(() => {
  fake.requests.length = 0
})

const never = new AbortController().signal
const names: Record<string, string[]> = {
  'rival.test': ['127.0.0.1'],
  'inside.test': ['10.0.0.7'],
  'both.test': ['192.168.1.1', '127.0.0.1'],
  'nobody.test': [],
}
const access = (): WebAccess => ({
  mayReach: address => address === '127.0.0.1',
  lookup: name => Promise.resolve(names[name] ?? []),
})
const clock = createFakeClock()
const ask = (address: string, options: WebAccess = access()) =>
  createWeb({ clock, access: options }).ask(new URL(address, fake.baseUrl), { maxBytes, signal: never })
const troubleOf = (serving: Serving, place: string) => {
  fake.serve(place, serving)
  return ask(place).then(
    () => 'none',
    (error: unknown) => (error as { trouble: { key: string } }).trouble.key,
  )
}

test('a page, whole, and who asks is said', async () => {
  fake.serve('/plain', { body: 'Habari' })
  const answer = await ask('/plain')
  expect(answer).toMatchObject({ status: 200, body: Buffer.from('Habari') })
  expect(fake.requests[0]?.headers['user-agent']).toBe(userAgent)
  fake.serve('/gzip', { headers: { 'content-encoding': 'gzip' }, body: gzipSync('Habari') })
  fake.serve('/br', { headers: { 'content-encoding': 'br' }, body: brotliCompressSync('Habari') })
  for (const packed of ['/gzip', '/br']) expect((await ask(packed)).body.toString()).toBe('Habari')
})

test.each([
  ['a gigabyte that says so', hostile.announcedGigabyte, 'tooBig'],
  ['a gigabyte', hostile.gigabyte, 'tooBig'],
  ['no end', hostile.endless, 'tooBig'],
  ['a byte in a piece, without end', hostile.crumbs, 'tooBig'],
  ['a gzip bomb', hostile.gzipBomb(), 'unpacksTooBig'],
  ['a brotli bomb', hostile.brotliBomb(), 'unpacksTooBig'],
  ['broken gzip', hostile.brokenGzip, 'brokenAnswer'],
  ['a packing that nobody knows', hostile.unknownPacking, 'packing'],
])('%s is refused, and hardly more than the bound was ever sent', async (name, serving, key) => {
  const before = fake.sent()
  expect(await troubleOf(serving, `/${name.replaceAll(' ', '-')}`)).toBe(key)
  expect(fake.sent() - before).toBeLessThan(maxBytes + underWay)
})

test('silence ends after twenty seconds, and a byte a second after a minute in all', async () => {
  const from = clock.now()
  fake.serve('/silent', hostile.silent)
  const silent = expect(ask('/silent')).rejects.toMatchObject({ trouble: { key: 'tooSlow' } })
  clock.advance(20_000)
  await silent
  let drips = 0
  fake.serve('/drip', (_, response) => {
    const drip = () => {
      drips += 1
      response.write('x')
      clock.after(1000, drip)
    }
    drip()
    return null
  })
  const dripping = ask('/drip').then(
    () => null,
    (error: unknown) => error,
  )
  const seen = { end: false }
  void dripping.then(() => (seen.end = true))
  const begun = clock.now()
  while (!seen.end) {
    clock.advance(1000)
    for (let turn = 0; turn < 5; turn += 1) await new Promise(resolve => setImmediate(resolve))
  }
  expect(await dripping).toMatchObject({ trouble: { key: 'tooSlow' } })
  expect(drips).toBeLessThanOrEqual(62)
  expect(clock.now() - begun).toBeLessThanOrEqual(62_000)
  expect(clock.now()).toBeGreaterThan(from)
})

test('redirects are followed, but not in circles, not out of the web, not with a login', async () => {
  fake.serve('/there', { body: 'there' })
  fake.serve('/once', hostile.redirectTo('/there'))
  expect((await ask('/once')).url.pathname).toBe('/there')
  expect(await troubleOf(hostile.redirectTo('/circle', 301), '/circle')).toBe('redirects')
  expect(fake.requests.filter(({ path }) => path === '/circle')).toHaveLength(6)
  expect(await troubleOf(hostile.redirectTo('file:///etc/passwd'), '/file')).toBe('notWeb')
  expect(await troubleOf(hostile.redirectTo('javascript:alert(1)'), '/script')).toBe('notWeb')
  expect(await troubleOf(hostile.redirectTo(`http://name:word@127.0.0.1:${fake.port}/there`), '/login')).toBe(
    'none',
  )
  expect(fake.requests.at(-1)?.headers.authorization).toBeUndefined()
})

test.each([
  ...[
    'http://10.0.0.1/',
    'http://192.168.1.1/admin',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/',
  ],
  ...[
    'http://127.0.0.2/',
    'http://2130706434/',
    'http://0x7f.2/',
    'http://[::ffff:10.0.0.1]/',
    'http://inside.test/',
  ],
])('%s is inside her own network: not asked, and not followed there', async address => {
  await expect(ask(address)).rejects.toMatchObject({ trouble: { key: 'ownNetwork' } })
  expect(await troubleOf(hostile.redirectTo(address), '/inwards')).toBe('ownNetwork')
})

test('loopback is refused as well where no test says otherwise', async () => {
  await expect(ask('/plain', {})).rejects.toMatchObject({ trouble: { key: 'ownNetwork' } })
  await expect(ask(`http://localhost:${fake.port}/`, {})).rejects.toMatchObject({
    trouble: { key: 'ownNetwork' },
  })
  expect(fake.requests).toEqual([])
})

test('a name is looked up once for each connection, and what was checked is what is connected to', async () => {
  let looks = 0
  const rebinding: WebAccess = {
    ...access(),
    lookup: () => Promise.resolve([looks++ === 0 ? '127.0.0.1' : '10.0.0.1']),
  }
  fake.serve('/plain', { body: 'Habari' })
  const answer = await ask(`http://turning.test:${fake.port}/plain`, rebinding)
  expect(answer.body.toString()).toBe('Habari')
  expect(looks).toBe(1)
  await expect(ask(`http://turning.test:${fake.port}/plain`, rebinding)).rejects.toMatchObject({
    trouble: { key: 'ownNetwork' },
  })
  // Of several addresses only those of the open web are used.
  expect((await ask(`http://both.test:${fake.port}/plain`)).status).toBe(200)
  await expect(ask('http://nobody.test/')).rejects.toMatchObject({ trouble: { key: 'nameUnknown' } })
  await expect(ask('http://127.0.0.1:1/')).rejects.toMatchObject({ trouble: { key: 'unreachable' } })
})
