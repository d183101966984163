import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { comparisonAddress } from '#shared/model/comparison.ts'
import type { ComparedOne, ComparisonWish } from '#shared/model/comparison.ts'
import type { Competitor } from '#shared/model/competitor.ts'
import { observationFormats, observationKinds } from '#shared/model/observation.ts'
import type { Observation, ObservationFields } from '#shared/model/observation.ts'
import type { Project } from '#shared/model/project.ts'
import { startTestCore } from './startTestCore.ts'
import type { TestCore } from './startTestCore.ts'

vi.setConfig({ testTimeout: 60_000 })

/** Its clocks change twice a year. */
const zone = 'Europe/Berlin'

let t: TestCore
let project: Project
let rivals: Competitor[]
beforeEach(async () => {
  t = startTestCore()
  project = await t.project(zone)
  rivals = []
  for (const name of ['Mama Zawadi', 'Keki Bora', 'Nyota']) {
    rivals.push(await t.client.call('competitors.create', { projectId: project.id, fields: { name } }))
  }
})
afterEach(() => t.close())

const idOf = (index: number): string => rivals[index]?.id ?? ''
const compare = (more: Partial<ComparisonWish> = {}) =>
  t.client.call('competitors.compare', {
    ...{ projectId: project.id, competitorIds: rivals.map(({ id }) => id), ourselves: false },
    ...{ from: null, to: null, ...more },
  })
const observe = (fields: Partial<ObservationFields>) =>
  t.client.call('observations.create', { projectId: project.id, fields })

const count = fc.option(fc.integer({ min: 0, max: 50 }), { nil: null })
/** Around the nights in which the clocks change, to the quarter of an hour. */
const instant = fc
  .record({
    night: fc.constantFrom('2026-03-29', '2026-10-25', '2026-06-30'),
    quarter: fc.integer({ min: -300, max: 300 }),
  })
  .map(({ night, quarter }) => new Date(Date.parse(`${night}T01:00Z`) + quarter * 900_000).toISOString())
const observation = fc.record({
  competitor: fc.integer({ min: 0, max: 2 }),
  kind: fc.constantFrom(...observationKinds),
  format: fc.constantFrom(...observationFormats),
  seenAt: instant,
  publishedAt: fc.option(instant, { nil: null }),
  likes: count,
  comments: count,
  followers: count,
  tags: fc.uniqueArray(fc.constantFrom('keki', 'bei', 'Harusi', 'new'), { maxLength: 3 }),
})

/** The same counted plainly, one by one. */
function counted(
  all: readonly Observation[],
  from: string,
  to: string,
): Omit<ComparedOne, 'competitorId' | 'followers'> {
  const local = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  const day = (at: string) => local(at).toPlainDate().toString()
  const happened = (one: Observation) => one.publishedAt ?? one.seenAt
  const fits = all.filter(one => day(happened(one)) >= from && day(happened(one)) <= to)
  const hours = Array.from({ length: 168 }, () => 0)
  for (const { publishedAt } of fits) {
    if (publishedAt === null) continue
    const { dayOfWeek, hour } = local(publishedAt)
    const place = (dayOfWeek - 1) * 24 + hour
    hours[place] = (hours[place] ?? 0) + 1
  }
  const tally = <K extends string>(keys: readonly K[]) =>
    [...new Set(keys)]
      .map(key => ({ key, pieces: keys.filter(other => other === key).length }))
      .sort((a, b) => b.pieces - a.pieces || (a.key < b.key ? -1 : 1))
  const summary = (name: 'likes' | 'comments' | 'shares' | 'views') => {
    const seen = fits.flatMap(({ numbers }) => numbers[name] ?? []).sort((a, b) => a - b)
    const half = (seen.length - 1) / 2
    const median =
      seen.length === 0 ? null : ((seen[Math.floor(half)] ?? 0) + (seen[Math.ceil(half)] ?? 0)) / 2
    return { known: seen.length, median, best: seen.at(-1) ?? null }
  }
  const reactions = ({ numbers: { likes, comments, shares } }: Observation) =>
    (likes ?? 0) + (comments ?? 0) + (shares ?? 0)
  const best = fits
    .filter(({ numbers }) => numbers.likes !== null || numbers.comments !== null)
    .sort(
      (a, b) =>
        reactions(b) - reactions(a) ||
        Date.parse(happened(b)) - Date.parse(happened(a)) ||
        (a.id < b.id ? 1 : -1),
    )
  return {
    pieces: fits.length,
    timed: fits.filter(({ publishedAt }) => publishedAt !== null).length,
    hours,
    months: tally(fits.map(one => day(happened(one)).slice(0, 7)))
      .map(({ key, pieces }) => ({ month: key, pieces }))
      .sort((a, b) => (a.month < b.month ? -1 : 1)),
    kinds: tally(fits.map(({ kind }) => kind)).map(({ key, pieces }) => ({ kind: key, pieces })),
    formats: tally(fits.map(({ format }) => format)).map(({ key, pieces }) => ({ format: key, pieces })),
    tags: tally(fits.flatMap(({ tags }) => tags)).map(({ key, pieces }) => ({ tag: key, pieces })),
    numbers: {
      ...{ likes: summary('likes'), comments: summary('comments') },
      ...{ shares: summary('shares'), views: summary('views') },
    },
    best: best.slice(0, 3).map(one => ({
      ...{ id: one.id, excerpt: one.text, mediaId: null },
      ...{ happenedAt: happened(one), reactions: reactions(one) },
    })),
  }
}

