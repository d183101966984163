import Papa from 'papaparse'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { proofAddress } from '#shared/model/proof.ts'
import type { ProofWish } from '#shared/model/proof.ts'
import type { Channel } from '#shared/model/channel.ts'
import type { Project } from '#shared/model/project.ts'
import type { Expiry } from '#shared/model/delivery.ts'
import { createFakeClock } from './FakeClock.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

const minute = 60_000
const hour = 60 * minute

let t: TestCore
let project: Project
let channel: Channel

beforeEach(async () => {
  t = startTestCore({ clock: createFakeClock(Date.parse('2026-11-22T20:00:00Z')) })
  project = await t.project('Africa/Nairobi')
  channel = await t.practiceChannel(project.id)
})
afterEach(() => t.close())

const everything: ProofWish = { projectId: null, campaignId: null, from: null, to: null }

async function fetchProof(wish: Partial<ProofWish> = {}): Promise<Response> {
  return t.core.handleRequest(
    new Request(`app://ratiba${proofAddress({ ...everything, projectId: project.id, ...wish })}`),
  )
}
/** The file as a spreadsheet reads it. */
async function rowsOf(wish: Partial<ProofWish> = {}): Promise<Record<string, string>[]> {
  const text = await (await fetchProof(wish)).text()
  const { data, errors } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  })
  expect(errors).toEqual([])
  return data
}
async function published(text: string, expiry: Expiry = { kind: 'never' }, campaignId: string | null = null) {
  const { deliveries } = await t.planned(project, [channel], minute, { fields: { text, campaignId }, expiry })
  const id = deliveries[0]?.id ?? ''
  t.clock.advance(minute)
  await t.until(id, 'published')
  await t.eventually(
    async () => (await t.client.call('deliveries.get', { id })).ledger,
    lines => lines[0]?.event === 'verified',
  )
  return id
}

test('says what was out when, when it was removed, how that is known, and what was paid', async () => {
  const placement = { amountMinor: 5_000_050, currency: 'TZS', payer: 'Hoteli "Pwani", Bagamoyo' }
  const id = await published('Karibu!\nLeo punguzo', { kind: 'after', afterMs: hour, placement })
  t.clock.jump(hour)
  t.core.wake()
  await t.until(id, 'expired')
  const [row, ...more] = await rowsOf()
  expect(more).toEqual([])
  expect(row).toMatchObject({
    Project: 'Duka la Amina',
    Network: 'Practice network',
    Text: 'Karibu!\nLeo punguzo',
    Planned: '2026-11-22 23:01:00 +03:00',
    Published: '2026-11-22 23:01:00 +03:00',
    'Proof of publishing': 'Read back from the network',
    Removed: '2026-11-23 00:01:00 +03:00',
    'Proof of removal': 'Looked on the network: gone',
    'Price of the placement': '50000.50',
    Currency: 'TZS',
    'Paid by': 'Hoteli "Pwani", Bagamoyo',
    Number: id,
  })
  expect(row?.['Link']).toMatch(/^https:/)
})

test('is a file that Excel reads: with its mark, its line ends and its name', async () => {
  await published('Karibu')
  const response = await fetchProof({ from: '2026-11-01', to: '2026-11-30' })
  const bytes = new Uint8Array(await response.arrayBuffer())
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(new TextDecoder().decode(bytes).split('\r\n')).toHaveLength(3)
  expect(response.headers.get('content-disposition')).toContain(
    'attachment; filename="Ratiba Duka la Amina 2026-11-01',
  )
})

test.each(['=HYPERLINK("http://evil.example";"x")', '+1', '-1+1', '@SUM(A1)', '\t=1', '=1\n=2', '＝1'])(
  'a text that a spreadsheet would take for a formula is none: %j',
  async text => {
    await published(text)
    expect((await rowsOf())[0]?.['Text']).toBe(`'${text}`)
  },
)

test('keeps to the project, the campaign and the days of the project’s zone', async () => {
  const campaign = await t.client.call('campaigns.create', {
    projectId: project.id,
    fields: { name: 'Advent', goal: '', colour: null, startsOn: null, endsOn: null },
  })
  const first = await published('La kwanza') // 23:01 of the 22nd in Nairobi.
  t.clock.jump(hour)
  const second = await published('La pili', { kind: 'never' }, campaign.id) // 00:02 of the 23rd.
  const ids = async (wish: Partial<ProofWish>) => (await rowsOf(wish)).map(row => row['Number'])
  expect(await ids({})).toEqual([first, second])
  expect(await ids({ to: '2026-11-22' })).toEqual([first])
  expect(await ids({ from: '2026-11-23' })).toEqual([second])
  expect(await ids({ campaignId: campaign.id })).toEqual([second])
  expect((await rowsOf({ campaignId: campaign.id }))[0]?.['Campaign']).toBe('Advent')
  const other = await t.project('Europe/Berlin')
  expect(await ids({ projectId: other.id })).toEqual([])
  expect((await fetchProof({ projectId: 'gone' })).status).toBe(404)
})

test('speaks her language', async () => {
  await published('Karibu')
  await t.client.call('settings.update', { language: 'sw' })
  expect((await rowsOf())[0]).toMatchObject({
    Mradi: 'Duka la Amina',
    'Uthibitisho wa kuchapishwa': 'Limesomwa mtandaoni',
  })
})
