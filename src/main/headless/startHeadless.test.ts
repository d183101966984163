import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { createClient } from '#shared/rpc/client.ts'
import { memoryPipe } from '#shared/rpc/memoryPipe.ts'
import { contractCases, coreCases } from '#shared/rpc/rpc.suite.ts'
import { browserWebSocketPort } from '#shared/rpc/webSocketPort.ts'
import { startHeadless } from './startHeadless.ts'
import type { Headless } from './startHeadless.ts'

const root = mkdtempSync(join(tmpdir(), 'ratiba-headless-'))
const profileDir = join(root, 'profile')
const start = (more: Partial<Parameters<typeof startHeadless>[0]> = {}) =>
  startHeadless({ profileDir, migrationsDir: 'drizzle', rendererDir: null, version: '1.2.3', ...more })

let headless: Headless
let cookie: string

beforeAll(async () => {
  headless = await start()
  const entered = await fetch(headless.oneTimeLink(), { redirect: 'manual' })
  cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
})
afterAll(async () => {
  await headless.close()
  expect(existsSync(join(profileDir, 'lock.json'))).toBe(false)
  rmSync(root, { recursive: true, force: true })
})

const connectSocket = () => {
  const socket = new WebSocket(`${headless.url.replace('http', 'ws')}/rpc`, {
    headers: { cookie, origin: headless.url },
  })
  return Promise.resolve({ port: browserWebSocketPort(socket), close: () => socket.close() })
}
const connectMemory = () => {
  const pipe = memoryPipe()
  headless.core.attach(pipe.core)
  return Promise.resolve({ port: pipe.view, close: () => pipe.close() })
}

describe.each([
  ['a WebSocket', connectSocket],
  ['a pipe in memory', connectMemory],
])('the real core over %s', (_, connect) => {
  for (const { name, run } of [...contractCases, ...coreCases]) test(name, () => run(connect))
})

test('says who it is and how secrets are kept', async () => {
  const { port, close } = await connectSocket()
  expect(await createClient(port).call('app.info')).toMatchObject({
    version: '1.2.3',
    host: 'headless',
    profileDir,
    secretsKeptBy: 'keyFile',
    canStartWithComputer: false,
  })
  close()
  expect(statSync(join(profileDir, 'secrets.key')).mode & 0o777).toBe(0o600)
})

test('an event of one browser is heard by another', async () => {
  const [a, b] = [await connectSocket(), await connectSocket()]
  const heard = new Promise(resolve => createClient(b.port).on('settings.changed', resolve))
  await createClient(a.port).call('settings.update', { weekStartsOn: 7 })
  await heard
  a.close()
  b.close()
})

test('the same profile is not opened twice', async () => {
  await expect(start()).rejects.toMatchObject({
    code: 'conflict',
    details: { reason: 'profileLocked', pid: process.pid },
  })
})

test('what was begun is undone when the port is taken', async () => {
  const other = join(root, 'other')
  const port = Number(new URL(headless.url).port)
  await expect(start({ profileDir: other, port })).rejects.toMatchObject({ details: { reason: 'portInUse' } })
  await (await start({ profileDir: other })).close()
})

test('without a password it cannot be reached from elsewhere', async () => {
  await expect(start({ profileDir: join(root, 'third'), host: '0.0.0.0' })).rejects.toMatchObject({
    code: 'invalid_input',
    details: { reason: 'passwordMissing' },
  })
  expect(existsSync(join(root, 'third'))).toBe(false)
})
