import { inTransaction } from '../CoreContext.ts'
import { toInstant } from '../db/instants.ts'
import type { SettingsRepo } from '../settings/settingsRepo.ts'
import type { PublishingParts } from './planning.ts'

/**
 * Finds deliveries whose time has passed beyond their grace while nothing could publish them, and marks them missed:
 * they wait for the person and never go out by themselves. Returns their ids.
 */
export function createMissedSweep(parts: PublishingParts, settings: SettingsRepo): (now: number) => string[] {
  const { context, deliveries, jobs, ledger } = parts
  const overdue = context.db.sqlite.prepare<{ now: number; grace: number }, { id: string; latest: number }>(
    `SELECT d.id, coalesce(j.latestAt, d.dueAt + :grace) AS latest
     FROM deliveries d JOIN jobs j ON j.deliveryId = d.id AND j.kind = 'publish' AND j.state = 'waiting'
     WHERE d.state = 'waiting' AND d.dueAt <= :now AND d.deletedAt IS NULL AND j.phase = 'prepare'
       AND coalesce(j.latestAt, d.dueAt + :grace) < :now`,
  )
  return now => {
    const rows = overdue.all({ now, grace: settings.get().graceMs })
    if (rows.length === 0) return []
    inTransaction(context, () => {
      for (const { id, latest } of rows) {
        jobs.cancel(id, 'publish')
        deliveries.update(id, {
          state: 'missed',
          problem: { key: 'missed', params: {}, networkWords: null, action: 'reschedule' },
        })
        ledger.write({
          event: 'missed',
          deliveryId: id,
          decision: { key: 'missedLatest', params: { latest: toInstant(latest) } },
        })
      }
    })
    return rows.map(row => row.id)
  }
}
