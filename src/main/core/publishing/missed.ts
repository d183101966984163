import type { LedgerDecision, LedgerEvent } from '#shared/model/ledger.ts'
import type { Problem } from '#shared/model/problem.ts'
import type { IfMissed } from '#shared/model/rules.ts'
import { inTransaction } from '../CoreContext.ts'
import { toInstant } from '../db/instants.ts'
import type { SettingsRepo } from '../settings/settingsRepo.ts'
import type { DeliveryChange } from './deliveryRepo.ts'
import { onTimeMs } from './lateness.ts'
import type { PublishingParts } from './planning.ts'

/** What became of deliveries whose time had passed; ids. */
export interface Missed {
  asked: string[]
  skipped: string[]
}

interface OverdueRow {
  id: string
  ifMissed: IfMissed
  latest: number
  /** Which rule set the latest time. */
  rule: 'missedLatest' | 'missedGrace' | 'missedProjectGrace'
  /** How many parts of it are out, and how many there are. */
  out: number
  whole: number
}

/**
 * Finds deliveries whose time has passed beyond their grace while nothing could publish them: they never go out by
 * themselves, and wait for the person unless she has said to skip them then.
 */
export function createMissedSweep(parts: PublishingParts, settings: SettingsRepo): (now: number) => Missed {
  const { context, deliveries, jobs, ledger } = parts
  const latest = `max(coalesce(j.latestAt, d.dueAt + coalesce(p.graceMs, :grace)), d.dueAt + ${onTimeMs})`
  const overdue = context.db.sqlite.prepare<{ now: number; grace: number }, OverdueRow>(
    `WITH late (id) AS (
       -- Two looks into small indexes: what is due is much more than what is too late.
       SELECT id FROM deliveries WHERE state = 'waiting' AND deletedAt IS NULL
         AND dueAt < :now - max(${onTimeMs}, (SELECT min(:grace, coalesce(min(graceMs), :grace)) FROM projects))
       UNION SELECT deliveryId FROM jobs WHERE state = 'waiting' AND latestAt IS NOT NULL AND latestAt < :now)
     SELECT d.id, d.ifMissed, ${latest} AS latest,
            CASE WHEN j.latestAt IS NOT NULL THEN 'missedLatest'
                 WHEN p.graceMs IS NOT NULL THEN 'missedProjectGrace' ELSE 'missedGrace' END AS rule,
            CASE WHEN d.remote IS NULL THEN 0
                 ELSE 1 + (SELECT count(*) FROM sent_parts s WHERE s.deliveryId = d.id AND s.remote IS NOT NULL)
            END AS out,
            1 + json_array_length(coalesce(v.parts, po.parts)) AS whole
     FROM late JOIN deliveries d ON d.id = late.id JOIN jobs j ON j.deliveryId = d.id AND j.kind = 'publish' AND j.state = 'waiting'
     JOIN projects p ON p.id = d.projectId JOIN posts po ON po.id = d.postId
     LEFT JOIN variants v ON v.postId = d.postId AND v.channelId = d.channelId
     WHERE d.state = 'waiting' AND d.dueAt <= :now AND d.deletedAt IS NULL AND j.phase = 'prepare'
       AND ${latest} < :now`,
  )
  return now => {
    const rows = overdue.all({ now, grace: settings.get().graceMs })
    const missed: Missed = { asked: [], skipped: [] }
    if (rows.length === 0) return missed
    inTransaction(context, () => {
      for (const { id, ifMissed, latest: at, rule, out, whole } of rows) {
        jobs.cancel(id, 'publish')
        const { change, ...line } = whenMissed(ifMissed, missedProblem(out, whole), {
          key: rule,
          params: { latest: toInstant(at) },
        })
        deliveries.update(id, change)
        ledger.write({ ...line, deliveryId: id })
        missed[change.state === 'cancelled' ? 'skipped' : 'asked'].push(id)
      }
    })
    return missed
  }
}

const missedProblem = (out: number, whole: number): Problem => ({
  ...(out === 0
    ? { key: 'missed', params: {} }
    : { key: 'partsMissed', params: { out, of: Math.max(out, whole) } }),
  networkWords: null,
  action: 'reschedule',
})

/**
 * What a delivery becomes when its latest time has passed, with the ledger line that says so. A thread that has begun is
 * never skipped silently: what becomes of its beginning is for her to say.
 */
export function whenMissed(
  ifMissed: IfMissed,
  problem: Problem,
  decision: LedgerDecision,
): { change: DeliveryChange; event: LedgerEvent; decision: LedgerDecision } {
  return ifMissed === 'skip' && problem.key !== 'partsMissed'
    ? {
        change: { state: 'cancelled', problem: null, expireAt: null },
        event: 'cancelled',
        decision: { key: 'missedSkipped', params: decision.params },
      }
    : { change: { state: 'missed', problem }, event: 'missed', decision }
}
