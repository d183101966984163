import type { CoreContext } from '../CoreContext.ts'
import type { JobKind, JobPhase, JobState } from '../db/schema.ts'
import type { Prepared } from '../connectors/Connector.ts'
import { fixedPlan } from '../db/fixedPlan.ts'

export interface Job {
  id: number
  kind: JobKind
  deliveryId: string
  lane: string
  state: JobState
  phase: JobPhase
  runAt: number
  latestAt: number | null
  /** She said "now": her rules do not hold it back. */
  insisted: boolean
  attempt: number
  prepared: Prepared | null
  firstCommitAt: number | null
}

/** `runAt` of an uncertain job that nothing but the person can settle. */
export const waitsForPerson = 8_640_000_000_000_000

export interface JobRepo {
  /** The live (waiting, running or uncertain) job of a delivery. */
  live(deliveryId: string, kind: JobKind): Job | null
  get(id: number): Job
  /** Makes or replans the one live job of its kind; a running or uncertain one is left alone and false comes back. */
  plan(job: {
    kind: JobKind
    deliveryId: string
    lane: string
    runAt: number
    latestAt: number | null
    /** She said "now": quiet hours, blackouts and caps do not hold it back. */
    insisted?: boolean
  }): boolean
  /** Calls a waiting or uncertain job off. */
  cancel(deliveryId: string, kind: JobKind): void
  /** Takes at most one due job of each free lane, the earliest first; also uncertain ones whose look-up is due. */
  claim(now: number, limit: number): Job[]
  /**
   * Takes at most one due job of each free lane that takes something back from a network's scheduler: also while publishing is
   * paused, and of what was put away.
   */
  claimTakeBacks(now: number, limit: number): Job[]
  /**
   * Stores the intent: after this the call may have been made. Answers when that was first so, epoch ms; null when the job is not
   * ours any more.
   */
  beginCommit(id: number, prepared: Prepared, now: number): number | null
  setPhase(id: number, phase: JobPhase): void
  keepPrepared(id: number, prepared: Prepared): void
  /** A part of a thread is out: what was prepared and tried for it is done with, and there is time again for the next. */
  beginNextPart(id: number, latestAt: number | null): void
  /** Back to waiting: `prepare` unless only read-only checks are left. */
  putBack(id: number, phase: 'prepare' | 'confirm', runAt: number, attempt: number): void
  /** Back to waiting because her rules hold it: nothing was tried. */
  hold(id: number, runAt: number, latestAt: number | null): void
  /** Held jobs are looked at again at once: a rule of hers changed. */
  lookAgain(now: number): void
  setUncertain(id: number, runAt: number, attempt: number): void
  finish(id: number, state: 'done' | 'failed' | 'cancelled'): void
  /** Jobs that an earlier run of the app left running. */
  leftRunning(): Job[]
  /** When something is next to be done in the lanes that go on, or null. */
  nextDueAt(): number | null
  /** Whether something is due in a lane that does not go on now: nothing tells when it will. */
  isBlocked(now: number): boolean
  /** The same of `claimTakeBacks`. */
  nextTakeBackAt(): number | null
}

type Row = Omit<Job, 'prepared' | 'insisted'> & { prepared: string | null; insisted: number }

const toJob = (row: Row): Job => ({
  ...row,
  insisted: row.insisted !== 0,
  prepared: row.prepared === null ? null : (JSON.parse(row.prepared) as Prepared),
})

const columns =
  'id, kind, deliveryId, lane, state, phase, runAt, latestAt, insisted, attempt, prepared, firstCommitAt'

/** A lane goes on when nobody paused it or its project, and its login lives. */
const laneGoesOn = 'c.paused = 0 AND p.paused = 0 AND c.needsLogin = 0'

/**
 * What waits in a lane comes in two rows: what sends a post keeps its distance from the post before it, and what looks or
 * removes does not. Each has its own first one, found by one look into an index, however many wait.
 */
const lanes = `channels c JOIN projects p ON p.id = c.projectId JOIN (SELECT 0 AS spaced UNION ALL SELECT 1 AS spaced) s
  ON s.spaced = 0 OR (c.deletedAt IS NULL AND p.deletedAt IS NULL)`

const waitingInLane = `jobs j INDEXED BY jobs_next CROSS JOIN deliveries d ON d.id = j.deliveryId
  WHERE j.lane = c.id AND (j.kind = 'publish' AND j.phase = 'prepare') = s.spaced
    AND j.state IN ('waiting', 'uncertain') AND d.deletedAt IS NULL`

