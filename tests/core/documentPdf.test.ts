import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import sharp from 'sharp'
import { getDocumentProxy } from 'unpdf'
import type { PDFDocumentProxy } from 'unpdf/pdfjs'
import { documentAddress } from '#shared/model/document.ts'
import type { DocumentWish } from '#shared/model/document.ts'
import type { Project } from '#shared/model/project.ts'
import type { StrategyContent } from '#shared/model/strategy.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

let t: TestCore
let project: Project
beforeAll(async () => {
  t = startTestCore()
  project = await t.project()
})
afterAll(() => t.close())

const ask = (wish: Partial<DocumentWish>) =>
  t.core.handleRequest(
    new Request(
      `app://ratiba${documentAddress({
        ...{ kind: 'strategy', projectId: project.id, campaignId: null, language: 'en', preparedBy: '' },
        ...wish,
      })}`,
    ),
  )

async function read(wish: Partial<DocumentWish> = {}): Promise<PDFDocumentProxy> {
  const response = await ask(wish)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/pdf')
  return getDocumentProxy(new Uint8Array(await response.arrayBuffer()))
}

interface Word {
  text: string
  /** Points from the left and the top of the page. */
  x: number
  right: number
  y: number
}

async function wordsOf(pdf: PDFDocumentProxy, number: number): Promise<Word[]> {
  const page = await pdf.getPage(number)
  const { items } = await page.getTextContent()
  return items.flatMap(item => {
    if (!('str' in item) || item.str.trim() === '') return []
    const [, , , , x, y] = item.transform as number[]
    return [{ text: item.str, x: x ?? 0, right: (x ?? 0) + item.width, y: 841.89 - (y ?? 0) }]
  })
}
const allWords = async (pdf: PDFDocumentProxy) =>
  (await Promise.all(Array.from({ length: pdf.numPages }, (_, at) => wordsOf(pdf, at + 1)))).flat()
const textOf = async (pdf: PDFDocumentProxy) =>
  (await allWords(pdf))
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ')

const write = (fields: Partial<StrategyContent>, campaignId: string | null = null) =>
  t.client.call('strategies.update', { owner: { projectId: project.id, campaignId }, fields })

/** Nothing sticks out of a page, and nothing but the foot stands in the foot. */
async function checkEdges(pdf: PDFDocumentProxy): Promise<void> {
  for (let number = 2; number <= pdf.numPages; number++) {
    for (const { text, x, right, y } of await wordsOf(pdf, number)) {
      expect(x, text).toBeGreaterThanOrEqual(63)
      expect(right, text).toBeLessThanOrEqual(533)
      if (y > 760) expect(y, text).toBeGreaterThan(790)
    }
  }
}

describe('a strategy as PDF', () => {
  test.each([
    ['en', 'Strategy', 'Tone of voice', 'Prepared by Salma', 'November'],
    ['sw', 'Mkakati', 'Sauti ya chapa', 'Umeandaliwa na Salma', 'Novemba'],
    ['ru', 'Стратегия', 'Тон общения', 'Подготовлено: Salma', 'ноября'],
  ] as const)(
    'in %s: its fixed words are of that language, hers stay as written',
    async (language, ...words) => {
      await write({
        message: 'Kanga kwa kila siku – «каждый день»',
        voice: 'Warm, exact ёжик ǃ',
        voiceDo: 'Name the saying\nShow hands',
      })
      const pdf = await read({ language, preparedBy: 'Salma' })
      const text = await textOf(pdf)
      for (const word of [
        ...words,
        'Duka la Amina',
        'Kanga kwa kila siku – «каждый день»',
        'ёжик',
        'Show hands',
      ])
        expect(text).toContain(word)
      const { info } = await pdf.getMetadata()
      expect(info).toMatchObject({ Author: 'Salma', Language: language, Creator: 'Ratiba' })
      expect(info).toMatchObject({ Title: `${words[0]} – Duka la Amina` })
      expect((await pdf.getMarkInfo())?.Marked).toBe(true)
      const tree = await (await pdf.getPage(2)).getStructTree()
      expect(JSON.stringify(tree)).toContain('"H1"')
    },
  )

  test('a page with nothing written on it is a cover and one empty page, not an error', async () => {
    const other = await t.project('Europe/Berlin')
    expect((await read({ projectId: other.id })).numPages).toBeLessThanOrEqual(2)
  })

  test('sections that are empty are left out', async () => {
    const text = await textOf(await read())
    expect(text).not.toContain('What was learned')
    expect(text).not.toContain('Budget')
  })

  test('20,000 characters, a word without end, 40 phases and two hundred lines stay on their pages', async () => {
    const sentence = 'Every kanga has a saying, and every saying has its day. '
    const phases = Array.from({ length: 40 }, (_, at) => ({
      id: `p${at}`,
      name:
        at % 7 === 0
          ? `Phase ${at} with a name that is far too long for the bar it stands in, whatever is done`.repeat(
              2,
            )
          : `Phase ${at}`,
      startsOn: `2026-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 27)).padStart(2, '0')}`,
      endsOn: at % 5 === 0 ? '2027-11-30' : `2026-12-${String(1 + (at % 27)).padStart(2, '0')}`,
      text: 'What happens. '.repeat(at),
    }))
    await write({
      message: sentence.repeat(350).slice(0, 20_000),
      voice: 'x'.repeat(20_000),
      voiceDo: Array.from({ length: 200 }, (_, at) => `Do number ${at}`).join('\n'),
      voiceDont: sentence.repeat(300),
      phases,
      learned: `https://example.org/${'a'.repeat(3000)} 🎉🇹🇿 ${'\u4f60'.repeat(20)}`,
    })
    const pdf = await read()
    await checkEdges(pdf)
    const text = await textOf(pdf)
    expect(text.match(/Every kanga has a saying/g)?.length).toBeGreaterThan(600)
    for (const at of [0, 99, 199]) expect(text).toContain(`Do number ${at}`)
    for (const at of [1, 20, 39]) expect(text).toContain(`Phase ${at}`)
    // What no font can draw is seen to be missing.
    expect(text).toContain('□')
  })

  test('no head stands alone at the foot, and no line of a paragraph by itself', async () => {
    for (const lines of Array.from({ length: 12 }, (_, at) => at * 4)) {
      await write({
        ...{ voice: '', voiceDo: '', voiceDont: '', phases: [], goal: '', measure: '' },
        message: 'M '.repeat(20),
        pillars: Array.from({ length: lines }, (_, at) => `Line ${at}.`).join('\n'),
        learned: 'Wa jifunza '.repeat(60),
      })
      const pdf = await read()
      for (let number = 2; number <= pdf.numPages; number++) {
        const words = (await wordsOf(pdf, number)).filter(({ y }) => y < 780)
        const last = words.reduce((low, word) => (word.y > low.y ? word : low), { text: '', y: 0 })
        expect(['What was learned', 'Content pillars', 'Message']).not.toContain(last.text)
        const learned = words.filter(({ text }) => text.includes('jifunza'))
        expect(learned.length).not.toBe(1)
      }
    }
  })
})

