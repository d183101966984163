import { expect, test } from 'vitest'
import type { Outgoing } from '../Connector.ts'
import { wordpressFailure } from './callWordPress.ts'
import { isFirstFeatured, postFields, titleOf } from './postFields.ts'
import { figuresIn, postHtml } from './postHtml.ts'
import type { Figure } from './postHtml.ts'
import { readSiteAddress } from './readSiteAddress.ts'
import { slugOf } from './slugOf.ts'

test.each([
  ['duka.example', 'https://duka.example'],
  [' http://duka.example/ ', 'https://duka.example'],
  ['https://duka.example/blog/', 'https://duka.example/blog'],
  ['https://duka.example/blog/wp-admin/profile.php?x=1', 'https://duka.example/blog'],
  ['https://duka.example/wp-json/wp/v2', 'https://duka.example'],
  ['https://duka.example/wp-login.php', 'https://duka.example'],
  ['http://127.0.0.1:9411', 'http://127.0.0.1:9411'],
  ['http://localhost:9411/', 'http://localhost:9411'],
  ['duka', null],
  ['my site', null],
  ['', null],
])('the site %j is %j', (text, site) => {
  expect(readSiteAddress(text)).toBe(site)
})

const outgoing = (text: string, options: Outgoing['options'] = {}, alts: string[] = []): Outgoing => ({
  text,
  link: '',
  media: alts.map((alt, i) => ({ mediaId: `m${i}`, alt })),
  options,
})
const paragraph = (html: string): string => `<!-- wp:paragraph -->\n<p>${html}</p>\n<!-- /wp:paragraph -->`

test.each([
  ['', ''],
  ['Habari', paragraph('Habari')],
  ['A\nB\n\n \nC', `${paragraph('A<br>B')}\n\n${paragraph('C')}`],
  ['<b> & "x" [gallery]', paragraph('&lt;b&gt; &amp; &quot;x&quot; &#91;gallery&#93;')],
  [
    'Soma https://a.example/?a=1&b=2. Asante',
    paragraph('Soma <a href="https://a.example/?a=1&amp;b=2">https://a.example/?a=1&amp;b=2</a>. Asante'),
  ],
])('the text %j', (text, html) => {
  expect(postHtml(text, [])).toBe(html)
})

test('files stand behind the text, and are found again in it', () => {
  const figures: Figure[] = [
    { id: '7', url: 'https://a.example/x.jpg?a=1&b=2', alt: 'Mkate "mpya"', isVideo: false },
    { id: '8', url: 'https://a.example/y.mp4', alt: '', isVideo: true },
  ]
  const html = postHtml('Habari', figures)
  expect(html).toContain('alt="Mkate &quot;mpya&quot;"')
  expect(figuresIn(html)).toEqual(figures.map(({ id, url, isVideo }) => ({ id, url, isVideo })))
  expect(figuresIn(postHtml('<!-- wp:image {"id":9} -->x<!-- /wp:image -->', []))).toEqual([])
})

test.each([
  [outgoing('Mkate mpya\nKaribuni'), 'Mkate mpya'],
  [outgoing('Maneno', { title: ' Kichwa ' }), 'Kichwa'],
  [outgoing('', {}, ['Mkate mezani']), 'Mkate mezani'],
  [outgoing(''), ''],
  [outgoing('neno '.repeat(30)), `${'neno '.repeat(15).trim()}…`],
  [outgoing('x'.repeat(90)), `${'x'.repeat(79)}…`],
])('the title of %j', (out, title) => {
  expect(titleOf(out)).toBe(title)
})

test('a post of pictures only keeps them in it, or it would be empty', () => {
  expect(isFirstFeatured(outgoing('Habari'))).toBe(true)
  expect(isFirstFeatured(outgoing('Habari', { featured: false }))).toBe(false)
  expect(isFirstFeatured(outgoing(' '))).toBe(false)
  expect(postFields(outgoing('A', { excerpt: ' B ' }), [])).toMatchObject({ excerpt: 'B' })
  expect(postFields(outgoing('A'), [])).not.toHaveProperty('excerpt')
})

test('a slug is readable, the same in every try, and another one for another delivery', () => {
  const slug = (out: Outgoing, idempotencyKey = 'k1') => slugOf({ outgoing: out, idempotencyKey })
  expect(slug(outgoing('Chaï ya “Amina’s”: 100%!'))).toMatch(/^chai-ya-aminas-100-r[0-9a-f]{10}$/)
  expect(slug(outgoing('Habari'))).toBe(slug(outgoing('Habari')))
  expect(slug(outgoing('Habari'))).not.toBe(slug(outgoing('Habari'), 'k2'))
  expect(slug(outgoing('Habari', { slug: 'Ofa ya Leo' }))).toMatch(/^ofa-ya-leo-r/)
  expect(slug(outgoing('صباح الخير'))).toMatch(/^r[0-9a-f]{10}$/)
  expect(slug(outgoing('neno '.repeat(30))).length).toBeLessThanOrEqual(72)
})

const refusals: [number, object | string, object][] = [
  [
    401,
    { code: 'incorrect_password', message: '<strong>Error:</strong> wrong' },
    { kind: 'auth', words: 'Error: wrong' },
  ],
  [403, { code: 'rest_cannot_publish', message: 'Sorry' }, { kind: 'permission' }],
  [403, '<html>wall</html>', { kind: 'transient', words: 'HTTP 403' }],
  [404, { code: 'rest_post_invalid_id', message: 'Invalid post ID.' }, { kind: 'content' }],
  [404, { code: 'rest_no_route', message: 'No route' }, { kind: 'permission' }],
  [400, { code: 'empty_content', message: 'Content, title, and excerpt are empty.' }, { kind: 'content' }],
  [413, '<html>', { kind: 'content' }],
  [500, { code: 'rest_upload_sideload_error', message: 'Sorry' }, { kind: 'content' }],
  [500, { code: 'internal_server_error', message: 'Critical' }, { kind: 'unknown' }],
  [503, '<html>maintenance</html>', { kind: 'unknown' }],
  [429, '<html>', { kind: 'rate', retryAfterMs: 30_000 }],
  [301, '', { kind: 'transient' }],
]

test.each(refusals)('a %i with %j', (status, body, failure) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const io = { now: () => 0, http: { redact: (words: string) => words } }
  const headers = new Headers({ 'retry-after': '30' })
  expect(wordpressFailure({ status, headers, text }, io)).toMatchObject(failure)
})
