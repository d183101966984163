import type { LedgerDecision } from '#shared/model/ledger.ts'
import type { Problem } from '#shared/model/problem.ts'
import type { IfMissed } from '#shared/model/rules.ts'
import { inTransaction } from '../CoreContext.ts'
import { toInstant } from '../db/instants.ts'
import type { SettingsRepo } from '../settings/settingsRepo.ts'
import type { Queue } from '../slots/createQueue.ts'
import type { DeliveryRow } from './deliveryRepo.ts'
import type { NewLedgerLine } from './ledgerRepo.ts'
import { onTimeMs } from './lateness.ts'
import type { PublishingParts } from './planning.ts'
import { fixedPlan } from '../db/fixedPlan.ts'

/** What became of a delivery whose latest time had passed: it waits for her, was let go, or has another time. */
export type MissedAs = 'missed' | 'skipped' | 'moved'

export interface MissedParts extends PublishingParts {
  queue: Pick<Queue, 'slotFor' | 'moveTo'>
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
 * themselves, and wait for the person unless she has said beforehand what becomes of them then.
 */
export function createMissedSweep(
  parts: MissedParts,
  settings: SettingsRepo,
): (now: number) => Record<MissedAs, string[]> {
  const { context, jobs } = parts
  const latest = `max(coalesce(j.latestAt, d.dueAt + coalesce(p.graceMs, :grace)), d.dueAt + ${onTimeMs})`
  const overdue = context.db.sqlite.prepare<{ now: number; grace: number }, OverdueRow>(
    fixedPlan(`WITH late (id) AS (
       -- Two looks into small indexes: what is due is much more than what is too late.
       SELECT DISTINCT id FROM (SELECT id FROM deliveries WHERE state = 'waiting' AND deletedAt IS NULL
         AND dueAt < :now - max(${onTimeMs}, (SELECT min(:grace, coalesce(min(graceMs), :grace)) FROM projects))
         UNION ALL
         SELECT deliveryId FROM jobs WHERE state = 'waiting' AND latestAt IS NOT NULL AND latestAt < :now))
     SELECT d.id, d.ifMissed, ${latest} AS latest,
            CASE WHEN j.latestAt IS NOT NULL THEN 'missedLatest'
                 WHEN p.graceMs IS NOT NULL THEN 'missedProjectGrace' ELSE 'missedGrace' END AS rule,
            CASE WHEN d.remote IS NULL THEN 0
                 ELSE 1 + (SELECT count(*) FROM sent_parts s WHERE s.deliveryId = d.id AND s.remote IS NOT NULL)
            END AS out,
            1 + json_array_length(coalesce(v.parts, po.parts)) AS whole
     FROM late CROSS JOIN deliveries d ON d.id = late.id JOIN jobs j ON j.deliveryId = d.id AND j.kind = 'publish' AND j.state = 'waiting'
     JOIN projects p ON p.id = d.projectId JOIN posts po ON po.id = d.postId
     LEFT JOIN variants v ON v.postId = d.postId AND v.channelId = d.channelId
     WHERE d.state = 'waiting' AND d.dueAt <= :now AND d.deletedAt IS NULL AND j.phase = 'prepare'
       AND ${latest} < :now`),
  )
  return now => {
    const rows = overdue.all({ now, grace: settings.get().graceMs })
    const missed: Record<MissedAs, string[]> = { missed: [], skipped: [], moved: [] }
    if (rows.length === 0) return missed
    inTransaction(context, () => {
      for (const { rule, latest: at, out, whole, ...row } of rows) {
        jobs.cancel(row.id, 'publish')
        const decision: LedgerDecision = { key: rule, params: { latest: toInstant(at) } }
        missed[whenMissed(parts, row, missedProblem(out, whole), { decision })].push(row.id)
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
 * What becomes of a delivery whose latest time has passed and whose job has ended, with the ledger line that says so. A thread that
 * has begun is neither skipped silently nor moved: what becomes of its beginning is for her to say. To be run in a
 * transaction.
 */
export function whenMissed(
  { deliveries, ledger, queue }: MissedParts,
  { id, ifMissed }: Pick<DeliveryRow, 'id' | 'ifMissed'>,
  problem: Problem,
  line: Omit<NewLedgerLine, 'event' | 'deliveryId'> & { decision: LedgerDecision },
): MissedAs {
  const rule = problem.key === 'partsMissed' ? 'ask' : ifMissed
  const { params } = line.decision
  if (rule === 'skip') {
    deliveries.update(id, { state: 'cancelled', problem: null, expireAt: null })
    ledger.write({
      ...line,
      event: 'cancelled',
      deliveryId: id,
      decision: { key: 'missedSkipped', params },
    })
    return 'skipped'
  }
  const slot = rule === 'nextSlot' ? queue.slotFor(id) : null
  if (slot === null) {
    deliveries.update(id, { state: 'missed', problem })
    const decision: LedgerDecision = rule === 'nextSlot' ? { key: 'missedNoSlot', params } : line.decision
    ledger.write({ ...line, event: 'missed', deliveryId: id, decision })
    return 'missed'
  }
  deliveries.update(id, { state: 'waiting', problem: null })
  ledger.write({ ...line, event: 'missed', deliveryId: id, decision: { key: 'missedMoved', params } })
  queue.moveTo(id, slot)
  return 'moved'
}
