import type { Pulse } from '#shared/contract/deliveries.ts'
import type { DeliveryCard } from '#shared/model/delivery.ts'
import { dayOf } from '#shared/time/zoned.ts'
import type { CoreContext } from '../CoreContext.ts'
import type { DeliveryRepo } from './deliveryRepo.ts'
import type { Engine } from './engine.ts'
import type { Online } from './online.ts'

/** What needs the person: she must decide, or something waits for her hand. */
const needsYou = `d.state IN ('failed', 'missed')
  OR (d.problem IS NOT NULL AND d.problem ->> '$.action' NOT IN ('wait', 'none'))`

const attention = `(d.state IN ('failed','uncertain','missed') OR d.problem IS NOT NULL) AND (${needsYou})`

const ofProject = '(:projectId IS NULL OR d.projectId = :projectId)'

export interface Overview {
  pulse(projectId: string | null): Pulse
  today(
    projectId: string | null,
    zone: string,
  ): {
    needsYou: DeliveryCard[]
    dueToday: DeliveryCard[]
    expiringToday: DeliveryCard[]
    doneToday: DeliveryCard[]
  }
}

/** The truth about publishing, for the pulse, the tray and Today. */
export function createOverview(
  context: CoreContext,
  deliveries: DeliveryRepo,
  engine: Engine,
  online: Online,
): Overview {
  const { sqlite } = context.db
  const count = (where: string) =>
    sqlite
      .prepare<{ projectId: string | null }, number>(
        `SELECT count(*) FROM deliveries d WHERE d.deletedAt IS NULL AND ${ofProject} AND (${where})`,
      )
      .pluck()
  const waiting = count("d.state = 'waiting'")
  const waitingDue = sqlite
    .prepare<{ projectId: string | null; now: number }, number>(
      `SELECT count(*) FROM deliveries d WHERE d.deletedAt IS NULL AND ${ofProject} AND d.state = 'waiting'
       AND d.dueAt <= :now`,
    )
    .pluck()
  const running = count(
    "d.state = 'running' AND d.id IN (SELECT deliveryId FROM jobs WHERE state = 'running')",
  )
  const needs = count(attention)
  const pausedProjects = sqlite
    .prepare<{ projectId: string | null }, number>(
      `SELECT count(*) FROM projects WHERE paused <> 0 AND deletedAt IS NULL
       AND (:projectId IS NULL OR id = :projectId)`,
    )
    .pluck()

  const upcoming = (projectId: string | null, limit: number) =>
    deliveries.cards(
      `d.id IN (SELECT d.id FROM deliveries d JOIN channels c ON c.id = d.channelId
                JOIN projects p ON p.id = d.projectId
                WHERE d.state = 'waiting' AND d.deletedAt IS NULL AND d.problem IS NULL AND ${ofProject}
                AND c.paused = 0 AND p.paused = 0 ORDER BY d.dueAt LIMIT ${limit})`,
      { projectId },
    )

  return {
    pulse: projectId => {
      const next = upcoming(projectId, 5)
      const offline = online.isOffline()
      return {
        paused: engine.paused(),
        pausedProjects: pausedProjects.get({ projectId }) ?? 0,
        offline,
        waiting:
          (offline ? waitingDue.get({ projectId, now: context.now() }) : waiting.get({ projectId })) ?? 0,
        needsYou: needs.get({ projectId }) ?? 0,
        running: running.get({ projectId }) ?? 0,
        next: next[0] ?? null,
        upcoming: next,
      }
    },
    today: (projectId, zone) => {
      const { from, to } = dayOf(context.now(), zone)
      const params = { projectId, from, to }
      return {
        // The plus keeps SQLite from walking all deliveries in the order of their times.
        needsYou: deliveries.cards(`${ofProject} AND ${attention}`, { projectId }, '+d.dueAt, d.id'),
        dueToday: deliveries.cards(
          // Three indexes of little; by dueAt alone it would be everything that ever was.
          `${ofProject} AND d.dueAt < :to AND NOT (${attention}) AND d.id IN (
             SELECT id FROM deliveries WHERE state = 'waiting' AND deletedAt IS NULL AND dueAt < :to
             UNION ALL SELECT id FROM deliveries WHERE state = 'uncertain' AND problem IS NOT NULL
             UNION ALL SELECT deliveryId FROM jobs WHERE state = 'running')
           AND d.state IN ('waiting', 'running', 'uncertain')`,
          { projectId, to },
        ),
        expiringToday: deliveries.cards(
          `${ofProject} AND d.state = 'published' AND d.expireAt IS NOT NULL AND d.expireAt < :to AND NOT (${attention})`,
          { projectId, to },
          'd.expireAt, d.id',
        ),
        doneToday: deliveries.cards(
          `${ofProject} AND d.id IN (
             SELECT id FROM deliveries WHERE publishedAt >= :from AND publishedAt < :to
             UNION SELECT id FROM deliveries WHERE expiredAt >= :from AND expiredAt < :to)`,
          params,
          'max(d.publishedAt, coalesce(d.expiredAt, 0)) DESC',
        ),
      }
    },
  }
}
