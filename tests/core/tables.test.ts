import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PortraitFields } from '#shared/model/portrait.ts'
import type { Project } from '#shared/model/project.ts'
import { tableAddress } from '#shared/model/table.ts'
import type { TableWish } from '#shared/model/table.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

let t: TestCore
let project: Project
beforeEach(async () => {
  t = startTestCore()
  project = await t.project()
})
afterEach(() => t.close())

const saved = async (wish: TableWish): Promise<{ name: string; lines: string[] }> => {
  const response = await t.core.handleRequest(new Request(`app://ratiba${tableAddress(wish)}`))
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
  const text = await response.text()
  return { name: response.headers.get('content-disposition') ?? '', lines: text.split('\r\n') }
}

test('portraits say all that is known of them, and nothing of it becomes a formula', async () => {
  const nobody: PortraitFields = {
    ...{
      name: 'Juma',
      colour: '#aa3355',
      mediaId: null,
      place: '',
      gender: 'any',
      ageFrom: null,
      ageTo: null,
    },
    ...{ interests: '', behaviour: '', wishes: '', fears: '', words: '', gathers: [] },
  }
  const fields: PortraitFields = {
    ...nobody,
    ...{ name: 'Mama Neema', place: 'Mwanza', ageFrom: 25, ageTo: 34, gender: 'female' },
  }
  const gathers = [{ name: 'Soko Kuu', url: 'https://soko.example' }]
  await t.client.call('portraits.create', {
    projectId: project.id,
    fields: { ...fields, wishes: '=HYPERLINK("x")', words: '“Mnaleta?”', gathers },
  })
  const other = await t.client.call('projects.create', { ...project, name: 'Saluni', logoMediaId: null })
  await t.client.call('portraits.create', { projectId: other.id, fields: nobody })
  const own = await saved({ kind: 'audience', projectId: project.id })
  expect(own.name).toContain('.csv')
  expect(own.lines.slice(1, -1)).toEqual([
    `${project.name},Mama Neema,Mwanza,Women,25,34,,,"'=HYPERLINK(""x"")",,“Mnaleta?”,Soko Kuu (https://soko.example)`,
  ])
  const all = await saved({ kind: 'audience', projectId: null })
  expect(all.lines.slice(1, -1).map(line => line.split(',')[1])).toEqual(['Mama Neema', 'Juma'])
})

test('pillars stand with what was meant and what is planned, as the calendar counts it', async () => {
  const pillar = (name: string, targetShare: number) =>
    t.client.call('pillars.create', {
      projectId: project.id,
      fields: { name, colour: '#aa3355', targetShare },
    })
  const teach = await pillar('Fundisha', 50)
  await pillar('Uza', 25)
  const channel = await t.practiceChannel(project.id)
  const from = new Date(t.clock.now()).toISOString()
  const to = new Date(t.clock.now() + 7 * 86_400_000).toISOString()
  for (const pillarId of [teach.id, teach.id, null]) {
    await t.planned(project, [channel], 3_600_000, { fields: { pillarId } })
  }
  await t.planned(project, [channel], 8 * 86_400_000, { fields: { pillarId: teach.id } })
  const { lines } = await saved({ kind: 'pillars', projectId: project.id, from, to })
  expect(lines.slice(1, -1)).toEqual([
    `${project.name},Fundisha,2,66.7,50`,
    `${project.name},Uza,0,0.0,25`,
    `${project.name},No pillar,1,33.3,`,
  ])
})

test('strengths and weaknesses in the order asked for; who is gone is said', async () => {
  const rival = (name: string, strengths: string) =>
    t.client.call('competitors.create', { projectId: project.id, fields: { name, strengths } })
  const first = await rival('Keki Bora', 'Haraka\nNafuu')
  const second = await rival('Nyota', '+ nzuri')
  const wish = { kind: 'strengths' as const, projectId: project.id, competitorIds: [second.id, first.id] }
  const { lines } = await saved(wish)
  expect(lines.slice(1, -1)).toEqual(['Nyota,,,"\'+ nzuri",,', 'Keki Bora,,,"Haraka\nNafuu",,'])
  await t.client.call('competitors.remove', { id: first.id })
  const gone = await t.core.handleRequest(new Request(`app://ratiba${tableAddress(wish)}`))
  const wrong = await t.core.handleRequest(new Request('app://ratiba/table.csv?wish=no'))
  expect([gone.status, wrong.status]).toEqual([404, 400])
})

test('campaigns, ours with what they cost and theirs with how hard they are pushed', async () => {
  const dates = { startsOn: '2026-12-01', endsOn: null }
  await t.client.call('campaigns.create', {
    projectId: project.id,
    fields: {
      name: 'Krismasi',
      goal: '@mauzo',
      colour: null,
      ...dates,
      budgetMinor: 25_050,
      currency: 'KES',
    },
  })
  const rival = await t.client.call('competitors.create', {
    projectId: project.id,
    fields: { name: 'Nyota' },
  })
  await t.client.call('theirCampaigns.create', {
    fields: {
      competitorId: rival.id,
      name: 'Sikukuu',
      offer: '-20 %',
      ...dates,
      networks: ['redio'],
      weight: 4,
    },
  })
  const ours = await saved({ kind: 'campaigns', projectId: project.id })
  expect(ours.lines.slice(1, -1)).toEqual([`${project.name},Krismasi,2026-12-01,,"'@mauzo",,250.50,,KES`])
  const theirs = await saved({ kind: 'theirCampaigns', projectId: null })
  expect(theirs.lines.slice(1, -1)).toEqual([`${project.name},Nyota,Sikukuu,2026-12-01,,"'-20 %",redio,4,0`])
})
