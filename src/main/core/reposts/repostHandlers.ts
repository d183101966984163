import type { HandlersOf } from '#shared/contract/index.ts'
import type { RepostItem } from '#shared/contract/reposts.ts'
import type { RepostWay } from '#shared/model/delivery.ts'
import { movableStates, needsOriginal } from '#shared/model/delivery.ts'
import { repostFields } from '#shared/model/repostFields.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { inTransaction } from '../CoreContext.ts'
import type { ChannelRepo, ChannelRow } from '../channels/channelRepo.ts'
import type { Connector } from '../connectors/Connector.ts'
import { withoutGone } from '../posts/checkReferences.ts'
import type { PostRepo } from '../posts/postRepo.ts'
import type { ProjectRepo } from '../projects/projectRepo.ts'
import { toDelivery } from '../publishing/deliveryRepo.ts'
import type { DeliveryRow } from '../publishing/deliveryRepo.ts'
import type { Planning, PublishingParts } from '../publishing/planning.ts'
import { originalGoneProblem } from '../publishing/problems.ts'
import { repostSourceOf } from '../publishing/reposting.ts'
import { nativeHindrance, quoteHindrance } from './nativeHindrance.ts'

export interface RepostHandlerParts extends PublishingParts {
  channels: ChannelRepo
  projects: ProjectRepo
  posts: PostRepo
  planning: Planning
  connectorFor(network: string): Connector
  wakeEngine(): void
}

type Target = Pick<ChannelRow, 'id' | 'network' | 'url' | 'rights'>

