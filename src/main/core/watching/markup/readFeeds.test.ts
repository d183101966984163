import { expect, test } from 'vitest'
import { readJsonFeed } from './readJsonFeed.ts'
import { readXmlFeed } from './readXmlFeed.ts'
import type { ReadFeed } from './readXmlFeed.ts'

const now = Date.UTC(2026, 10, 22, 12)
const base = 'https://rival.example/feed.xml'
const read = async (xml: string): Promise<ReadFeed> => {
  const feed = await readXmlFeed(xml, base, now)
  if (feed === null) throw new Error('No feed.')
  return feed
}
const first = async (xml: string) => (await read(xml)).pieces[0]

test('RSS 2.0 with everything that publishing systems put into it', async () => {
  const feed = await read(`<?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"
      xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel><title>Bakery &amp;amp; Sons</title><atom:link href="https://rival.example/feed.xml" rel="self"/>
      <link>https://rival.example</link><description>News</description>
      <image><url>https://rival.example/logo.png</url><title>Logo</title><link>https://rival.example</link></image>
      <item><title>Rye &#8211; bread</title><link>https://rival.example/rye?a=1&amp;b=2</link>
        <guid isPermaLink="false">tag:1</guid><pubDate>Sun, 22 Nov 2026 10:00:00 +0300</pubDate><dc:creator>Ann</dc:creator>
        <description><![CDATA[Short.]]></description>
        <content:encoded><![CDATA[<p>Long <em>story</em>.</p><img src="/rye.jpg" alt="Rye"><script>steal()</script>]]></content:encoded>
        <slash:comments>7</slash:comments><enclosure url="/loaf.png" type="image/png" length="1"/></item>
    </channel></rss>`)
  expect(feed).toEqual({
    title: 'Bakery & Sons',
    siteUrl: 'https://rival.example/',
    followers: null,
    pieces: [
      {
        key: 'tag:1',
        url: 'https://rival.example/rye?a=1&b=2',
        title: 'Rye – bread',
        text: 'Long story.',
        format: 'carousel',
        publishedAt: Date.UTC(2026, 10, 22, 7),
        pictures: [
          { url: 'https://rival.example/loaf.png', alt: '' },
          { url: 'https://rival.example/rye.jpg', alt: 'Rye' },
        ],
        numbers: { likes: null, comments: 7, shares: null, views: null, followers: null },
      },
    ],
  })
})

test('Atom: the page for people, XHTML in tags, plain text that looks like tags', async () => {
  const feed =
    await read(`<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">&lt;b&gt;News&lt;/b&gt;</title>
    <link rel="self" href="https://rival.example/atom"/><link href="https://rival.example/"/>
    <entry><id>urn:1</id><title>One</title><link rel="edit" href="/edit/1"/><link rel="alternate" href="/1"/>
      <updated>2026-11-22T10:00:00Z</updated><published>2026-11-21T10:00:00Z</published>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a &amp; b</p><ul><li>c</li></ul></div></content></entry>
    <entry><id>urn:2</id><title>Two</title><summary type="text">1 &lt; 2 &amp; &lt;b&gt;</summary></entry></feed>`)
  expect(feed).toMatchObject({ title: 'News', siteUrl: 'https://rival.example/' })
  expect(feed.pieces.map(({ key, url, text, publishedAt }) => ({ key, url, text, publishedAt }))).toEqual([
    {
      key: 'urn:1',
      url: 'https://rival.example/1',
      text: 'a & b\n\n• c',
      publishedAt: Date.UTC(2026, 10, 21, 10),
    },
    { key: 'urn:2', url: null, text: '1 < 2 & <b>', publishedAt: null },
  ])
})

