import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import type { Project } from '#shared/model/project.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

let t: TestCore
let project: Project
let other: Project
const ids: Record<string, string> = {}

beforeAll(async () => {
  t = startTestCore({ start: false })
  project = await t.project()
  other = await t.client.call('projects.create', {
    name: 'Bäckerei Sonnenweg',
    colour: '#aa3344',
    logoMediaId: null,
    zone: 'Europe/Berlin',
  })
  const texts = {
    kanga: 'Kanga mpya zimefika! Punguzo la 20 %',
    cafe: 'Café crème and croissants: “fresh” every day',
    cpp: "C++ night: don't miss it (AND bring friends) OR ELSE",
    link: 'Oda mtandaoni',
    umlaut: 'Größte Brezel der Straße',
    emoji: '🎉🎉🎉',
    numbers: 'Tuko wazi 8:30-17:00',
    arabic: 'مرحبا بكم في متجرنا',
    thai: 'สวัสดีครับ',
  }
  for (const [key, text] of Object.entries(texts)) {
    const { post } = await t.client.call('posts.create', {
      projectId: key === 'umlaut' ? other.id : project.id,
      fields: { text, link: key === 'link' ? 'https://duka-amina.example/vitabu-vya-watoto' : '' },
    })
    ids[key] = post.id
  }
  const campaign = await t.client.call('campaigns.create', {
    projectId: project.id,
    fields: {
      name: 'Sikukuu ya Krismasi',
      goal: 'Mauzo mara mbili',
      colour: null,
      startsOn: null,
      endsOn: null,
    },
  })
  ids['campaign'] = campaign.id
  const pillar = await t.client.call('pillars.create', {
    projectId: project.id,
    fields: { name: 'Mapishi ya nyumbani', colour: '#aa3344' },
  })
  ids['pillar'] = pillar.id
  ids['channel'] = (await t.practiceChannel(project.id)).id
})
afterAll(() => t.close())

const search = (text: string, projectId: string | null = null, limit = 50) =>
  t.client.call('search.all', { text, projectId, limit })
const found = async (text: string, projectId: string | null = null) => {
  const hits = await search(text, projectId)
  return hits.map(hit => Object.keys(ids).find(key => ids[key] === hit.id) ?? hit.kind).sort()
}

describe('search', () => {
  test.each([
    ['kanga', ['kanga']],
    ['KANGA', ['kanga']],
    ['zimef', ['kanga']],
    ['kanga zimef', ['kanga']],
    ['kan zimefika', []],
    ['cafe', ['cafe']],
    ['CAFÉ', ['cafe']],
    ['creme croi', ['cafe']],
    ['grosste', []],
    ['größte', ['umlaut']],
    ['grö', ['umlaut']],
    ['strasse', []],
    ['straße', ['umlaut']],
    ['vitabu', ['link']],
    ['8:30', ['numbers']],
    ['20 %', ['kanga']],
    ['مرحبا', ['arabic']],
    ['سوق', []],
    ['krismasi', ['campaign']],
    ['mauzo', ['campaign']],
    ['mapishi', ['pillar']],
    ['practice', ['channel']],
    ['sonnenweg', ['project']],
    ['', []],
    ['   ', []],
    ['🎉', []],
  ])('for %j finds %j', async (text, keys) => {
    expect(await found(text)).toEqual(keys)
  })

  test('a pillar is found by its new name, and not while it is put away', async () => {
    const id = ids['pillar'] ?? ''
    await t.client.call('pillars.update', { id, fields: { name: 'Vyakula' } })
    expect([await found('mapishi'), await found('vyakula')]).toEqual([[], ['pillar']])
    await t.client.call('pillars.remove', { id })
    expect(await found('vyakula')).toEqual([])
    await t.client.call('pillars.restore', { id })
    await t.client.call('pillars.update', { id, fields: { name: 'Mapishi ya nyumbani' } })
    expect(await found('mapishi')).toEqual(['pillar'])
  })

  test.each([
    ['"fresh"', ['cafe']],
    ['"fresh', ['cafe']],
    ['fresh AND bring', []],
    ['and bring', ['cpp']],
    ['or else', ['cpp']],
    ['NOT kanga', []],
    ['kanga*', ['kanga']],
    ['*', []],
    ["don't", ['cpp']],
    ['c++ night', ['cpp']],
    ['title:kanga', []],
    ['kanga NEAR/2 mpya', []],
    ['kanga^2', ['kanga']],
    ['{kanga}', ['kanga']],
    ['-kanga', ['kanga']],
    ['kanga; DROP TABLE posts', []],
    ['%', []],
    ['_', []],
    ['(', []],
    ["'", []],
  ])('takes %j as words, never as a language', async (text, keys) => {
    expect(await found(text)).toEqual(keys)
  })

  test('stays inside the project that was asked for', async () => {
    expect(await found('größte', project.id)).toEqual([])
    expect(await found('größte', other.id)).toEqual(['umlaut'])
  })

  test('says where, with the words around it, and no more than asked for', async () => {
    const [hit] = await search('punguzo')
    expect(hit).toMatchObject({ kind: 'post', projectId: project.id })
    expect(hit?.excerpt).toContain('Punguzo la 20')
    expect(await search('a', null, 1)).toHaveLength(1)
  })

  test('follows changes, removals and their undoing', async () => {
    const { post } = await t.client.call('posts.create', {
      projectId: project.id,
      fields: { text: 'mwanzo' },
    })
    ids['changing'] = post.id
    await t.client.call('posts.update', { id: post.id, fields: { text: 'mwisho' } })
    expect(await found('mwanzo')).toEqual([])
    expect(await found('mwisho')).toEqual(['changing'])
    await t.client.call('posts.remove', { id: post.id })
    expect(await found('mwisho')).toEqual([])
    await t.client.call('posts.restore', { id: post.id })
    expect(await found('mwisho')).toEqual(['changing'])
    await t.client.call('projects.remove', { id: project.id })
    expect(await found('mwisho')).toEqual([])
    await t.client.call('projects.restore', { id: project.id })
    expect(await found('mwisho')).toEqual(['changing'])
  })

  test('answers whatever is typed', async () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc
        .array(
          fc.constantFrom(
            '"',
            '*',
            'NEAR',
            'AND',
            'OR',
            'NOT',
            '(',
            ')',
            ':',
            '^',
            '\u0301',
            'ก',
            '½',
            '𐐷',
            '\0',
          ),
        )
        .map(parts => parts.join(' ').slice(0, 200)),
    )
    await fc.assert(
      fc.asyncProperty(typed, async text => {
        expect(Array.isArray(await search(text))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
