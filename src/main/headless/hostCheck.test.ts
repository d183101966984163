import { expect, test } from 'vitest'
import { isLoopback, isOwnHost, isOwnOrigin } from './hostCheck.ts'

test.each([
  ['127.0.0.1', true],
  ['127.8.9.1', true],
  ['::1', true],
  ['[::1]', true],
  ['localhost', true],
  ['LOCALHOST', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.1.5', false],
  ['127.evil.example', false],
  ['localhost.evil.example', false],
])('isLoopback(%s) is %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected)
})

const open = { loopbackOnly: false, port: 4321, names: ['Ratiba.Example'] }
test.each([
  ['192.168.1.5:4321', true],
  ['[2001:db8::1]:4321', true],
  ['localhost:4321', true],
  ['192.168.1.5', false],
  ['ratiba.example', true],
  ['RATIBA.example:8443', true],
  ['evil.example:4321', false],
  ['192.168.1.5.evil.example:4321', false],
  ['user@192.168.1.5:4321', false],
  ['', false],
  [undefined, false],
])('open to the network, Host %s: %s', (host, expected) => {
  expect(isOwnHost(host, open)).toBe(expected)
})

test('on this computer only, addresses of the network are foreign', () => {
  const rules = { loopbackOnly: true, port: 80, names: [] }
  expect(isOwnHost('192.168.1.5', rules)).toBe(false)
  expect(isOwnHost('127.0.0.1', rules)).toBe(true)
})

test.each([
  ['http://a.example:1', 'a.example:1', true],
  ['https://a.example', 'A.example', true],
  ['http://a.example', 'a.example:80', false],
  ['http://b.example:1', 'a.example:1', false],
  ['app://a.example', 'a.example', false],
  ['null', 'a.example', false],
  [undefined, 'a.example', false],
])('Origin %s on Host %s: %s', (origin, host, expected) => {
  expect(isOwnOrigin(origin, host)).toBe(expected)
})