export function repostHandlers(parts: RepostHandlerParts): HandlersOf<'reposts'> {
  const { context, channels, deliveries, jobs, ledger, planning, posts, projects } = parts

  /** A repost of a native repost is one of what that sends on: only that has a place of its own. */
  const originalOf = (id: string): DeliveryRow => {
    const row = deliveries.get(id)
    const isSentOn = row.repostHow === 'native' && row.repostOf !== null
    const original = isSentOn ? (deliveries.find(row.repostOf ?? '') ?? row) : row
    if (row.publishedAt === null) {
      throw new AppError('conflict', 'Only what is or was out can be reposted.', { state: row.state })
    }
    return original
  }

  const waysTo = (original: DeliveryRow, target: Target) => {
    const source = {
      channel: channels.get(original.channelId, true),
      isOut: original.state === 'published',
      isKnown: repostSourceOf(parts, { repostOf: original.id }) !== null,
    }
    const { repost, quote } = parts.connectorFor(target.network).descriptor
    return {
      native: nativeHindrance(source, target, repost),
      quote: quoteHindrance(source, target, quote),
      copy: null,
    }
  }

  const checkWay = (original: DeliveryRow, target: Target, how: RepostWay) => {
    const why = waysTo(original, target)[how]
    if (why === null) return
    throw new AppError('invalid_input', 'It cannot go there in this way.', { channelId: target.id, why })
  }

  const checkWords = ({ how, when }: RepostItem, quoteText: string) => {
    if (how !== 'quote' || when.kind === 'draft' || quoteText.trim() !== '') return
    throw new AppError('invalid_input', 'Say something of it: a quote has words of its own.', {
      field: 'quoteText',
    })
  }

  /** One post for all channels of a project. */
  const planIn = (
    original: DeliveryRow,
    projectId: string,
    items: readonly { item: RepostItem; target: ChannelRow }[],
    quoteText: string,
  ): string => {
    const { network } = channels.get(original.channelId, true)
    const fields = repostFields(
      posts.get(original.postId, true),
      original.channelId,
      items.map(({ item, target }) => ({
        channelId: target.id,
        isSameNetwork: target.network === network,
        isQuote: item.how === 'quote',
      })),
      quoteText,
    )
    const postId = posts.insert(projectId, withoutGone(context, projectId, fields))
    const { zone } = projects.get(projectId)
    for (const { item, target } of items) {
      checkWay(original, target, item.how)
      checkWords(item, quoteText)
      const id = deliveries.insert({
        ...{ postId, channelId: target.id, projectId, zone },
        ...{ repostOf: original.id, repostHow: item.how },
      })
      if (item.when.kind === 'at') planning.schedule(id, item.when.schedule)
      else if (item.when.kind === 'now') planning.publishNow(id, item.when.expiry)
    }
    return postId
  }

  const plan = (id: string, items: readonly RepostItem[], quoteText: string): string[] => {
    const original = originalOf(id)
    const ofProject = new Map<string, { item: RepostItem; target: ChannelRow }[]>()
    for (const item of items) {
      const target = channels.get(item.channelId)
      const others = ofProject.get(target.projectId) ?? []
      if (others.some(other => other.target.id === target.id)) {
        throw new AppError('invalid_input', 'A channel is named twice.', { channelId: target.id })
      }
      ofProject.set(target.projectId, [...others, { item, target }])
    }
    return [...ofProject].map(([projectId, those]) => planIn(original, projectId, those, quoteText))
  }

  const becomeCopy = (row: DeliveryRow) => {
    deliveries.update(row.id, { repostHow: 'copy', outgoing: null })
    const key = row.repostHow === 'quote' ? 'withoutQuote' : 'repostAsCopy'
    ledger.write({ event: 'decided', deliveryId: row.id, decision: { key, params: {} } })
    if (row.state !== 'failed') return
    const { id, dueLocal, zone, latestLocal, ifMissed, expiry } = row
    if (dueLocal !== null && row.dueAt !== null && row.dueAt > context.now()) {
      planning.schedule(id, { dueLocal, zone, latestLocal, ifMissed, expiry })
    } else planning.publishNow(id, expiry)
  }

  const followAgain = (row: DeliveryRow, how: 'native' | 'quote') => {
    const original = deliveries.find(row.repostOf ?? '')
    if (original?.state === 'published') checkWay(original, channels.get(row.channelId), how)
    deliveries.update(row.id, { repostHow: how, outgoing: null })
    if (original?.state === 'published' || row.state !== 'waiting') return
    jobs.cancel(row.id, 'publish')
    deliveries.update(row.id, { state: 'failed', problem: originalGoneProblem(how) })
    ledger.write({ event: 'refused', deliveryId: row.id, decision: { key: 'originalGone', params: {} } })
  }

  const setHow = (id: string, how: RepostWay) => {
    const row = deliveries.get(id)
    if (row.repostHow === how) return
    if (row.repostHow === null) throw new AppError('invalid_input', 'This is no repost.')
    if (!movableStates.includes(row.state) || row.remote !== null) {
      throw new AppError('conflict', 'It is out, or on its way.', { state: row.state })
    }
    if (row.handOver !== null) {
      throw new AppError('conflict', 'It was given to the scheduler of its network. Take it back first.')
    }
    if (needsOriginal(how)) followAgain(row, how)
    else becomeCopy(row)
  }

  const tell = (postIds: string[], deliveryIds: string[]) => {
    context.emit('posts.changed', { ids: postIds })
    context.emit('deliveries.changed', { ids: deliveryIds })
    context.emit('publishing.changed', {})
    parts.wakeEngine()
  }

  return {
    'reposts.ways': ({ id }) => {
      const original = originalOf(id)
      return channels.list(null).map(channel => {
        const { native, quote } = waysTo(original, channel)
        return { channelId: channel.id, native, quote }
      })
    },
    'reposts.plan': ({ id, items, quoteText }) => {
      const postIds = inTransaction(context, () => plan(id, items, quoteText))
      const made = postIds.flatMap(postId => deliveries.ofPost(postId))
      tell(postIds, [id, ...made.map(row => row.id)])
      return { postIds, deliveries: made.map(toDelivery) }
    },
    'reposts.setHow': ({ id, how }) => {
      inTransaction(context, () => {
        setHow(id, how)
      })
      const row = deliveries.get(id)
      tell([row.postId], [id])
      return toDelivery(row)
    },
  }
}
