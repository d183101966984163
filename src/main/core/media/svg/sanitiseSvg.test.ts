import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync, crc32 } from 'node:zlib'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase, type Db } from '../../db/openDatabase.ts'
import { createMediaRepo } from '../mediaRepo.ts'
import { createMediaStore, type MediaStore } from '../MediaStore.ts'
import { sanitiseSvg } from './sanitiseSvg.ts'

let dir: string
let db: Db
let store: MediaStore

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ratiba-svg-'))
  db = openDatabase({ file: join(dir, 'ratiba.sqlite'), migrationsDir: 'drizzle', nativeBinding: null })
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  store = createMediaStore({ dir, now: () => 1_800_000_000_000, repo: createMediaRepo({ db }), log })
})
afterEach(() => {
  db.close()
  rmSync(dir, { recursive: true, force: true })
})

async function* once(bytes: Uint8Array) {
  yield await Promise.resolve(bytes)
}
const put = (text: string) => store.store(once(Buffer.from(text)), { name: 'logo.svg', declaredBytes: null })
const refusalOf = (text: string) =>
  put(text).then(
    () => 'kept',
    (error: unknown) => (error as { details: { reason: string } }).details.reason,
  )

const svg = (inside: string, given = 'width="40" height="20"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${given}>${inside}</svg>`

describe('a drawing that is kept', () => {
  test('is large enough to be sharp, and drawn by the same shapes', async () => {
    const media = await put(svg('<rect width="40" height="20" fill="#f00"/>'))
    expect(media).toMatchObject({ kind: 'image', mime: 'image/svg+xml', width: 2048, height: 1024 })
    const { data, info } = await sharp((await store.open(media.id)).path)
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(info).toMatchObject({ width: 2048, height: 1024 })
    expect([...data.subarray(0, 3)]).toEqual([255, 0, 0])
    expect(await sharp(await store.thumbnail(media.id, 64)).metadata()).toMatchObject({ width: 64 })
  })

  test('becomes pixels for a network', async () => {
    const media = await put(svg('<circle cx="20" cy="10" r="8" fill="#00f"/>'))
    const rule = {
      mimes: ['image/jpeg', 'image/png'],
      maxBytes: 1_000_000,
      maxPixels: null,
      maxSideSum: null,
    }
    expect(await store.convert(media.id, rule)).toMatchObject({ mime: 'image/png', width: 2048 })
  })

  test('loses what its editor left in it, and is the same when it comes back', async () => {
    const text = `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
      ${svg(
        `<metadata><rdf:RDF xmlns:rdf="r"/></metadata><a href="https://example.org"><path d="M0 0H9" style="fill:url(#g)"/></a>
        <linearGradient id="g"><stop offset="0"/></linearGradient><text> &amp; &lt;b&gt; </text><animate attributeName="x"/>`,
        'viewBox="0 0 10 30" xmlns:inkscape="i" inkscape:version="1"',
      )}`
    const first = await sanitiseSvg(Buffer.from(text))
    expect(first).toMatchObject({ width: 683, height: 2048 })
    expect(first.text).not.toMatch(/metadata|inkscape|example\.org|animate|DOCTYPE/)
    expect(first.text).toContain('<g><path d="M0 0H9" style="fill:url(#g)"/></g>')
    expect(first.text).toContain('<text> &amp; &lt;b&gt; </text>')
    expect((await sanitiseSvg(Buffer.from(first.text))).text).toBe(first.text)
    const [one, other] = [await put(text), await put(first.text)]
    expect(other.id).toBe(one.id)
    expect(readFileSync((await store.open(one.id)).path, 'utf8')).toBe(first.text)
  })
})

describe('a hostile one is refused', () => {
  test.each([
    ['a script', svg('<script>alert(1)</script>')],
    ['a script by another name', svg('<svg:script xmlns:svg="http://www.w3.org/2000/svg">1</svg:script>')],
    ['an event handler', svg('<rect onload="alert(1)"/>')],
    ['an event handler in capitals', svg('<rect ONCLICK="alert(1)"/>')],
    ['a web page', svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>')],
    ['a link that runs', svg('<use href="javascript:alert(1)"/>')],
    ['a style with escapes', svg('<rect style="fill:\\75rl(https://example.org)"/>')],
    ['a style that runs', svg('<style>rect { behavior: url(#default) }</style>')],
  ])('with %s', async (_, text) => {
    expect(await refusalOf(text)).toBe('svgActive')
  })

  test('with something outside the file, and nobody is asked for it', async () => {
    let asked = 0
    const server = createServer((_, response) => {
      asked += 1
      response.end()
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const at = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/a.png`
    try {
      for (const inside of [
        `<image href="${at}"/>`,
        `<image xlink:href="${at}"/>`,
        `<image href="file:///etc/passwd"/>`,
        `<image href="data:image/svg+xml;base64,PHN2Zy8+"/>`,
        `<use href="${at}#a"/>`,
        `<rect fill="url(${at})"/>`,
        `<rect style="filter: url('${at}#a')"/>`,
        `<style>@import "${at}";</style>`,
        `<style><![CDATA[rect { fill: url("${at}") }]]></style>`,
        `<style>@font-face { font-family: a; src: url(${at}) }</style>`,
      ])
        expect(await refusalOf(svg(inside)), inside).toBe('svgExternal')
      expect(asked).toBe(0)
    } finally {
      server.close()
    }
  })

  test('with entities: a billion laughs, or a file of this computer', async () => {
    const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
      '',
    )
    expect(await refusalOf(`<!DOCTYPE svg [<!ENTITY l0 "ha">${laughs}]>${svg('<text>&l9;</text>')}`)).toBe(
      'svgEntities',
    )
    const file = '<!DOCTYPE svg [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    expect(await refusalOf(`${file}${svg('<text>&f;</text>')}`)).toBe('svgEntities')
  })

  test('that grows without end by parts that use parts', async () => {
    const groups = Array.from(
      { length: 12 },
      (_, i) => `<g id="g${i + 1}">${`<use href="#g${i}"/>`.repeat(10)}</g>`,
    )
    expect(await refusalOf(svg(`<rect id="g0"/>${groups.join('')}`))).toBe('svgTooMuch')
    const patterns = Array.from(
      { length: 12 },
      (_, i) => `<pattern id="p${i + 1}">${`<rect fill="url(#p${i})"/>`.repeat(10)}</pattern>`,
    )
    expect(await refusalOf(svg(`<rect id="p0"/>${patterns.join('')}`))).toBe('svgTooMuch')
    expect(await refusalOf(svg('<g id="a"><use href="#a"/></g>'))).toBe('svgTooMuch')
    expect(await refusalOf(svg('<g>'.repeat(200) + '</g>'.repeat(200)))).toBe('svgTooMuch')
    expect(await refusalOf(svg('<g/>'.repeat(60_000)))).toBe('svgTooMuch')
    expect(await refusalOf(svg(`<path d="${'M0 0'.repeat(1_300_000)}"/>`))).toBe('svgTooMuch')
  })

  test('with a picture bomb inside', async () => {
    const inside = (png: Buffer) => svg(`<image href="data:image/png;base64,${png.toString('base64')}"/>`)
    expect(
      await refusalOf(
        inside(
          await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
            .png()
            .toBuffer(),
        ),
      ),
    ).toBe('kept')
    expect(['damaged', 'svgTooMuch']).toContain(await refusalOf(inside(pngHeader(20_000, 20_000))))
  })

  test.each([
    ['cut off', svg('<g>').slice(0, -6)],
    ['not well-formed', svg('<g><path></g></path>')],
    ['an entity nobody declared', svg('<text>&nbsp;</text>')],
    ['without a size', svg('', 'width="0.001" height="99999"')],
  ])('when it is %s', async (_, text) => {
    expect(await refusalOf(text)).toBe('damaged')
  })
})

/** The beginning of a PNG that says it is this large. */
function pngHeader(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(16))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
