import { expect, test } from 'vitest'
import { decodeText } from './decodeText.ts'

/** Letters of windows-1251 as bytes, as a server of the year 2003 sends them. */
function in1251(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1251')
  const byLetter = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(new Uint8Array([byte])), byte] as const),
  )
  return Uint8Array.from([...text], letter => byLetter.get(letter) ?? 0x3f)
}
const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, mark: boolean) => Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')

const news = 'Новая акция: скидка 20 %'

test.each([
  ['a mark before it', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8(news)]), undefined],
  ['the header', in1251(news), 'text/xml; charset=windows-1251'],
  ['quotes in the header', in1251(news), 'text/xml; charset="Windows-1251"'],
  ['UTF-16 with a mark', utf16(news, true), 'text/xml'],
  ['UTF-8 declared as an old encoding', utf8(news), 'text/xml; charset=windows-1251'],
  ['UTF-8 declared as none there is', utf8(news), 'text/xml; charset=klingon'],
  ['an old encoding declared as UTF-8', in1251(news), 'text/xml; charset=utf-8'],
  ['an old encoding and not a word about it', in1251(news), undefined],
])('%s', (_, bytes, contentType) => {
  expect(decodeText(bytes, contentType)).toBe(news)
})

test('the XML declaration, the page itself, and UTF-16 without a mark', () => {
  const xml = `<?xml version="1.0" encoding="windows-1251"?><rss>${news}</rss>`
  expect(decodeText(in1251(xml), 'application/xml')).toBe(xml)
  const html = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251">${news}`
  expect(decodeText(in1251(html), 'text/html')).toBe(html)
  const wide = `<?xml version="1.0" encoding="utf-16"?><rss>${news}</rss>`
  expect(decodeText(utf16(wide, false), undefined)).toBe(wide)
  expect(decodeText(utf8(wide), undefined)).toBe(wide)
})

test('one letter that was cut in two does not change all the others', () => {
  const cut = Buffer.concat([utf8(news), utf8('я').subarray(0, 1), utf8(' …')])
  expect(decodeText(cut, 'text/xml; charset=utf-8')).toBe(`${news}\ufffd …`)
})

test('western letters', () => {
  expect(decodeText(Buffer.from('Café über señor', 'latin1'), undefined)).toBe('Café über señor')
})
