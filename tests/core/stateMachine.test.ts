import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { instantOf, localOf } from '#shared/time/zoned.ts'
import { checkInvariants } from './model/checkInvariants.ts'
import { happenings } from './model/commands.ts'
import type { Model } from './model/Model.ts'
import { instantByIntl, laterOnTheClock, nextChangeOf, wallOf } from './model/wallClock.ts'
import { openWorld } from './model/World.ts'
import type { World } from './model/World.ts'

/** Clocks are changed by an hour, by half an hour, by two; at midnight, before it and after it; in both halves of the year. */
const zones = [
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/St_Johns',
  'America/Santiago',
  'America/Havana',
  'Africa/Cairo',
  'Asia/Beirut',
  'Asia/Jerusalem',
  'Atlantic/Azores',
  'Australia/Lord_Howe',
  'Australia/Sydney',
  'Pacific/Auckland',
  'Antarctica/Troll',
] as const

/** MODEL_SEED repeats a run, MODEL_RUNS makes it longer. A new seed each day, so that every day tries something else. */
const seed = Number(process.env['MODEL_SEED'] ?? Math.floor(Date.now() / 86_400_000))
const numRuns = Number(process.env['MODEL_RUNS'] ?? 8)
const deliveriesEach = 2
const hourMs = 3_600_000

let world: World | undefined
beforeEach(() => {
  // Retries are jittered; what was found must be found again.
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await world?.close()
  world = undefined
})

/** A little before the clocks of a zone are changed, in spring or in autumn. */
const start = fc.record({
  zone: fc.constantFrom(...zones),
  isSecond: fc.boolean(),
  hoursBefore: fc.integer({ min: 0, max: 8 }),
})

test(
  `whatever happens in whatever order, nothing goes out twice, is lost or stays (seed ${seed}, ${numRuns} runs)`,
  { timeout: 120_000 + numRuns * 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        start,
        fc.commands(happenings(2 * deliveriesEach), { size: 'medium', maxCommands: 60 }),
        async ({ zone, isSecond, hoursBefore }, commands) => {
          await world?.close()
          const first = nextChangeOf(zone, Date.UTC(2026, 0, 1))
          const change = isSecond ? nextChangeOf(zone, first + hourMs) : first
          const opened = await openWorld(zone, change - hoursBefore * hourMs - hourMs / 2, deliveriesEach)
          world = opened
          const model: Model = {
            deliveries: opened.ids.map(() => ({ dueAt: null, latestAt: null })),
            graceMs: (await opened.t.client.call('settings.get', undefined)).graceMs,
            isPaused: false,
            looksForSure: true,
          }
          await fc.asyncModelRun(() => ({ model, real: opened }), commands)
          await leaveInPeace(model, opened)
        },
      ),
      { seed, numRuns },
    )
  },
)

/** The network is there, she is logged in, and time passes: then everything must come to an end that she can see. */
async function leaveInPeace(
  model: Model,
  { truth, t, channelIds, onDisk, pass, settle, ...rest }: World,
): Promise<void> {
  Object.assign(truth, { isAway: false, loginIsDead: false, nextFault: null })
  await t.client.call('publishing.pause', { paused: false })
  model.isPaused = false
  for (const id of channelIds) await t.client.call('channels.verify', { id })
  await settle()
  // What the network has goes out by its own clock, and hers may be ahead of it.
  await pass(72 * hourMs + Math.max(0, truth.herClockAheadMs))
  model.looksForSure = true
  checkInvariants(model, { truth, t, channelIds, onDisk, pass, settle, ...rest })
  const open = onDisk(
    `SELECT d.state, d.problem FROM deliveries d WHERE d.state IN ('waiting', 'running')
       OR (d.state = 'uncertain' AND d.problem ->> '$.action' <> 'decide')
       OR (d.state = 'published' AND d.expireAt <= ${t.clock.now()} AND d.problem IS NULL)`,
  )
  expect(open).toEqual([])
}

test('wall-clock times around every change mean the same instant here as by Intl alone', () => {
  for (const zone of zones) {
    let change = Date.UTC(2026, 0, 1)
    for (let i = 0; i < 2; i += 1) {
      change = nextChangeOf(zone, change + hourMs)
      const before = wallOf(change - 3 * hourMs, zone)
      for (let minutes = 0; minutes <= 6 * 60; minutes += 15) {
        const local = laterOnTheClock(before, minutes * 60_000)
        expect(`${zone} ${local} ${instantOf(local, zone)}`).toBe(
          `${zone} ${local} ${instantByIntl(local, zone)}`,
        )
        const at = instantByIntl(local, zone)
        expect(localOf(at, zone)).toBe(wallOf(at, zone))
      }
    }
  }
})
