import { expect, test } from 'vitest'
import { isOwnUrl, ownUrl } from './appOrigin.ts'

test.each([
  ['app://ratiba/', true],
  ['app://ratiba/calendar?view=week#x', true],
  ['app://other/', false],
  ['app://ratiba.example/', false],
  ['app://user@ratiba/', false],
  ['https://ratiba/', false],
  ['about:blank', false],
  ['', false],
])('%s is ours: %s', (url, ours) => {
  expect(isOwnUrl(url)).toBe(ours)
})

test('a place inside the app never leads out of it', () => {
  expect(ownUrl('/calendar?view=week')).toBe('app://ratiba/calendar?view=week')
  expect(ownUrl('//evil.example/x')).toBe('app://ratiba/')
  expect(ownUrl('https://evil.example/')).toBe('app://ratiba/')
  expect(isOwnUrl(ownUrl('/\\evil.example'))).toBe(true)
})