test('RSS 1.0, whose items stand beside their channel, and RSS 0.91 with its old DOCTYPE', async () => {
  const rdf =
    await read(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:d="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Old</title><link>http://old.example/</link></channel>
      <item rdf:about="http://old.example/1"><title>T</title><link>http://old.example/1</link><d:date>2026-11-22</d:date></item></rdf:RDF>`)
  expect(rdf).toMatchObject({
    title: 'Old',
    pieces: [{ key: 'http://old.example/1', publishedAt: Date.UTC(2026, 10, 22) }],
  })
  const old =
    await read(`<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
      <rss version="0.91"><channel><title>Older</title><link>http://old.example/</link><item><title>T</title><link>/2</link></item></channel></rss>`)
  expect(old).toMatchObject({
    title: 'Older',
    pieces: [{ url: 'http://old.example/2', key: 'http://old.example/2' }],
  })
})

test('a video, as YouTube writes it, under any prefix for the same namespace', async () => {
  expect(
    await first(`<feed xmlns:m="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom"><title>V</title><entry><id>yt:video:1</id><title>Film</title>
      <m:group><m:title>Film</m:title><m:content url="https://v.example/1" type="application/x-shockwave-flash"/>
      <m:thumbnail url="https://i.example/1.jpg" width="480" height="360"/><m:description>What it is
about</m:description><m:community><m:starRating count="12"/><m:statistics views="3400"/></m:community></m:group></entry></feed>`),
  ).toMatchObject({
    format: 'video',
    text: 'What it is\nabout',
    pictures: [{ url: 'https://i.example/1.jpg' }],
    numbers: { likes: 12, views: 3400 },
  })
})

test('broken ones are read as far as they go', async () => {
  const cut = await read(
    '<rss><channel><title>Cut</title><item><title>A</title></item><item><title>B &nbsp;&bogus; C',
  )
  expect(cut.pieces.map(({ title }) => title)).toEqual(['A', 'B &bogus; C'])
  const nameless = await first(
    '<rss><channel><item><description>Only words</description></item></channel></rss>',
  )
  expect(nameless?.key).toMatch(/^sha256:/)
  const empty = await read('<rss><channel><title>Nothing yet</title></channel></rss>')
  expect(empty.pieces).toEqual([])
})

test('what is no feed', async () => {
  expect(await readXmlFeed('<html><body><item>x</item></body></html>', base, now)).toBeNull()
  expect(await readXmlFeed('just words', base, now)).toBeNull()
  expect(await readXmlFeed('', base, now)).toBeNull()
  await expect(readXmlFeed('<rss></rss>', base, now)).rejects.toMatchObject({
    trouble: { key: 'brokenFeed' },
  })
})

test('entities of its own are refused, not put in and not fetched', async () => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>`
  const file =
    '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>'
  for (const xml of [laughs, file]) {
    await expect(readXmlFeed(xml, base, now)).rejects.toMatchObject({ trouble: { key: 'entities' } })
  }
})

test('what nests without end, has no end of items, or puts a million tags into one item', async () => {
  await expect(readXmlFeed(`<rss><channel>${'<a>'.repeat(1_000_000)}`, base, now)).rejects.toMatchObject({
    trouble: { key: 'tooDeep' },
  })
  const many = await read(`<rss><channel>${'<item><guid>1</guid></item>'.repeat(150_000)}`)
  expect(many.pieces).toHaveLength(100)
  const fat = await first(
    `<rss><channel><item><guid>1</guid>${'<b/>x'.repeat(500_000)}</item></channel></rss>`,
  )
  expect(fat?.key).toBe('1')
})

test('JSON Feed, with what does not fit left out', async () => {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Modern',
    home_page_url: 'https://rival.example/',
    items: [
      {
        id: 5,
        url: '/5',
        content_html: '<p>Hi</p><img src="/5.png">',
        date_published: '2026-11-22T10:00:00+03:00',
      },
      {
        id: '6',
        content_text: 'Plain',
        image: '/6.png',
        attachments: [{ url: '/7.png', mime_type: 'image/png' }],
      },
      'nonsense',
    ],
  }
  expect(await readJsonFeed(JSON.stringify(feed), base, now)).toMatchObject({
    title: 'Modern',
    pieces: [
      {
        key: '5',
        url: 'https://rival.example/5',
        text: 'Hi',
        format: 'image',
        publishedAt: Date.UTC(2026, 10, 22, 7),
      },
      { key: '6', text: 'Plain', format: 'carousel' },
    ],
  })
  expect(await readJsonFeed('{"version":"1"}', base, now)).toBeNull()
  expect(await readJsonFeed('<rss/>', base, now)).toBeNull()
})