describe('a case study as PDF', () => {
  test('shows numbers, quote and 200 pictures of its posts, each with its words', async () => {
    const channel = await t.practiceChannel(project.id)
    const campaign = await t.client.call('campaigns.create', {
      projectId: project.id,
      fields: { name: 'Krismasi', goal: 'Oda 200', colour: null, startsOn: null, endsOn: null },
    })
    const bytes = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#b5532a' } })
      .jpeg()
      .toBuffer()
    const stored = (await (await t.upload(bytes, 'kanga.jpg')).json()) as { id: string }
    const { deliveries } = await t.planned(project, [channel], 3_600_000, {
      fields: {
        campaignId: campaign.id,
        text: 'Kanga mpya',
        media: [{ mediaId: stored.id, alt: 'Kanga nyekundu' }],
      },
    })
    const [delivery] = deliveries
    if (delivery === undefined) throw new Error('Nothing was planned')
    t.clock.advance(3_600_000)
    await t.until(delivery.id, 'published')
    const wish = { kind: 'caseStudy', campaignId: campaign.id, language: 'ru' } as const
    expect((await ask(wish)).status).toBe(404)
    const study = await t.client.call('caseStudies.begin', { campaignId: campaign.id })
    expect(study.content.deliveryIds).toEqual([delivery.id])
    await t.client.call('caseStudies.update', {
      campaignId: campaign.id,
      fields: {
        quote: 'Asante sana',
        quoteBy: 'Amina',
        numbers: [{ id: 'n', key: 'sales', label: '', value: '214' }],
        deliveryIds: Array.from({ length: 200 }, () => delivery.id),
      },
    })
    const pdf = await read(wish)
    await checkEdges(pdf)
    const text = await textOf(pdf)
    for (const word of ['Разбор кампании', 'Krismasi', 'Oda 200', '214', 'продаж', 'Asante sana'])
      expect(text).toContain(word)
    expect(text.match(/Kanga mpya/g)?.length).toBe(200)
    const grid = await (await pdf.getPage(4)).getStructTree()
    expect(JSON.stringify(grid)).toContain('Kanga nyekundu')
  })
})

test('what is asked for wrongly is refused with a reason', async () => {
  const get = (path: string) => t.core.handleRequest(new Request(`app://ratiba/document.pdf${path}`))
  expect((await get('')).status).toBe(400)
  expect((await get(`?kind=strategy&projectId=${project.id}&language=xx`)).status).toBe(400)
  expect((await get('?kind=strategy&projectId=nobody&language=en')).status).toBe(404)
})

test('a document has the primary colour of the brand kit, where she chose one', async () => {
  const other = await t.project()
  const coloursOfCover = async () => {
    const page = await (await read({ projectId: other.id })).getPage(1)
    const { argsArray } = await page.getOperatorList()
    return JSON.stringify(argsArray)
  }
  expect(await coloursOfCover()).toContain(other.colour)
  const { kit } = await t.client.call('brand.get', { projectId: other.id })
  const colours = { ...kit.colours, primary: '#0a5c36' }
  await t.client.call('brand.update', { projectId: other.id, fields: { colours } })
  const after = await coloursOfCover()
  expect(after).toContain('#0a5c36')
  expect(after).not.toContain(other.colour)
})