test('what is counted in the database is what one counts by hand, over every change of the clocks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(observation, { maxLength: 40 }),
      fc.constantFrom<[string, string]>(
        ['2026-01-01', '2026-12-31'],
        ['2026-03-29', '2026-03-29'],
        ['2026-03-30', '2026-10-25'],
      ),
      async (wishes, [from, to]) => {
        const made: Observation[] = []
        for (const { competitor, likes, comments, followers, ...fields } of wishes) {
          const numbers = { likes, comments, shares: null, views: null, followers }
          made.push(await observe({ ...fields, numbers, text: 'x', competitorId: idOf(competitor) }))
        }
        const { compared, ...covered } = await compare({ from, to })
        expect(covered).toEqual({ from, to, zone })
        for (const { competitorId, followers, ...did } of compared) {
          const own = made.filter(one => one.competitorId === competitorId)
          expect(did).toEqual(counted(own, from, to))
          const known = own.filter(({ numbers }) => numbers.followers !== null).length
          expect(followers.flatMap(({ points }) => points).length).toBeLessThanOrEqual(known)
        }
        if (made.length > 0) {
          await t.client.call('observations.remove', { ids: made.map(({ id }) => id) })
        }
      },
    ),
    { numRuns: 40 },
  )
})

test('followers stand by channel, the last that was seen of each day', async () => {
  const channel = await t.client.call('competitorChannels.create', {
    competitorId: idOf(0),
    fields: { network: 'instagram', handle: '@zawadi', url: null },
  })
  const seen = (seenAt: string, followers: number, competitorChannelId: string | null) =>
    observe({
      ...{ competitorId: idOf(0), competitorChannelId, seenAt },
      numbers: { likes: null, comments: null, shares: null, views: null, followers },
    })
  await seen('2026-11-01T08:00:00.000Z', 100, channel.id)
  await seen('2026-11-01T19:00:00.000Z', 104, channel.id)
  await seen('2026-11-03T08:00:00.000Z', 101, channel.id)
  await seen('2026-11-02T08:00:00.000Z', 7, null)
  const { compared } = await compare({ from: '2026-11-01', to: '2026-11-30', competitorIds: [idOf(0)] })
  expect(compared[0]?.followers).toEqual([
    {
      ...{ channelId: null, network: null },
      points: [{ at: '2026-11-02T08:00:00.000Z', followers: 7 }],
    },
    {
      ...{ channelId: channel.id, network: 'instagram' },
      points: [
        { at: '2026-11-01T19:00:00.000Z', followers: 104 },
        { at: '2026-11-03T08:00:00.000Z', followers: 101 },
      ],
    },
  ])
})

test('our own posts stand first: each once, when it was first out, with its kind and form', async () => {
  const [one, two] = [await t.practiceChannel(project.id), await t.practiceChannel(project.id)]
  const hour = 3_600_000
  const { deliveries } = await t.planned(project, [one, two], hour, { fields: { kind: 'contest' } })
  await t.planned(project, [one], 20 * 24 * hour)
  t.clock.advance(hour)
  for (const { id } of deliveries) await t.until(id, 'published')
  const { compared } = await compare({ ourselves: true, competitorIds: [idOf(0)] })
  const [us] = compared
  expect(compared.map(({ competitorId }) => competitorId)).toEqual([null, idOf(0)])
  expect(us).toMatchObject({
    ...{ pieces: 1, timed: 1, kinds: [{ kind: 'contest', pieces: 1 }] },
    ...{ formats: [{ format: 'text', pieces: 1 }], best: [], followers: [] },
  })
  const { dayOfWeek, hour: at } = Temporal.Instant.fromEpochMilliseconds(t.clock.now()).toZonedDateTimeISO(
    zone,
  )
  expect(us?.hours.indexOf(1)).toBe((dayOfWeek - 1) * 24 + at)
  expect((await compare({ ourselves: false, competitorIds: [idOf(0)] })).compared).toHaveLength(1)
})

test('is of one project, over days in their order, and empty where nothing is', async () => {
  const stranger = await t.project()
  const theirs = await t.client.call('competitors.create', {
    projectId: stranger.id,
    fields: { name: 'Elsewhere' },
  })
  await expect(compare({ competitorIds: [theirs.id] })).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(compare({ from: '2026-02-02', to: '2026-02-01' })).rejects.toMatchObject({
    code: 'invalid_input',
  })
  const { compared } = await compare({ ourselves: true })
  expect(compared.map(({ pieces }) => pieces)).toEqual([0, 0, 0, 0])
  expect(await compare({ competitorIds: [] })).toMatchObject({ compared: [] })
})

test('is saved as a table that nothing in it can make a formula of', async () => {
  await observe({ competitorId: idOf(1), tags: ['=1+1'], publishedAt: '2026-11-02T18:30:00.000Z' })
  const address = comparisonAddress({
    ...{ projectId: project.id, competitorIds: [idOf(1)], ourselves: true, from: null, to: null },
  })
  const response = await t.core.handleRequest(new Request(`app://ratiba${address}`))
  expect(response.headers.get('content-disposition')).toContain('.csv')
  const text = await response.text()
  expect(text).toContain(`Keki Bora,Tags,"'=1+1",1`)
  expect(text).toContain('Keki Bora,Hour of the week,Monday 19:00,1')
  const wrong = await t.core.handleRequest(new Request('app://ratiba/comparison.csv?wish=no'))
  expect(wrong.status).toBe(400)
})
