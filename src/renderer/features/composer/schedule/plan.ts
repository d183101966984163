import type { Delivery, Expiry, Schedule } from '#shared/model/delivery.ts'
import { expiryKey, movableStates, termsOf } from '#shared/model/delivery.ts'
import type { IfMissed } from '#shared/model/rules.ts'
import { lifetimeOf } from '#shared/network/lifetimeOf.ts'
import { instantOf, localOf, shiftLocal } from '#shared/time/zoned.ts'

/** When, until when at the latest, and for how long. */
export interface Choice {
  mode: 'now' | 'at'
  /** `2026-11-22T18:30`; null while incomplete. */
  dueLocal: string | null
  latestLocal: string | null
  ifMissed: IfMissed
  expiry: Expiry
}

/** One choice for all channels, and what some channels have instead. */
export interface Plan {
  common: Choice
  own: Readonly<Record<string, Choice>>
}

/** Deliveries whose time can still be chosen. */
export const openOnes = (deliveries: readonly Delivery[]): Delivery[] =>
  deliveries.filter(d => movableStates.includes(d.state) && !waitsForHand(d))

/** Whether a time can be chosen for it; also before it is stored. */
export const movable = (delivery: Delivery | undefined): boolean =>
  delivery === undefined || openOnes([delivery]).length > 0

/** By hand and due: its kit is with the person; there is nothing left to plan. */
export const waitsForHand = (delivery: Delivery): boolean =>
  delivery.state === 'waiting' && delivery.problem?.key === 'byHand'

export const choiceFor = (plan: Plan, channelId: string): Choice => plan.own[channelId] ?? plan.common

/** The choice with another time; how late it may be moves along. */
export function withTime(choice: Choice, dueLocal: string | null): Choice {
  const { latestLocal, dueLocal: before } = choice
  return {
    ...choice,
    dueLocal,
    latestLocal:
      latestLocal === null || before === null || dueLocal === null
        ? latestLocal
        : shiftLocal(latestLocal, before, dueLocal).slice(0, 16),
  }
}

/** The plan in which a channel goes out at another time; those that share its choice go along. */
export function withTimeFor(plan: Plan, channelId: string, dueLocal: string): Plan {
  const own = plan.own[channelId]
  if (own === undefined) return { ...plan, common: withTime(plan.common, dueLocal) }
  return { ...plan, own: { ...plan.own, [channelId]: withTime(own, dueLocal) } }
}

/** To the minute, as the inputs have it. */
const toMinute = (local: string | null) => local?.slice(0, 16) ?? null

const choiceOf = (delivery: Delivery): Choice => ({
  mode: 'at',
  dueLocal: toMinute(delivery.dueLocal),
  latestLocal: toMinute(delivery.latestLocal),
  ifMissed: delivery.ifMissed,
  expiry:
    delivery.expiry.kind === 'at'
      ? { ...delivery.expiry, atLocal: delivery.expiry.atLocal.slice(0, 16) }
      : delivery.expiry,
})

/**
 * A time to begin with, not one that she chose: the next full hour that is at least half an hour away, but not at night.
 */
export function suggestedTime(nowMs: number, zone: string): string {
  const hour = 3_600_000
  const local = localOf(Math.ceil((nowMs + hour / 2) / hour) * hour, zone)
  const atHour = Number(local.slice(11, 13))
  if (atHour < 8) return `${local.slice(0, 10)}T09:00`
  if (atHour <= 21) return local.slice(0, 16)
  return `${shiftLocal(local, '2000-01-01T00:00', '2000-01-02T00:00').slice(0, 10)}T09:00`
}

export const emptyPlan = (dueLocal: string | null): Plan => ({
  common: { mode: 'at', dueLocal, latestLocal: null, ifMissed: 'ask', expiry: { kind: 'never' } },
  own: {},
})

/** Its time is one that it can still go out at, not one that is history. */
export const isPlanned = ({ state, dueLocal, zone }: Delivery, nowMs: number): boolean =>
  dueLocal !== null && (state === 'waiting' || instantOf(dueLocal, zone) > nowMs)

/**
 * The plan that the deliveries have: what most of them share is common, the others have their own. What is not stored
 * (the mode, the latest time of a draft) is kept from `before` where the time is the same.
 */
