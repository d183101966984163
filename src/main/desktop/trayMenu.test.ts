import { expect, test } from 'vitest'
import type { Pulse } from '#shared/contract/deliveries.ts'
import type { DeliveryCard } from '#shared/model/delivery.ts'
import { nativeLanguage } from './strings.ts'
import { finishingContent, trayContent } from './trayMenu.ts'

const nowMs = Date.parse('2026-11-23T08:00:00Z')

const card = (minute: number, fields: Partial<DeliveryCard> = {}): DeliveryCard => ({
  id: `d${minute}`,
  postId: `p${minute}`,
  channelId: 'c1',
  projectId: 'j1',
  state: 'waiting',
  dueLocal: null,
  zone: 'Africa/Nairobi',
  dueAt: new Date(nowMs + minute * 60_000).toISOString(),
  latestLocal: null,
  ifMissed: 'ask',
  expiry: { kind: 'never' },
  expireAt: null,
  publishedAt: null,
  expiredAt: null,
  endedAt: null,
  repost: null,
  handOver: null,
  url: null,
  problem: null,
  updatedAt: new Date(nowMs).toISOString(),
  network: 'practice',
  occurrence: null,
  evergreenListId: null,
  campaignId: null,
  pillarId: null,
  portraitIds: [],
  labelIds: [],
  excerpt: 'Fresh bread',
  thumbMediaId: null,
  isReposted: false,
  ...fields,
})

const quiet: Pulse = {
  paused: false,
  pausedProjects: 0,
  offline: false,
  waiting: 0,
  needsYou: 0,
  running: 0,
  next: null,
  upcoming: [],
}

const content = (pulse: Partial<Pulse>, language: 'en' | 'sw' = 'en') =>
  trayContent({
    pulse: { ...quiet, ...pulse },
    channelNames: new Map([['c1', 'Duka']]),
    language: nativeLanguage(language, 'en-GB'),
    zone: 'Africa/Nairobi',
    nowMs,
  })

const labels = (groups: { label: string }[][]) => groups.map(group => group.map(entry => entry.label))

test('the next five, by the clock of this computer, with the day when it is not today', () => {
  const upcoming = [5, 10, 15, 60 * 24, 60 * 48, 60 * 72].map(minute => card(minute))
  const { groups, tooltip, state } = content({ upcoming, next: card(5), waiting: 6 })
  expect(state).toBe('calm')
  expect(tooltip).toBe('Ratiba: Next: Duka, 11:05')
  expect(labels(groups)).toEqual([
    ['Next: Duka, 11:05'],
    [
      '11:05  ·  Duka  ·  Fresh bread',
      '11:10  ·  Duka  ·  Fresh bread',
      '11:15  ·  Duka  ·  Fresh bread',
      'Tue 24 Nov, 11:00  ·  Duka  ·  Fresh bread',
      'Wed 25 Nov, 11:00  ·  Duka  ·  Fresh bread',
    ],
    ['Put down what you saw'],
    ['Pause everything'],
    ['Open Ratiba', 'Quit Ratiba'],
  ])
  expect(groups[1]?.[0]?.action).toEqual({ kind: 'open', path: '/composer/p5' })
})

test('long and strange texts are shortened by whole letters; an unknown channel shows its network', () => {
  const excerpt = `Line one\nline   two ${'🌻'.repeat(60)}`
  const { groups } = content({
    upcoming: [card(5, { excerpt, channelId: 'gone' }), card(6, { excerpt: '' })],
  })
  expect(labels(groups)[1]).toEqual([
    `11:05  ·  practice  ·  Line one line two ${'🌻'.repeat(21)}…`,
    '11:06  ·  Duka',
  ])
})

test.each<[Partial<Pulse>, string, string, string]>([
  [{}, 'calm', 'All quiet', 'Kimya'],
  [{ running: 2 }, 'calm', '2 going out', '2 yanatoka'],
  [
    { offline: true, waiting: 3, running: 1 },
    'offline',
    'Offline, 3 waiting',
    'Nje ya mtandao, 3 yanasubiri',
  ],
  [{ needsYou: 1, offline: true }, 'needsYou', '1 needs you', '1 linakuhitaji'],
  [{ paused: true }, 'paused', 'Paused', 'Imesimama'],
  [{ paused: true, needsYou: 2 }, 'paused', 'Paused, 2 need you', 'Imesimama, 2 yanakuhitaji'],
])('%j is told as %s', (pulse, state, english, swahili) => {
  expect(content(pulse).state).toBe(state)
  expect(content(pulse).groups[0]?.[0]?.label).toBe(english)
  expect(content(pulse, 'sw').groups[0]?.[0]?.label).toBe(swahili)
})

test('while paused, what can be done is to resume', () => {
  const entry = content({ paused: true })
    .groups.flat()
    .find(({ action }) => action?.kind === 'pause')
  expect(entry).toEqual({ label: 'Resume publishing', action: { kind: 'pause', paused: false } })
})

test('while finishing there is only quitting at once', () => {
  const { groups } = finishingContent(nativeLanguage('en', 'en-GB'))
  expect(groups.flat().map(({ action }) => action)).toEqual([null, { kind: 'quit', now: true }])
})
