import fc from 'fast-check'
import type { DeliveryState, Expiry } from '#shared/model/delivery.ts'
import { movableStates } from '#shared/model/delivery.ts'
import type { ErrorCode } from '#shared/rpc/errors.ts'
import { checkInvariants } from './checkInvariants.ts'
import type { Model, ModelDelivery } from './Model.ts'
import { faults, minAheadMs } from './TruthNetwork.ts'
import { instantByIntl, laterOnTheClock, wallOf } from './wallClock.ts'
import type { World } from './World.ts'

const secondMs = 1000
const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** What Ratiba wants beside what the network wants; see handOvers.ts. */
const spareMs = 5 * minuteMs
const never: Expiry = { kind: 'never' }

/** Something that happens to the world; after it everything settles, and every promise must hold. */
class Happening implements fc.AsyncCommand<Model, World> {
  readonly #name: string
  readonly #act: (model: Model, world: World) => Promise<void>

  constructor(name: string, act: (model: Model, world: World) => Promise<void>) {
    this.#name = name
    this.#act = act
  }

  check(): boolean {
    return true
  }

  async run(model: Model, world: World): Promise<void> {
    await this.#act(model, world)
    await world.settle()
    checkInvariants(model, world)
  }

  toString(): string {
    return this.#name
  }
}

/** What she does with one delivery: `expect` says from its state whether she may, `then` what it is afterwards. */
interface Doing {
  name: string
  delivery: number
  expect(state: DeliveryState, world: World): ErrorCode | null
  call(world: World, id: string): Promise<unknown>
  then?(expected: ModelDelivery, world: World): void
}

const doing = ({ name, delivery, expect, call, then }: Doing) =>
  new Happening(`${name} #${delivery}`, async (model, world) => {
    const { state } = await world.card(delivery)
    const expected = model.deliveries[delivery]
    const wanted = expect(state, world)
    const code = await world.codeOf(call(world, world.ids[delivery] ?? ''))
    if (code !== wanted)
      throw new Error(`${name} of what is ${state}: ${code ?? 'done'} instead of ${wanted ?? 'done'}`)
    if (code === null && expected !== undefined) then?.(expected, world)
  })

const isMovable = (state: DeliveryState): ErrorCode | null =>
  movableStates.includes(state) ? null : 'conflict'

const hereAndNow = (world: World): string => wallOf(world.t.clock.now(), world.zone)

export function happenings(deliveries: number): fc.Arbitrary<fc.AsyncCommand<Model, World>>[] {
  const delivery = fc.nat({ max: deliveries - 1 })
  const inMs = fc.oneof(
    fc.integer({ min: 1, max: 20 }).map(minutes => minutes * minuteMs),
    fc.integer({ min: 1, max: 9 * 60 }).map(minutes => minutes * minuteMs),
  )
  const expiry = fc.oneof(
    fc.constant(never),
    fc
      .integer({ min: 1, max: 300 })
      .map(minutes => ({ kind: 'after' as const, afterMs: minutes * minuteMs })),
  )
  return [
    fc.record({ delivery, inMs, latestInMs: fc.option(inMs), expiry }).map(schedule),
    fc.record({ delivery, expiry }).map(publishNow),
    fc.record({ delivery, inMs }).map(move),
    delivery.map(unschedule),
    delivery.map(skip),
    delivery.map(retry),
    delivery.map(decideHonestly),
    fc.record({ delivery, expiry }).map(setExpiry),
    delivery.map(takeDown),
    // Only half of the deliveries can be given away, and only what is hours ahead.
    ...[1, 2].map(() => delivery.map(handOver)),
    fc.record({ delivery, inMs }).map(scheduleAndHandOver),
    delivery.map(takeBack),
    delivery.map(rewrite),
    delivery.map(networkLoses),
    fc.boolean().map(pause),
    fc.boolean().map(networkAway),
    fc.constantFrom(...faults).map(
      fault =>
        new Happening(`next call: ${fault}`, (_model, { truth }) => {
          truth.nextFault = fault
          return Promise.resolve()
        }),
    ),
    fc.constant(logInAgain()),
    fc.oneof(inMs, inMs, fc.constant(26 * hourMs)).map(timePasses),
    fc.oneof(inMs, fc.constant(26 * hourMs)).map(computerSleeps),
    fc.integer({ min: -5 * 60, max: 5 * 60 }).map(minutes => clockIsSet(minutes * minuteMs)),
    fc.constant(restart()),
  ]
}

