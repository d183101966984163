import type { HandlersOf } from '#shared/contract/index.ts'
import type { Risk } from '#shared/contract/risks.ts'
import { hindranceAt } from '#shared/time/calm.ts'
import { instantOf, localOf } from '#shared/time/zoned.ts'
import { inTransaction } from '../CoreContext.ts'
import type { CoreContext } from '../CoreContext.ts'
import type { ChannelRepo } from '../channels/channelRepo.ts'
import type { Connector } from '../connectors/Connector.ts'
import type { DeliveryRepo } from '../publishing/deliveryRepo.ts'
import type { HandOvers } from '../publishing/handOvers.ts'
import { latestAtOf } from '../publishing/lateness.ts'
import type { RulesRepo } from '../rules/rulesRepo.ts'
import type { AwakeHistory } from './awakeHistory.ts'
import { createHabits, isUsuallyAsleep, nearestAwake } from './habits.ts'
import type { HabitAt } from './habits.ts'

interface RiskParts {
  context: CoreContext
  deliveries: DeliveryRepo
  channels: ChannelRepo
  rules: RulesRepo
  awake: Pick<AwakeHistory, 'spans'>
  handOvers: Pick<HandOvers, 'reason'>
  connectorFor(network: string): Connector
}

/** Further ahead habits say little, and there is time to look again. */
const aheadMs = 14 * 86_400_000
/** Being so late is no trouble to anybody; her own latest time may be sooner. */
const mostLateMs = 3_600_000

interface Due {
  channelId: string
  dueLocal: string
  latestLocal: string | null
  zone: string
}

export function riskHandlers(parts: RiskParts): HandlersOf<'risks'> {
  const { context, deliveries, channels, rules, awake, handOvers, connectorFor } = parts
  const takenOf = context.db.sqlite
    .prepare<{ postId: string | null; channelId: string }, number | null>(
      `SELECT CASE WHEN handOver IS NULL THEN riskTakenAt ELSE dueAt END FROM deliveries
       WHERE postId = :postId AND channelId = :channelId AND deletedAt IS NULL AND (riskTakenAt IS NOT NULL OR handOver IS NOT NULL)`,
    )
    .pluck()

  const habits = (): HabitAt => createHabits(awake.spans(), context.now(), context.deps.info.zone)

  const riskOf = (habitAt: HabitAt, { channelId, dueLocal, latestLocal, zone }: Due): Risk | null => {
    const dueAt = instantOf(dueLocal, zone)
    const lane = rules.ofLane(channelId)
    const latestAt = latestAtOf(
      latestLocal === null ? null : instantOf(latestLocal, zone),
      dueAt,
      lane.graceMs,
    )
    const withinMs = Math.min(mostLateMs, latestAt - dueAt)
    const habit = habitAt(dueAt, withinMs)
    if (habit === null || !isUsuallyAsleep(habit)) return null
    const calm = lane.calm()
    const better = nearestAwake(
      habitAt,
      dueAt,
      withinMs,
      at => at > context.now() && hindranceAt(at, calm, lane.zone) === null,
    )
    return { ...habit, betterLocal: better === null ? null : localOf(better, zone).slice(0, 16) }
  }
  /** Where she publishes by hand she is there, or knows of it. */
  const isOurs = (network: string) => connectorFor(network).descriptor.publishing === 'api'

  return {
    'risks.list': ({ projectId }) => {
      const now = context.now()
      const habitAt = habits()
      return deliveries
        .cards(
          `d.state = 'waiting' AND d.dueAt > :now AND d.dueAt < :until AND d.problem IS NULL AND d.handOver IS NULL
           AND d.riskTakenAt IS NOT d.dueAt AND (:projectId IS NULL OR d.projectId = :projectId)`,
          { projectId, now, until: now + aheadMs },
        )
        .flatMap(delivery => {
          const { dueLocal } = delivery
          if (dueLocal === null || !isOurs(delivery.network)) return []
          const risk = riskOf(habitAt, { ...delivery, dueLocal })
          return risk === null
            ? []
            : [{ delivery, risk, kept: handOvers.reason(deliveries.get(delivery.id)) }]
        })
    },
    'risks.at': ({ postId, zone, items }) => {
      const habitAt = habits()
      return items.flatMap(item => {
        const { channelId, dueLocal } = item
        const dueAt = instantOf(dueLocal, zone)
        if (dueAt <= context.now() || takenOf.get({ postId, channelId }) === dueAt) return []
        if (!isOurs(channels.get(channelId).network)) return []
        const risk = riskOf(habitAt, { ...item, zone })
        return risk === null ? [] : [{ channelId, dueLocal, risk }]
      })
    },
    'risks.take': ({ ids, taken }) => {
      inTransaction(context, () => {
        for (const id of ids) {
          const { dueAt } = deliveries.get(id)
          deliveries.update(id, { riskTakenAt: taken ? dueAt : null })
        }
      })
      context.emit('deliveries.changed', { ids })
    },
  }
}
