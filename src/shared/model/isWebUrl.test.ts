import { expect, test } from 'vitest'
import { isWebUrl } from './isWebUrl.ts'

test('only http and https are the web', () => {
  expect(isWebUrl('https://example.org/')).toBe(true)
  expect(isWebUrl('http://127.0.0.1:1/')).toBe(true)
  for (const other of ['file:///etc/passwd', 'javascript:alert(1)', '/today', 'app://ratiba/']) {
    expect(isWebUrl(other)).toBe(false)
  }
})
