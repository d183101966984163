import { expect, test } from 'vitest'
import { htmlToLine, htmlToText } from './htmlToText.ts'

const base = 'https://rival.example/news/'
const textOf = async (html: string) => (await htmlToText(html, base)).text

test.each([
  ['Two for one!', 'Two for one!'],
  ['Line one\nline two', 'Line one\nline two'],
  ['Fish &amp; chips &lt; 5 &euro;', 'Fish & chips < 5 €'],
  ['<p>First   words\n<b>bold</b>!</p><p>Second</p>', 'First words bold!\n\nSecond'],
  ['a<br>b<br><br>c', 'a\nb\n\nc'],
  ['<ul><li>one</li><li>two</li></ul>after', '• one\n• two\n\nafter'],
  ['<div>a</div><div>b</div>', 'a\nb'],
  ['<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>', '1 2\n3'],
  ['<pre>  keep\n   this</pre>', 'keep\n   this'],
  ['before<script>alert("</div>")</script><style>b{}</style> after', 'before after'],
  ['<svg><script>x</script><text>no</text></svg>yes', 'yes'],
  ['<img src=x onerror=alert(1)>seen', 'seen'],
  ['<a href="javascript:alert(1)">press</a> <iframe srcdoc="<b>in</b>">x</iframe>', 'press'],
  ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
  ['half \ud83d letter, \u0000zero, \u0007bell <b>x</b>', 'half \ufffd letter, zero, bell x'],
  ['<b>never closed', 'never closed'],
])('%j', async (html, text) => {
  expect(await textOf(html)).toBe(text)
})

test('its pictures: whole addresses of the web only, each once, none that counts readers', async () => {
  const { pictures, hasVideo } = await htmlToText(
    `<img src="/a.jpg" alt=" Bread "><img src="/a.jpg"><img src="data:image/png;base64,AAAA"><img src="javascript:x">
     <img src="https://count.example/1.gif" width="1" height="1"><img data-src="../b.png"><video poster="c.jpg"></video>
     <script><img src="/not.jpg"></script>`,
    base,
  )
  expect(pictures).toEqual([
    { url: 'https://rival.example/a.jpg', alt: 'Bread' },
    { url: 'https://rival.example/b.png', alt: '' },
    { url: 'https://rival.example/news/c.jpg', alt: '' },
  ])
  expect(hasVideo).toBe(true)
})

test('what is endless in depth or length ends at its bound', async () => {
  expect(await textOf(`start ${'<i>'.repeat(200_000)}`)).toBe('start')
  const long = await textOf(`<p>${'word '.repeat(100_000)}`)
  expect(long).toHaveLength(50_000)
  expect(long.endsWith('…')).toBe(true)
  expect(await textOf('<p>a'.repeat(100_000))).toHaveLength(50_000)
})

test('a title is one line', async () => {
  expect(await htmlToLine('<b>Sale</b> &amp;<br> more\n now')).toBe('Sale & more now')
  expect(await htmlToLine('x'.repeat(1000))).toHaveLength(300)
})