const isFree = `NOT EXISTS (SELECT 1 FROM jobs r WHERE r.lane = c.id AND r.state = 'running')`

export function createJobRepo({ db, now }: CoreContext, bootId: string): JobRepo {
  const { sqlite } = db
  const byId = sqlite.prepare<[number], Row>(`SELECT ${columns} FROM jobs WHERE id = ?`)
  const live = sqlite.prepare<[string, string], Row>(
    fixedPlan(
      `SELECT ${columns} FROM jobs WHERE deliveryId = ? AND kind = ? AND state IN ('waiting', 'running', 'uncertain')`,
    ),
  )
  const insert = sqlite.prepare(
    `INSERT INTO jobs (kind, deliveryId, lane, state, phase, runAt, plannedAt, latestAt, insisted, attempt, createdAt)
     VALUES (:kind, :deliveryId, :lane, 'waiting', 'prepare', :runAt, :runAt, :latestAt, :insisted, 0, :now)`,
  )
  const replan = sqlite.prepare(
    `UPDATE jobs SET runAt = :runAt, plannedAt = :runAt, latestAt = :latestAt, insisted = :insisted, attempt = 0,
       phase = 'prepare', prepared = NULL
     WHERE id = :id AND state = 'waiting'`,
  )
  // The live ones are named as their index names them, and of those the running one is left alone.
  const cancel = sqlite.prepare(
    fixedPlan(`UPDATE jobs SET state = 'cancelled', finishedAt = :now
     WHERE deliveryId = :deliveryId AND kind = :kind AND state IN ('waiting', 'running', 'uncertain') AND state <> 'running'`),
  )
  const claim = sqlite.prepare<{ boot: string; now: number; limit: number }, Row>(
    fixedPlan(`UPDATE jobs SET state = 'running', bootId = :boot WHERE id IN (
       SELECT id FROM (
         SELECT f.id, f.runAt, row_number() OVER (PARTITION BY f.lane ORDER BY f.runAt, f.plannedAt, f.id) AS place
         FROM (SELECT (SELECT j.id FROM ${waitingInLane} AND j.runAt <= :now
                       ORDER BY j.runAt, j.plannedAt, j.id LIMIT 1) AS id
               FROM ${lanes} WHERE ${laneGoesOn} AND ${isFree} AND coalesce(c.holdUntil, 0) <= :now
                 AND (s.spaced = 0 OR coalesce(c.nextPublishAt, 0) <= :now)) first
         JOIN jobs f ON f.id = first.id)
       WHERE place = 1 ORDER BY runAt, id LIMIT :limit)
     RETURNING ${columns}`),
  )
  const takeBacks = `jobs j JOIN channels c ON c.id = j.lane
    WHERE j.kind = 'takeBack' AND j.state = 'waiting' AND c.needsLogin = 0 AND ${isFree}`
  const claimTakeBacks = sqlite.prepare<{ boot: string; now: number; limit: number }, Row>(
    `UPDATE jobs SET state = 'running', bootId = :boot WHERE id IN (
       SELECT min(j.id) FROM ${takeBacks} AND j.runAt <= :now AND coalesce(c.holdUntil, 0) <= :now
       GROUP BY j.lane LIMIT :limit)
     RETURNING ${columns}`,
  )
  const nextTakeBack = sqlite
    .prepare<[], number | null>(`SELECT min(max(coalesce(c.holdUntil, 0), j.runAt)) FROM ${takeBacks}`)
    .pluck()
  const begin = sqlite
    .prepare<{ id: number; prepared: string; now: number; boot: string }, number>(
      fixedPlan(`UPDATE jobs SET phase = 'commit', prepared = :prepared, firstCommitAt = coalesce(firstCommitAt, :now)
     WHERE id = :id AND state = 'running' AND bootId = :boot RETURNING firstCommitAt`),
    )
    .pluck()
  const putBack = sqlite.prepare(
    `UPDATE jobs SET state = 'waiting', bootId = NULL, phase = :phase, runAt = :runAt, attempt = :attempt WHERE id = :id`,
  )
  const hold = sqlite.prepare(
    `UPDATE jobs SET state = 'waiting', bootId = NULL, runAt = :runAt, latestAt = :latestAt WHERE id = :id`,
  )
  const lookAgain = sqlite.prepare(
    `UPDATE jobs SET runAt = :now WHERE state = 'waiting' AND kind = 'publish' AND runAt > :now AND deliveryId IN (
       SELECT id FROM deliveries
       WHERE state = 'waiting' AND problem IS NOT NULL AND problem ->> '$.key' IN ('quietHours', 'dailyCap'))`,
  )
  const uncertain = sqlite.prepare(
    `UPDATE jobs SET state = 'uncertain', bootId = NULL, phase = 'commit', runAt = :runAt, attempt = :attempt
     WHERE id = :id`,
  )
  const finish = sqlite.prepare(
    fixedPlan(
      `UPDATE jobs SET state = :state, bootId = NULL, finishedAt = :now WHERE id = :id AND finishedAt IS NULL`,
    ),
  )
  const setPhase = sqlite.prepare('UPDATE jobs SET phase = ? WHERE id = ?')
  const keepPrepared = sqlite.prepare('UPDATE jobs SET prepared = ? WHERE id = ?')
  const beginNextPart = sqlite.prepare(
    `UPDATE jobs SET phase = 'prepare', prepared = NULL, firstCommitAt = NULL, attempt = 0, latestAt = :latestAt
     WHERE id = :id`,
  )
  const leftRunning = sqlite.prepare<[string], Row>(
    `SELECT ${columns} FROM jobs WHERE state = 'running' AND bootId <> ?`,
  )
  const nextOpen = sqlite
    .prepare<[], number | null>(
      // What the lane still holds back counts from then on.
      `SELECT min(max(coalesce(c.holdUntil, 0), CASE WHEN s.spaced THEN coalesce(c.nextPublishAt, 0) ELSE 0 END,
                      (SELECT j.runAt FROM ${waitingInLane} AND j.runAt < ${waitsForPerson}
                       ORDER BY j.runAt LIMIT 1)))
       FROM ${lanes} WHERE ${laneGoesOn} AND ${isFree}`,
    )
    .pluck()
  const anyBlocked = sqlite
    .prepare<{ now: number }, number>(
      `SELECT 1 FROM ${lanes} WHERE NOT (${laneGoesOn}) AND EXISTS (SELECT 1 FROM ${waitingInLane} AND j.runAt <= :now)
       LIMIT 1`,
    )
    .pluck()

  const find = (deliveryId: string, kind: JobKind): Job | null => {
    const row = live.get(deliveryId, kind)
    return row === undefined ? null : toJob(row)
  }

  return {
    live: find,
    get: id => {
      const row = byId.get(id)
      if (row === undefined) throw new Error(`No job ${id}.`)
      return toJob(row)
    },
    plan: ({ kind, deliveryId, lane, runAt, latestAt, insisted = false }) => {
      const existing = find(deliveryId, kind)
      if (existing === null) {
        insert.run({ kind, deliveryId, lane, runAt, latestAt, insisted: Number(insisted), now: now() })
        return true
      }
      return replan.run({ id: existing.id, runAt, latestAt, insisted: Number(insisted) }).changes === 1
    },
    cancel: (deliveryId, kind) => void cancel.run({ deliveryId, kind, now: now() }),
    claim: (at, limit) =>
      claim
        .all({ boot: bootId, now: at, limit })
        .map(toJob)
        .sort((a, b) => a.runAt - b.runAt),
    claimTakeBacks: (at, limit) => claimTakeBacks.all({ boot: bootId, now: at, limit }).map(toJob),
    beginCommit: (id, prepared, at) =>
      begin.get({ id, prepared: JSON.stringify(prepared), now: at, boot: bootId }) ?? null,
    setPhase: (id, phase) => void setPhase.run(phase, id),
    keepPrepared: (id, prepared) => void keepPrepared.run(JSON.stringify(prepared), id),
    beginNextPart: (id, latestAt) => void beginNextPart.run({ id, latestAt }),
    putBack: (id, phase, runAt, attempt) => void putBack.run({ id, phase, runAt, attempt }),
    hold: (id, runAt, latestAt) => void hold.run({ id, runAt, latestAt }),
    lookAgain: at => void lookAgain.run({ now: at }),
    setUncertain: (id, runAt, attempt) => void uncertain.run({ id, runAt, attempt }),
    finish: (id, state) => void finish.run({ id, state, now: now() }),
    leftRunning: () => leftRunning.all(bootId).map(toJob),
    nextTakeBackAt: () => nextTakeBack.get() ?? null,
    nextDueAt: () => nextOpen.get() ?? null,
    isBlocked: at => anyBlocked.get({ now: at }) !== undefined,
  }
}
