import type { LedgerDecision } from '#shared/model/ledger.ts'
import type { Problem } from '#shared/model/problem.ts'
import { hindranceAt } from '#shared/time/calm.ts'
import type { Connector } from '../connectors/Connector.ts'
import { toInstant } from '../db/instants.ts'
import type { PublishedCounts } from '../rules/publishedCounts.ts'
import type { LaneRules, RulesRepo } from '../rules/rulesRepo.ts'
import type { DeliveryRow } from './deliveryRepo.ts'
import type { Job } from './jobRepo.ts'
import { whenMissed } from './missed.ts'
import type { MissedAs, MissedParts } from './missed.ts'

/** What became of a due delivery: it goes out now, later by itself, or not by itself. */
export type Held = 'goesOut' | 'later' | 'blackout' | MissedAs

export interface HoldBackParts extends MissedParts {
  rules: RulesRepo
  counts: PublishedCounts
  connectorFor(network: string): Connector
}

/** Why something goes out later: data, carried out in one place. */
interface Later {
  key: 'quietHours' | 'dailyCap' | 'rateLimit'
  /** Epoch ms. */
  until: number
  params: Record<string, string | number>
}

/**
 * Looks, before anything is prepared, whether a claimed delivery may go out now by her rules and the network's known limits, and
 * otherwise puts it back: until the hindrance is over, or to her on the days of a blackout. To be run in the transaction
 * of the claim. What she sent off herself ("now") is held back only by the network's limits.
 */
export function createHoldBack(parts: HoldBackParts): (job: Job) => Held {
  const { context, deliveries, jobs, ledger, rules, counts } = parts

  const askHer = (job: Job, name: string): Held => {
    jobs.finish(job.id, 'cancelled')
    deliveries.update(job.deliveryId, {
      state: 'missed',
      problem: { key: 'blackout', params: { name }, networkWords: null, action: 'reschedule' },
    })
    ledger.write({
      event: 'missed',
      deliveryId: job.deliveryId,
      decision: { key: 'blackout', params: { name } },
    })
    return 'blackout'
  }

  const tooLate = (job: Job, row: DeliveryRow, decision: LedgerDecision): Held => {
    const problem: Problem = { key: 'tooLate', params: {}, networkWords: null, action: 'reschedule' }
    jobs.finish(job.id, 'cancelled')
    return whenMissed(parts, row, problem, { decision })
  }

  const postpone = (job: Job, { graceMs }: LaneRules, { key, until, params }: Later): Held => {
    const row = deliveries.get(job.deliveryId)
    // Only what she chose herself ends its time: the usual grace begins when it may go out at all.
    const chosen = row.latestLocal === null ? null : job.latestAt
    const last = Math.min(chosen ?? Infinity, row.expireAt ?? Infinity)
    if (until > last) return tooLate(job, row, { key: 'missedLatest', params: { latest: toInstant(last) } })
    jobs.hold(job.id, until, chosen ?? until + graceMs)
    const shown = { ...params, at: toInstant(until) }
    deliveries.update(row.id, { problem: { key, params: shown, networkWords: null, action: 'wait' } })
    ledger.write({ event: 'postponed', deliveryId: row.id, decision: { key, params: shown } })
    return 'later'
  }

  /** Until when her own number of posts a day, or the network's in a span, is used up. */
  const overLimit = (job: Job, { network, zone, dailyCap }: LaneRules): Later | null => {
    const now = context.now()
    if (dailyCap !== null && !job.insisted) {
      const dueLocal = deliveries.get(job.deliveryId).dueLocal
      const until = counts.dayFullUntil(job.lane, {
        now,
        zone,
        cap: dailyCap,
        timeOfDay: dueLocal?.slice(11),
      })
      if (until !== null) return { key: 'dailyCap', until, params: { cap: dailyCap } }
    }
    const { name, rates } = parts.connectorFor(network).descriptor
    const until = rates.reduce(
      (latest, rate) => Math.max(latest, counts.rateFullUntil(job.lane, now, rate)),
      0,
    )
    return until > now ? { key: 'rateLimit', until, params: { network: name } } : null
  }

  return job => {
    if (job.kind !== 'publish' || job.phase !== 'prepare') return 'goesOut'
    // A thread that has begun goes on.
    if (deliveries.isBegun(job.deliveryId)) return 'goesOut'
    const lane = rules.ofLane(job.lane)
    const why = job.insisted ? null : hindranceAt(context.now(), lane.calm(), lane.zone)
    if (why?.kind === 'blackout') return askHer(job, why.days.name)
    if (why !== null) return postpone(job, lane, { key: 'quietHours', until: why.until, params: {} })
    const later = overLimit(job, lane)
    return later === null ? 'goesOut' : postpone(job, lane, later)
  }
}
