import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createKeyFileSecretBox } from './keyFileSecretBox.ts'

const root = mkdtempSync(join(tmpdir(), 'ratiba-key-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

let file: string
let warnings: string[]
const open = () =>
  createKeyFileSecretBox(file, {
    info: () => undefined,
    warn: message => void warnings.push(message),
    error: () => undefined,
  })
beforeEach(() => {
  file = join(mkdtempSync(join(root, 'p-')), 'profile', 'secrets.key')
  warnings = []
})

test('what is sealed is opened again, also after a restart', () => {
  const sealed = open().seal('token: 123:äöü😀')
  expect(sealed).toMatch(/^k1\.[\w-]+$/)
  expect(sealed).not.toContain('123')
  expect(open().open(sealed)).toBe('token: 123:äöü😀')
  expect(open().open(open().seal(''))).toBe('')
})

test('the same secret is sealed differently each time', () => {
  const box = open()
  expect(box.seal('same')).not.toBe(box.seal('same'))
})

test('the key file is for its owner only and nothing else is left behind', () => {
  open()
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readFileSync(file)).toHaveLength(32)
  expect(existsSync(`${file}.part`)).toBe(false)
})

test('every changed character is noticed, and so is another key', () => {
  const box = open()
  const sealed = box.seal('secret')
  for (let i = 0; i < sealed.length; i++) {
    const changed = sealed.slice(0, i) + (sealed[i] === 'A' ? 'B' : 'A') + sealed.slice(i + 1)
    // The last character of base64url may carry bits that do not count.
    if (Buffer.from(changed.slice(3), 'base64url').equals(Buffer.from(sealed.slice(3), 'base64url')) && i > 2)
      continue
    expect(() => box.open(changed), `character ${i}`).toThrow()
  }
  for (const other of ['', 'k1.', 'k1.AAAA', 'plain', sealed.slice(0, -5), `k2.${sealed.slice(3)}`]) {
    expect(() => box.open(other), other).toThrow()
  }
  writeFileSync(file, Buffer.alloc(32, 7))
  expect(() => open().open(sealed)).toThrow()
})

test('a key file that others could read is closed to them, and the log says so', () => {
  open()
  chmodSync(file, 0o644)
  open()
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(warnings).toHaveLength(1)
})

test('a damaged key file is refused and left as it is', () => {
  open()
  writeFileSync(file, 'short')
  expect(open).toThrow(/key file .* is damaged/)
  expect(readFileSync(file, 'utf8')).toBe('short')
})
