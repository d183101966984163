import type { DayRoom } from '#shared/contract/channels.ts'
import type { HandlersOf } from '#shared/contract/index.ts'
import type { Channel } from '#shared/model/channel.ts'
import { given } from '#shared/model/patch.ts'
import type { ChannelRules } from '#shared/model/rules.ts'
import { inWeekOrder } from '#shared/model/slot.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { Connector } from '../connectors/Connector.ts'
import type { CoreContext } from '../CoreContext.ts'
import { inTransaction } from '../CoreContext.ts'
import type { ProjectRepo } from '../projects/projectRepo.ts'
import type { PutAway } from '../publishing/putAway.ts'
import type { RoomQuestion } from '../rules/dayRoom.ts'
import { healthy, toChannel } from './channelRepo.ts'
import type { ChannelRepo } from './channelRepo.ts'
import type { Connecting } from './connecting.ts'
import type { Health } from './health.ts'

export interface ChannelHandlerParts {
  context: CoreContext
  channels: ChannelRepo
  projects: ProjectRepo
  connecting: Connecting
  health: Health
  putAway: PutAway
  connectors: readonly Connector[]
  wakeEngine(): void
  /** Wakes the engine, also for what was held back. */
  lookAgain(): void
  dayRoom(question: RoomQuestion): DayRoom
  /** What was given to the network's scheduler comes back. */
  releaseAll(scope: { channelId: string }): void
}

export function channelHandlers(parts: ChannelHandlerParts): HandlersOf<'channels' | 'networks'> {
  const { context, channels, projects, connecting, health, putAway } = parts
  const changed = (id: string): Channel => {
    context.emit('channels.changed', { ids: [id] })
    context.emit('deliveries.changed', { ids: [] })
    context.emit('publishing.changed', {})
    parts.wakeEngine()
    return toChannel(channels.get(id))
  }

  return {
    'networks.list': () => parts.connectors.map(connector => connector.descriptor),
    'channels.list': ({ projectId }) => channels.list(projectId),
    'channels.probe': ({ network, way, fields }, { signal }) =>
      connecting.probe(network, way, fields, signal),
    'channels.beginOAuth': ({ network, fields }, { signal }) =>
      connecting.beginOAuth(network, fields, signal),
    'channels.finishOAuth': ({ attemptId, code }, { signal }) =>
      connecting.finishOAuth(attemptId, code, signal),
    'channels.cancelOAuth': ({ attemptId }) => {
      connecting.cancelOAuth(attemptId)
    },
    'channels.connect': ({ ticket, projectId }) => {
      projects.get(projectId)
      const { network, account } = connecting.redeem(ticket)
      return changed(inTransaction(context, () => channels.insert(projectId, network, account)))
    },
    'channels.reconnect': ({ id, ticket }) => {
      const row = channels.get(id)
      const { network, account } = connecting.redeem(ticket)
      if (network !== row.network || account.remoteId !== row.remoteId) {
        throw new AppError('conflict', 'This is another account. Connect it as a new channel instead.', {
          expected: row.handle,
          got: account.handle,
        })
      }
      inTransaction(context, () => {
        const { config, limits, rights, handle, url } = account
        channels.update(id, { config, limits, rights, handle, url, health: healthy(context.now(), rights) })
        channels.setSecret(id, account.secret)
        health.loginWorks(id)
      })
      return changed(id)
    },
    'channels.rename': ({ id, name }) => {
      channels.get(id)
      channels.update(id, { name })
      return changed(id)
    },
    'channels.pause': ({ id, paused }) => {
      channels.get(id)
      channels.update(id, { paused })
      if (paused) parts.releaseAll({ channelId: id })
      return changed(id)
    },
    'channels.setRules': ({ id, rules: { quiet, slots, ...rules } }) => {
      channels.get(id)
      channels.update(id, {
        ...given<Omit<ChannelRules, 'quiet' | 'slots'>>(rules),
        ...(slots === undefined ? {} : { slots: inWeekOrder(slots) }),
        ...(quiet === undefined ? {} : { quiet: quiet.kind === 'project' ? null : quiet }),
      })
      parts.lookAgain()
      return changed(id)
    },
    'channels.room': ({ items, zone, exceptPostId }) =>
      items.map(({ channelId, day }) => {
        const cap = channels.get(channelId).dailyCap ?? Infinity
        return parts.dayRoom({ channelId, day, zone, exceptPostId, cap })
      }),
    'channels.verify': ({ id }) => {
      health.verify(id)
    },
    'channels.remove': ({ id }) => {
      inTransaction(context, () => {
        channels.get(id)
        putAway.refuseWithExpiries({ channelId: id })
        const at = context.now()
        putAway.deliveriesOf({ channelId: id }, at)
        channels.update(id, { deletedAt: at })
      })
      parts.wakeEngine()
      context.emit('channels.changed', { ids: [id] })
      context.emit('deliveries.changed', { ids: [] })
      context.emit('publishing.changed', {})
    },
    'channels.restore': ({ id }) => {
      inTransaction(context, () => {
        const { deletedAt } = channels.get(id, true)
        if (deletedAt === null) return
        channels.update(id, { deletedAt: null })
        putAway.bringBack({ channelId: id }, deletedAt)
      })
      return changed(id)
    },
  }
}