export function planOf(deliveries: readonly Delivery[], before: Plan, nowMs: number): Plan {
  const timed = openOnes(deliveries).filter(d => isPlanned(d, nowMs))
  if (timed.length === 0) {
    const own = Object.entries(before.own).filter(([id]) => deliveries.some(d => d.channelId === id))
    return { common: before.common, own: Object.fromEntries(own) }
  }
  const counts = new Map<string, number>()
  for (const delivery of timed) {
    const key = keyOf(choiceOf(delivery))
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const most = Math.max(...counts.values())
  const keptKey = keyOf(before.common)
  const commonKey =
    counts.get(keptKey) === most ? keptKey : [...counts].find(([, count]) => count === most)?.[0]
  const kept = (choice: Choice, known: Choice | undefined, delivery: Delivery): Choice =>
    known !== undefined && delivery.state === 'draft' && keyOf(known) === keyOf(choice) ? known : choice
  let common = before.common
  const own: Record<string, Choice> = {}
  for (const delivery of timed) {
    const choice = choiceOf(delivery)
    if (keyOf(choice) === commonKey) common = kept(choice, before.common, delivery)
    else own[delivery.channelId] = kept(choice, before.own[delivery.channelId], delivery)
  }
  return { common, own }
}

/**
 * The plan in which a channel disappears otherwise. Where no other channel shares the common choice, that one is changed,
 * so that time and expiry stay together; else the channel gets a choice of its own.
 */
export function withExpiry(
  plan: Plan,
  chosenIds: readonly string[],
  channelId: string,
  expiry: Expiry,
): Plan {
  const sharers = chosenIds.filter(id => plan.own[id] === undefined)
  if (sharers.length === 1 && sharers[0] === channelId) {
    return { ...plan, common: { ...plan.common, expiry } }
  }
  return { ...plan, own: { ...plan.own, [channelId]: { ...choiceFor(plan, channelId), expiry } } }
}

/** Whether a delivery has another time or expiry than chosen. */
export const isOther = (delivery: Delivery, choice: Choice): boolean =>
  keyOf(choiceOf(delivery)) !== keyOf(choice)

/** What is stored of every choice, also of a draft's. */
const keyOf = ({ dueLocal, expiry }: Choice) => JSON.stringify([dueLocal, expiryKey(expiry)])

export type PlanFlaw =
  | 'timeMissing'
  | 'timePast'
  | 'latestBefore'
  | 'expiryMissing'
  | 'expiryBefore'
  | 'campaignEndMissing'
  | 'endedTextMissing'
  | 'amountMissing'

/** While she is typing an amount that is none yet; never stored. */
export const noAmount = -1

/** A time this far back still means now, as the core has it. */
const pastToleranceMs = 60_000

/**
 * What is wrong with a choice, or null.
 * @param campaignEndAt when the campaign of the post is over, epoch ms; null when it has none with a last day
 */
export function flawOf(
  choice: Choice,
  zone: string,
  nowMs: number,
  campaignEndAt: number | null,
): PlanFlaw | null {
  if (choice.mode === 'at' && choice.dueLocal === null) return 'timeMissing'
  const dueAt = dueAtOf(choice, zone, nowMs)
  if (dueAt < nowMs - pastToleranceMs) return 'timePast'
  if (choice.mode === 'at' && choice.latestLocal !== null && instantOf(choice.latestLocal, zone) < dueAt) {
    return 'latestBefore'
  }
  if (choice.expiry.kind === 'at') {
    if (choice.expiry.atLocal === '') return 'expiryMissing'
    if (instantOf(choice.expiry.atLocal, zone) <= dueAt) return 'expiryBefore'
  }
  if (choice.expiry.kind === 'campaignEnd') {
    if (campaignEndAt === null) return 'campaignEndMissing'
    if (campaignEndAt <= dueAt) return 'expiryBefore'
  }
  return flawOfTerms(choice.expiry)
}

function flawOfTerms(expiry: Expiry): 'endedTextMissing' | 'amountMissing' | null {
  const { fallback, placement } = termsOf(expiry)
  if (fallback?.kind === 'edit' && fallback.text.trim() === '') return 'endedTextMissing'
  return placement?.amountMinor === noAmount ? 'amountMissing' : null
}

const dueAtOf = ({ mode, dueLocal }: Choice, zone: string, nowMs: number): number =>
  mode === 'now' || dueLocal === null ? nowMs : instantOf(dueLocal, zone)

/** How long the post will be out, or null: for ever, or not known yet. */
export function lifetimeMs(
  choice: Choice,
  zone: string,
  nowMs: number,
  campaignEndAt: number | null,
): number | null {
  return lifetimeOf(choice.expiry, { dueAt: dueAtOf(choice, zone, nowMs), zone, campaignEndAt })
}

/** The schedule that the core stores; only for a choice without a flaw. */
export function toSchedule(choice: Choice, zone: string): Schedule | null {
  const { dueLocal, latestLocal, ifMissed, expiry } = choice
  return dueLocal === null ? null : { dueLocal, zone, latestLocal, ifMissed, expiry }
}

/** The schedule that a delivery has now, to go back to. */
export function scheduleOf(delivery: Delivery): Schedule | null {
  const { dueLocal, zone, latestLocal, ifMissed, expiry } = delivery
  return dueLocal === null ? null : { dueLocal, zone, latestLocal, ifMissed, expiry }
}

/** Whether a delivery is planned otherwise than chosen. */
export function differs(delivery: Delivery, choice: Choice, zone: string): boolean {
  const now = choiceOf(delivery)
  return (
    delivery.zone !== zone ||
    choice.mode === 'now' ||
    now.latestLocal !== choice.latestLocal ||
    now.ifMissed !== choice.ifMissed ||
    keyOf(now) !== keyOf(choice)
  )
}

/** What of the plan can be stored for drafts before anything is scheduled: the time as a wish, and the expiry. */
export function wishes(
  deliveries: readonly Delivery[],
  plan: Plan,
): { moves: { id: string; dueLocal: string }[]; expiries: { id: string; expiry: Expiry }[] } {
  const drafts = deliveries
    .filter(d => d.state === 'draft')
    .map(delivery => ({ delivery, stored: choiceOf(delivery), choice: choiceFor(plan, delivery.channelId) }))
  return {
    moves: drafts.flatMap(({ delivery, stored, choice }) =>
      choice.mode === 'at' && choice.dueLocal !== null && choice.dueLocal !== stored.dueLocal
        ? [{ id: delivery.id, dueLocal: choice.dueLocal }]
        : [],
    ),
    expiries: drafts.flatMap(({ delivery, stored, choice }) => {
      const { expiry, dueLocal } = choice
      // She is still choosing: nothing is stored that could not be.
      const isPossible =
        flawOfTerms(expiry) === null &&
        (expiry.kind !== 'at' || (expiry.atLocal !== '' && expiry.atLocal > (dueLocal ?? '')))
      const isSame = expiryKey(expiry) === expiryKey(stored.expiry)
      return isPossible && !isSame ? [{ id: delivery.id, expiry }] : []
    }),
  }
}