const schedule = (wish: { delivery: number; inMs: number; latestInMs: number | null; expiry: Expiry }) =>
  doing({
    name: `schedule in ${wish.inMs / minuteMs} min`,
    delivery: wish.delivery,
    expect: (state, world) =>
      isMovable(state) ?? (isImpossible(wishOf(wish, world), world) ? 'invalid_input' : null),
    call: (world, id) => {
      const { dueLocal, latestLocal } = wishOf(wish, world)
      wishes.set(id, { dueLocal, latestLocal })
      const schedule = { dueLocal, zone: world.zone, latestLocal, expiry: wish.expiry }
      return world.t.client.call('deliveries.schedule', { items: [{ id, schedule }] })
    },
    then: (expected, world) => {
      const wished = wishes.get(world.ids[wish.delivery] ?? '')
      if (wished === undefined) throw new Error('Nothing was wished.')
      expected.dueAt = instantByIntl(wished.dueLocal, world.zone)
      expected.latestAt = wished.latestLocal === null ? null : instantByIntl(wished.latestLocal, world.zone)
    },
  })

interface Times {
  dueLocal: string
  latestLocal: string | null
}

/** In an hour that comes twice a wall-clock time means the first one, and in one that never comes a later time. */
function isImpossible({ dueLocal, latestLocal }: Times, { zone, t }: World): boolean {
  const dueAt = instantByIntl(dueLocal, zone)
  const isTurned = latestLocal !== null && instantByIntl(latestLocal, zone) < dueAt
  return isTurned || dueAt < t.clock.now() - minuteMs
}

const wishOf = ({ inMs, latestInMs }: { inMs: number; latestInMs: number | null }, world: World): Times => {
  const dueLocal = laterOnTheClock(hereAndNow(world), inMs)
  return { dueLocal, latestLocal: latestInMs === null ? null : laterOnTheClock(dueLocal, latestInMs) }
}

/** The wall-clock times that were last asked for, by delivery: the clock may be set between asking and comparing. */
const wishes = new Map<string, Times>()

const isNow = (expected: ModelDelivery, { t }: World): void => {
  expected.dueAt = t.clock.now()
  expected.latestAt = null
}

const publishNow = ({ delivery, expiry }: { delivery: number; expiry: Expiry }) =>
  doing({
    name: 'publish now',
    delivery,
    expect: isMovable,
    call: (world, id) => world.t.client.call('deliveries.publishNow', { items: [{ id, expiry }] }),
    then: isNow,
  })

const move = ({ delivery, inMs }: { delivery: number; inMs: number }) =>
  new Happening(`move #${delivery}`, async (model, world) => {
    const before = await world.card(delivery)
    const expected = model.deliveries[delivery]
    const dueLocal = laterOnTheClock(hereAndNow(world), inMs)
    const latestLocal =
      before.latestLocal === null || before.dueLocal === null
        ? null
        : laterOnTheClock(dueLocal, Date.parse(`${before.latestLocal}Z`) - Date.parse(`${before.dueLocal}Z`))
    // A draft only keeps its time.
    const cannotBe = before.state !== 'draft' && isImpossible({ dueLocal, latestLocal }, world)
    const wanted = isMovable(before.state) ?? (cannotBe ? 'invalid_input' : null)
    const id = world.ids[delivery] ?? ''
    const code = await world.codeOf(world.t.client.call('deliveries.move', { items: [{ id, dueLocal }] }))
    if (code !== wanted) throw new Error(`move of what is ${before.state}: ${code ?? 'done'}`)
    if (code !== null || expected === undefined) return
    expected.dueAt = instantByIntl(dueLocal, world.zone)
    if (latestLocal !== null) expected.latestAt = instantByIntl(latestLocal, world.zone)
  })

const unschedule = (delivery: number) =>
  doing({
    name: 'unschedule',
    delivery,
    expect: isMovable,
    call: (world, id) => world.t.client.call('deliveries.unschedule', { ids: [id] }),
  })

const skip = (delivery: number) =>
  doing({
    name: 'skip',
    delivery,
    expect: isMovable,
    call: (world, id) => world.t.client.call('deliveries.skip', { ids: [id] }),
  })

const retry = (delivery: number) =>
  new Happening(`retry #${delivery}`, async (model, world) => {
    const { state } = await world.card(delivery)
    // Of what is out only a failed removal can be tried again, which takeDown is there for.
    if (state === 'published') return
    const ids = [world.ids[delivery] ?? '']
    const code = await world.codeOf(world.t.client.call('deliveries.retry', { ids }))
    const wanted = state === 'failed' || state === 'missed' ? null : 'conflict'
    if (code !== wanted) throw new Error(`retry of what is ${state}: ${code ?? 'done'}`)
    const expected = model.deliveries[delivery]
    if (code === null && expected !== undefined) isNow(expected, world)
  })

/** She looks at the network and says what she sees there. */
const decideHonestly = (delivery: number) =>
  new Happening(`decide #${delivery}`, async (model, world) => {
    world.truth.publishDue()
    const { state, problem } = await world.card(delivery)
    if (state !== 'uncertain' || problem?.action !== 'decide') return
    const isOut = world.truth.accepted.some(({ text }) => world.isOf(delivery, text))
    const decision = isOut ? { kind: 'isOut' as const, url: null } : { kind: 'publishNow' as const }
    await world.t.client.call('deliveries.decide', { id: world.ids[delivery] ?? '', decision })
    const expected = model.deliveries[delivery]
    if (!isOut && expected !== undefined) isNow(expected, world)
  })

