import { expect, test } from 'vitest'
import { testIo } from '../../../../../tests/connectors/testIo.ts'
import { mastodonFailure } from './callMastodon.ts'
import { limitsOf } from './instanceLimits.ts'
import { readInstanceAddress } from './readInstanceAddress.ts'
import { plainText } from './status.ts'

test.each([
  ['mastodon.example', 'https://mastodon.example'],
  [' https://Mastodon.Example/@amina?x=1 ', 'https://mastodon.example'],
  ['@amina@mastodon.example', 'https://mastodon.example'],
  ['amina@mastodon.example', 'https://mastodon.example'],
  ['mastodon.example:8443', 'https://mastodon.example:8443'],
  ['http://mastodon.example', 'https://mastodon.example'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ['http://localhost:3000/', 'http://localhost:3000'],
  ['mastodon', null],
  ['my server', null],
  ['', null],
  ['ftp://mastodon.example', null],
])('the server %s is at %s', (text, origin) => {
  expect(readInstanceAddress(text)).toBe(origin)
})

test.each<[number, object | string, Record<string, string>, object]>([
  [401, { error: 'The access token is invalid' }, {}, { kind: 'auth', words: 'The access token is invalid' }],
  [403, { error: 'This action is outside the authorized scopes' }, {}, { kind: 'permission' }],
  [404, { error: 'Record not found' }, {}, { kind: 'content' }],
  [
    400,
    { error: 'invalid_grant', error_description: 'Expired' },
    {},
    { kind: 'content', words: 'invalid_grant: Expired' },
  ],
  [422, { error: 'Validation failed: Text can’t be blank' }, {}, { kind: 'content' }],
  [
    422,
    { error: 'Cannot attach files that have not finished processing. Try again in a moment!' },
    {},
    { kind: 'transient' },
  ],
  [
    429,
    { error: 'Too many requests' },
    { 'x-ratelimit-reset': '1970-01-01T00:05:00.000000Z' },
    { kind: 'rate', retryAfterMs: 300_000 },
  ],
  [500, { error: 'oops' }, {}, { kind: 'unknown' }],
  [503, '<html>Service Unavailable</html>', {}, { kind: 'unknown', words: 'HTTP 503' }],
  [404, '<html>Not found</html>', {}, { kind: 'transient', words: 'HTTP 404' }],
  [302, '', {}, { kind: 'transient' }],
  [413, '<html>too large</html>', {}, { kind: 'content' }],
])('%i %o means what it means', (status, body, headers, failure) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const answer = { status, text, headers: new Headers(headers) }
  expect(mastodonFailure(answer, testIo({ now: () => 0 }))).toMatchObject(failure)
})

test('limits: what a server says, and Mastodon’s own for the rest', () => {
  const limits = limitsOf({
    statuses: { max_characters: 5000, max_media_attachments: 16 },
    media_attachments: { supported_mime_types: ['image/png', 'image/gif'], image_size_limit: 1000 },
  })
  expect(limits.text).toEqual({ limit: 5000, limitWithMedia: null, unit: 'mastodon', urlWeight: 23 })
  expect(limits.media).toMatchObject({ maxCount: 16, mixed: false, altLimit: 1500 })
  expect(limits.media.byKind.image).toMatchObject({ mimes: ['image/png'], maxCount: 16, maxBytes: 1000 })
  expect(limits.media.byKind.animation).toMatchObject({ mimes: ['image/gif'], maxCount: 1 })
  expect(limits.media.byKind.video).toBeNull()
  expect(limitsOf({}).text.limit).toBe(500)
})

test('the words of a rendered status', () => {
  const html =
    '<p>A &lt;b&gt; &amp;amp; c<br />two</p><p><a href="https://x.example/long"><span class="invisible">https://</span>' +
    '<span class="ellipsis">x.example</span><span class="invisible">/long</span></a></p>'
  expect(plainText(html)).toBe('A <b> &amp; c\ntwo\n\nhttps://x.example/long')
})
