import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { mountSmallDisk } from '../../../../tests/core/mountSmallDisk.ts'
import { createLog } from './createLog.ts'
import { openRotatingFile } from './rotatingFile.ts'

const root = mkdtempSync(join(tmpdir(), 'ratiba-log-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const profile = () => mkdtempSync(join(root, 'profile-'))

test('lines are on the disk at once, for the owner only', () => {
  const log = createLog(profile())
  log.info('started', { version: '1' })
  log.warn('careful')
  log.error('failed', { error: new TypeError('no', { cause: new Error('deeper') }) })
  const lines = readFileSync(log.file, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as object)
  expect(lines).toMatchObject([
    { level: 30, msg: 'started', version: '1', time: expect.stringMatching(/^\d{4}-.*Z$/) as string },
    { level: 40, msg: 'careful' },
    {
      level: 50,
      error: {
        name: 'TypeError',
        message: 'no',
        stack: expect.any(String) as string,
        cause: { message: 'deeper' },
      },
    },
  ])
  expect(statSync(log.file).mode & 0o777).toBe(0o600)
  log.close()
})

test('secrets do not get in, by name or by form, however deep', () => {
  const log = createLog(profile())
  const bot = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw'
  log.error(`POST https://api.example/bot${bot}/sendMessage failed`, {
    error: new Error(`fetch https://user:hunter2@example.org/bot${bot}/x`),
    headers: { Authorization: 'Bearer abcdefghijkl', cookie: ['a=b'] },
    deep: { channel: { access_token: 'tok-123456', note: 'Authorization: Bearer zyxwvutsrq' } },
    body: '{"access_token":"tok-654321","scope":"write"}',
    url: 'https://example.org/cb?code=c0de12345&state=1',
    tokenCount: 3,
    nothing: { password: null },
  })
  const text = readFileSync(log.file, 'utf8')
  for (const secret of [
    'AAHdqTcvCH1',
    'hunter2',
    'abcdefghijkl',
    'a=b',
    'tok-123456',
    'zyxwvutsrq',
    'tok-654321',
    'c0de12345',
  ]) {
    expect(text).not.toContain(secret)
  }
  expect(text).toContain('sendMessage failed')
  expect(JSON.parse(text)).toMatchObject({ tokenCount: 3, nothing: { password: null } })
  log.close()
})

test('odd data never throws and never grows without bound', () => {
  const log = createLog(profile())
  const circle: Record<string, unknown> = {}
  circle['self'] = circle
  log.info('odd', {
    circle,
    big: 10n,
    fn: () => 1,
    bytes: Buffer.alloc(9),
    at: new Date(NaN),
    long: 'x'.repeat(1e6),
  })
  const text = readFileSync(log.file, 'utf8')
  expect(text.length).toBeLessThan(10_000)
  expect(JSON.parse(text)).toMatchObject({ big: '10', bytes: '9 bytes', at: 'Invalid Date' })
  log.close()
})

test('a full file moves on, at start and while running, and only so many are kept', () => {
  const dir = profile()
  const path = join(dir, 'a.log')
  writeFileSync(path, 'x'.repeat(95))
  const file = openRotatingFile(path, { maxBytes: 100, keep: 3 })
  for (let i = 0; i < 30; i++) file.write(`line ${String(i).padStart(2, '0')} ${'.'.repeat(31)}\n`)
  file.close()
  expect(readdirSync(dir).sort()).toEqual(['a.log', 'a.log.1', 'a.log.2'])
  const kept = ['a.log.2', 'a.log.1', 'a.log'].map(name => readFileSync(join(dir, name), 'utf8')).join('')
  expect([...kept.matchAll(/line (\d+)/g)].map(m => Number(m[1]))).toEqual([24, 25, 26, 27, 28, 29])
})

test('a full disk costs lines, nothing else', ({ skip }) => {
  const dir = profile()
  const disk = mountSmallDisk(dir, '64k')
  if ('cannotBecause' in disk) skip(disk.cannotBecause)
  else {
    try {
      const log = createLog(dir)
      for (let i = 0; i < 200; i++) log.info('x'.repeat(1000))
      log.close()
      expect(statSync(log.file).size).toBeGreaterThan(10_000)
    } finally {
      disk.unmount()
    }
  }
})