const setExpiry = ({ delivery, expiry }: { delivery: number; expiry: Expiry }) =>
  doing({
    name: 'set expiry',
    delivery,
    expect: state => (state === 'expired' ? 'conflict' : null),
    call: (world, id) => world.t.client.call('deliveries.setExpiry', { id, expiry }),
  })

const takeDown = (delivery: number) =>
  doing({
    name: 'take down',
    delivery,
    expect: state => (state === 'published' ? null : 'conflict'),
    call: (world, id) => world.t.client.call('deliveries.takeDown', { id }),
  })

const handOver = (delivery: number) =>
  doing({
    name: 'hand over',
    delivery,
    expect: (_state, world) => refusalOf(delivery, world),
    call: (world, id) => world.t.client.call('deliveries.handOver', { ids: [id] }),
  })

/** What can be given away: what waits untouched on a channel with a scheduler, far enough ahead, while all goes on. */
function refusalOf(delivery: number, world: World): ErrorCode | null {
  const [can] = world.onDisk<{ can: 0 | 1 }>(
    `SELECT d.state = 'waiting' AND d.handOver IS NULL AND c.network = 'keyed' AND c.needsLogin = 0 AND d.dueAt >= ?
       AND EXISTS (SELECT 1 FROM jobs j WHERE j.deliveryId = d.id AND j.kind = 'publish' AND j.state = 'waiting'
         AND j.phase = 'prepare' AND j.firstCommitAt IS NULL)
       AND NOT EXISTS (SELECT 1 FROM settings s WHERE s.key = 'publishing.paused' AND s.value = 'true') AS can
     FROM deliveries d JOIN channels c ON c.id = d.channelId WHERE d.id = ?`,
    world.t.clock.now() + minAheadMs + spareMs,
    world.ids[delivery],
  )
  return can?.can === 1 ? null : 'refused'
}

const scheduleAndHandOver = ({ delivery, inMs }: { delivery: number; inMs: number }) =>
  new Happening(`give away #${delivery}, due in ${inMs / minuteMs} min`, async (model, world) => {
    await schedule({ delivery, inMs, latestInMs: null, expiry: never }).run(model, world)
    await handOver(delivery).run(model, world)
  })

const takeBack = (delivery: number) =>
  new Happening(`take back #${delivery}`, async (_model, world) => {
    const { handOver: given } = await world.card(delivery)
    const ids = [world.ids[delivery] ?? '']
    const code = await world.codeOf(world.t.client.call('deliveries.takeBack', { ids }))
    if (code !== (given === null ? 'conflict' : null)) throw new Error(`take back: ${code ?? 'done'}`)
  })

/** She writes something else; what is with the network comes back for it. */
const rewrite = (delivery: number) =>
  new Happening(`rewrite #${delivery}`, async (_model, world) => {
    const { postId } = await world.card(delivery)
    await world.t.client.call('posts.update', { id: postId, fields: { text: world.rewrite(delivery) } })
  })

const networkLoses = (delivery: number) =>
  new Happening(`the network loses #${delivery}`, (_model, { truth, isOf }) => {
    truth.publishDue()
    for (const given of truth.given) {
      if (given.state === 'waits' && isOf(delivery, given.text)) given.state = 'gone'
    }
    return Promise.resolve()
  })

const pause = (paused: boolean) =>
  new Happening(paused ? 'pause' : 'go on', async (model, world) => {
    await world.t.client.call('publishing.pause', { paused })
    model.isPaused = paused
  })

const networkAway = (isAway: boolean) =>
  new Happening(isAway ? 'the network is away' : 'the network is back', (_model, { truth }) => {
    truth.isAway = isAway
    return Promise.resolve()
  })

const logInAgain = () =>
  new Happening('log in again', async (_model, { truth, t, channelIds }) => {
    truth.loginIsDead = false
    for (const id of channelIds) await t.client.call('channels.verify', { id })
  })

const timePasses = (ms: number) =>
  new Happening(`${ms / minuteMs} min pass`, async (model, world) => {
    // A minute at the start, in which the engine has looked whatever was done to the clock.
    await world.pass(Math.min(ms, minuteMs))
    model.looksForSure = true
    await world.pass(ms - minuteMs)
  })

const computerSleeps = (ms: number) =>
  new Happening(`the computer sleeps ${ms / minuteMs} min`, (model, { t }) => {
    t.clock.jump(ms)
    t.core.wake()
    model.looksForSure = true
    return Promise.resolve()
  })

const clockIsSet = (ms: number) =>
  new Happening(`the clock is set ${ms / secondMs} s on`, (model, { t, truth }) => {
    truth.publishDue()
    t.clock.jump(ms)
    truth.herClockAheadMs += ms
    model.looksForSure = false
    return Promise.resolve()
  })

const restart = () =>
  new Happening('restart', async (model, { t }) => {
    await t.restart()
    model.looksForSure = true
  })
