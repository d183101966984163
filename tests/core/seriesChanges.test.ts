import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SeriesChange } from '#shared/contract/series.ts'
import type { DeliveryCard } from '#shared/model/delivery.ts'
import { createFakeClock } from './FakeClock.ts'
import { startTestCore } from './startTestCore.ts'

const hour = 3_600_000
const day = 24 * hour
const from = '2026-11-01T00:00:00Z'
const to = '2027-03-01T00:00:00Z'

/** What a person does to a series, in any order; numbers choose one of what is there. */
const step = fc.oneof(
  fc.record({
    kind: fc.constant('apply' as const),
    which: fc.nat(),
    scope: fc.constantFrom('following' as const, 'all' as const),
  }),
  fc.record({
    kind: fc.constant('rule' as const),
    which: fc.nat(),
    rule: fc.constantFrom('FREQ=DAILY;INTERVAL=3', 'FREQ=WEEKLY;BYDAY=MO,TH', 'FREQ=DAILY;COUNT=5'),
  }),
  fc.record({
    kind: fc.constant('move' as const),
    which: fc.nat(),
    byHours: fc.integer({ min: -5, max: 30 }),
  }),
  fc.record({ kind: fc.constant('write' as const), which: fc.nat() }),
  fc.record({ kind: fc.constant('callOff' as const), which: fc.nat() }),
  fc.record({ kind: fc.constant('end' as const), which: fc.nat() }),
  fc.record({ kind: fc.constant('undo' as const) }),
  fc.record({ kind: fc.constant('restart' as const) }),
  fc.record({ kind: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ kind: fc.constant('sleep' as const), days: fc.integer({ min: 1, max: 20 }) }),
)
/** Days that it leaves out from the start; its first may be among them. */
const leftOutDays = fc.subarray(['2026-11-23', '2026-11-24', '2026-11-26', '2026-12-30'])
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

test('whatever is done to a series, in whatever order: no place of it has two posts, and what is out stays and is not made again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), leftOutDays, async (steps, leftOut) => {
      const t = startTestCore({ clock: createFakeClock(Date.UTC(2026, 10, 22, 9)) })
      try {
        const project = await t.project('Europe/Berlin')
        const channel = await t.practiceChannel(project.id)
        const { post } = await t.client.call('posts.create', {
          projectId: project.id,
          fields: { text: 'Supu', channelIds: [channel.id] },
        })
        const startLocal = '2026-11-23T18:00'
        const schedule = {
          dueLocal: startLocal,
          zone: project.zone,
          latestLocal: null,
          expiry: { kind: 'never' as const },
        }
        const changes: SeriesChange[] = [
          await t.client.call('series.create', {
            ...{ postId: post.id, rule: 'FREQ=DAILY', startLocal, zone: project.zone, leftOut },
            schedules: [{ channelId: channel.id, schedule }],
          }),
        ]
        const cards = () => t.client.call('deliveries.inRange', { from, to, projectId: project.id })
        const feed = () => t.client.call('practice.feed', { channelId: channel.id, withRemoved: true })
        const out = new Map<string, string | null>()

        for (const one of steps) {
          await refusalsAside(take(one))
          const all = await cards()
          noPlaceTwice(all)
          for (const card of all.filter(c => c.state === 'published')) {
            // What went out never changes its time any more.
            expect(out.get(card.id) ?? card.dueAt).toBe(card.dueAt)
            out.set(card.id, card.dueAt)
          }
          expect([...out.keys()].filter(id => !all.some(c => c.id === id))).toEqual([])
          expect(await feed()).toHaveLength(out.size)
        }

        async function take(one: Step): Promise<void> {
          const there = (await cards()).filter(c => c.occurrence !== null)
          const card = 'which' in one ? there[one.which % Math.max(1, Math.min(40, there.length))] : undefined
          const isMade = card?.occurrence?.isMade === true
          switch (one.kind) {
            case 'apply':
            case 'rule': {
              if (card === undefined || !isMade) return
              const scope = one.kind === 'apply' ? one.scope : 'following'
              const rule = one.kind === 'rule' ? one.rule : null
              changes.push(await t.client.call('series.apply', { postId: card.postId, scope, rule }))
              return
            }
            case 'move': {
              if (card?.dueLocal == null) return
              const at = new Date(Date.parse(`${card.dueLocal.slice(0, 16)}:00Z`) + one.byHours * hour)
              const dueLocal = at.toISOString().slice(0, 19)
              await t.client.call('deliveries.move', { items: [{ id: card.id, dueLocal }] })
              return
            }
            case 'write':
              if (card !== undefined && isMade)
                await t.client.call('posts.update', {
                  id: card.postId,
                  fields: { text: `Pilau ${one.which}` },
                })
              return
            case 'callOff':
              if (card !== undefined && isMade) await t.client.call('posts.remove', { id: card.postId })
              return
            case 'end':
              if (card?.occurrence == null) return
              changes.push(
                await t.client.call('series.end', {
                  seriesId: card.occurrence.seriesId,
                  from: card.occurrence.local,
                }),
              )
              return
            case 'undo': {
              const change = changes.pop()
              if (change !== undefined) await t.client.call('series.undo', { changeId: change.changeId })
              return
            }
            case 'restart':
              return t.restart()
            case 'pass':
              for (let h = 0; h < one.hours; h += 6) {
                t.clock.jump(5.5 * hour)
                t.clock.advance(hour / 2)
                await settled()
              }
              return
            case 'sleep':
              t.clock.jump(one.days * day)
              t.core.wake()
              await settled()
          }
        }

        /** Resolves once nothing is due any more. */
        async function settled(): Promise<void> {
          await t.eventually(cards, list =>
            list.every(
              c =>
                c.state !== 'running' &&
                !(c.state === 'waiting' && c.dueAt !== null && Date.parse(c.dueAt) <= t.clock.now()),
            ),
          )
        }
      } finally {
        await t.close()
      }
    }),
    { numRuns: 3 },
  )
})

function noPlaceTwice(all: readonly DeliveryCard[]): void {
  const places = all.flatMap(c =>
    c.occurrence === null ? [] : [`${c.occurrence.seriesId} ${c.occurrence.local}`],
  )
  expect(places.length).toBe(new Set(places).size)
}

/** Much of it cannot be done to what is out by now: that is said, and changes nothing. */
async function refusalsAside(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    expect(error).toMatchObject({
      code: expect.stringMatching(/^(conflict|invalid_input|not_found)$/) as string,
    })
  })
}
