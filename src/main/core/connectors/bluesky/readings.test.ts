import { expect, test } from 'vitest'
import { limitsOf } from './blueskyDescriptor.ts'
import { readPage } from './readLinkCard.ts'
import { readHandle, readService } from './readLogin.ts'

const official = 'https://bsky.social'

test.each([
  ['', official],
  [' pds.duka.example ', 'https://pds.duka.example'],
  ['http://pds.duka.example/', 'https://pds.duka.example'],
  ['https://pds.duka.example:8443/xrpc', 'https://pds.duka.example:8443'],
  ['http://127.0.0.1:2583', 'http://127.0.0.1:2583'],
  ['localhost:2583', 'https://localhost:2583'],
  ['duka', null],
  ['my server', null],
  ['ftp://pds.example', null],
])('the server %j is %j', (text, service) => {
  expect(readService(text)).toBe(service)
})

test.each([
  ['amina', official, 'amina.bsky.social'],
  ['@amina.bsky.social', official, 'amina.bsky.social'],
  ['\u202aamina.example\u202c ', official, 'amina.example'],
  ['https://bsky.app/profile/amina.example/post/3k', official, 'amina.example'],
  ['amina@mail.example', official, 'amina@mail.example'],
  ['did:plc:abc', official, 'did:plc:abc'],
  ['amina', 'https://pds.example', 'amina'],
])('the handle %j on %s is %s', (text, service, handle) => {
  expect(readHandle(text, service)).toBe(handle)
})

test('a server of one’s own gets the smaller limits', () => {
  expect(limitsOf(official)).toBeNull()
  expect(limitsOf('https://morel.us-east.host.bsky.network')).toBeNull()
  const { image, video } = limitsOf('https://pds.duka.example')?.media.byKind ?? {}
  expect([image?.maxBytes, video?.maxBytes]).toEqual([1_000_000, 5_000_000])
})

test.each([
  [
    `<head><title>Other</title><meta content="Duka &amp; mkate" property="og:title">
     <meta property='og:description' content='Wa&#x2019;kwanza   &#8211; leo'></head>`,
    { title: 'Duka & mkate', description: 'Wa’kwanza – leo' },
  ],
  [
    '<TITLE>\n Duka \n</TITLE><META NAME=Description CONTENT="Mkate">',
    { title: 'Duka', description: 'Mkate' },
  ],
  ['<title>A &unknown; &#0; &#xD800; b</title>', { title: 'A &unknown; &#0; &#xD800; b', description: '' }],
  ['{"not": "a page"}', { title: '', description: '' }],
  [`<title>${'é'.repeat(400)}</title>`, { title: `${'é'.repeat(299)}…`, description: '' }],
])('of the page %#', (html, found) => {
  expect(readPage(html)).toEqual(found)
})
