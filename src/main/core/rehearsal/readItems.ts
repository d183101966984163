import type { CardOccurrence } from '#shared/model/delivery.ts'
import type { LedgerDecision } from '#shared/model/ledger.ts'
import { commentFor, contentFor } from '#shared/model/post.ts'
import type { RehearsedItem, RehearsedKind, RehearsedMessage, ShownRequest } from '#shared/model/rehearsal.ts'
import { checkComment } from '#shared/network/checkComment.ts'
import { checkThread } from '#shared/network/checkThread.ts'
import { countContent } from '#shared/network/checkContent.ts'
import type { ContentToCheck } from '#shared/network/checkContent.ts'
import { textLimit } from '#shared/network/countText.ts'
import { lifetimeOf } from '#shared/network/lifetimeOf.ts'
import { endedTextOf, removalOf } from '#shared/network/removalOf.ts'
import type { ComposedEngine } from '../composeEngine.ts'
import type { Outgoing } from '../connectors/Connector.ts'
import { toInstant, toInstantOrNull } from '../db/instants.ts'
import type { JobKind, JobState } from '../db/schema.ts'
import { createMediaRepo } from '../media/mediaRepo.ts'
import { toRepostOf } from '../publishing/deliveryRepo.ts'
import type { DeliveryRow } from '../publishing/deliveryRepo.ts'
import { outgoingsOf } from '../publishing/parts.ts'
import type { Recorder } from './createRecorder.ts'
import { createStandstills } from './createStandstills.ts'
import type { RehearsalParts, RehearsalRun, RehearsalWish } from './runRehearsal.ts'

interface ItemParts extends RehearsalParts {
  composed: ComposedEngine
  recorder: Recorder
  withoutLogin: ReadonlySet<string>
}

interface JobRow {
  deliveryId: string
  kind: RehearsedJobKind
  state: JobState
  runAt: number
  plannedAt: number
  finishedAt: number | null
  campaignId: string | null
  seriesId: string | null
  occurrenceLocal: string | null
}

/** What is given to a network's own scheduler is not copied (see createScratch.ts). */
type RehearsedJobKind = Exclude<JobKind, 'handOver' | 'takeBack'>

const kinds: Record<RehearsedJobKind, RehearsedKind> = {
  publish: 'publish',
  comment: 'comment',
  expire: 'expire',
  edit: 'edit',
}

/** What became of every job of the period in the copy, told as what would become of it. */
export function readItems(
  parts: ItemParts,
  wish: RehearsalWish,
  head: Omit<RehearsalRun['rehearsal'], 'items'>,
): RehearsalRun {
  const { composed, recorder } = parts
  const { sqlite } = composed.parts.context.db
  const jobs = sqlite
    .prepare<[], JobRow>(
      `SELECT j.deliveryId, j.kind, j.state, j.runAt, j.plannedAt, j.finishedAt, p.campaignId, o.seriesId, o.occurrenceLocal
       FROM jobs j JOIN deliveries d ON d.id = j.deliveryId JOIN posts p ON p.id = d.postId
         LEFT JOIN occurrences o ON o.postId = d.postId
       ORDER BY j.id`,
    )
    .all()
  const toItem = itemReader(parts)
  const requests = new Map<string, ShownRequest[]>()
  const items: RehearsedItem[] = []
  const isInPeriod = (at: string | null) => at !== null && at >= toInstant(wish.from) && at < head.to
  // A job that was planned anew after it had ended stands twice; the later one tells.
  const latest = new Map(jobs.map(job => [`${job.deliveryId} ${job.kind}`, job]))
  for (const job of latest.values()) {
    if (wish.campaignId !== null && job.campaignId !== wish.campaignId) continue
    const item = toItem(job)
    if (item === null || !(isInPeriod(item.plannedAt) || isInPeriod(item.at))) continue
    items.push(item)
    requests.set(item.id, recorder.requestsOf(job.deliveryId, job.kind))
  }
  const timeOf = ({ at, plannedAt }: RehearsedItem) => at ?? plannedAt
  items.sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : timeOf(a) > timeOf(b) ? 1 : 0))
  return { rehearsal: { ...head, items }, requests }
}

function itemReader(parts: ItemParts): (job: JobRow) => RehearsedItem | null {
  const { composed, context, recorder } = parts
  const { deliveries } = composed.parts
  const standstillsOf = createStandstills(parts)
  const movesOf = composed.parts.context.db.sqlite
    .prepare<[string], string>(
      `SELECT decision FROM ledger WHERE deliveryId = ? AND event IN ('postponed', 'missed', 'cancelled', 'moved')
         AND decision IS NOT NULL AND decision ->> '$.key' <> 'planned' ORDER BY id`,
    )
    .pluck()
  const isMade = context.db.sqlite.prepare<[string], 1>('SELECT 1 FROM posts WHERE id = ?').pluck()
  const contentOf = contentReader(parts)

  return job => {
    const row = deliveries.get(job.deliveryId)
    const outcome = outcomeOf(job, row)
    if (outcome === null) return null
    const made = isMade.get(row.postId) !== undefined
    const isPublish = job.kind === 'publish'
    return {
      id: `${row.id}_${job.kind}`,
      kind: kinds[job.kind],
      deliveryId: row.id,
      postId: made ? row.postId : null,
      occurrence: occurrenceOf(job, made),
      channelId: row.channelId,
      repost: toRepostOf(row),
      plannedAt: toInstant(isPublish ? (row.dueAt ?? job.plannedAt) : job.plannedAt),
      at: toInstantOrNull(timeOf(job, row, outcome)),
      outcome,
      ...contentOf(job, row),
      standstills: standstillsOf(row.channelId),
      problem: outcome === 'goes' || outcome === 'later' ? null : row.problem,
      moves: isPublish ? movesOf.all(row.id).map(text => JSON.parse(text) as LedgerDecision) : [],
      requests: recorder.requestsOf(row.id, job.kind).length,
    }
  }
}

const occurrenceOf = ({ seriesId, occurrenceLocal }: JobRow, made: boolean): CardOccurrence | null =>
  seriesId === null || occurrenceLocal === null ? null : { seriesId, local: occurrenceLocal, isMade: made }

/** Null: nothing that anybody would notice. */
function outcomeOf({ kind, state }: JobRow, row: DeliveryRow): RehearsedItem['outcome'] | null {
  if (state === 'waiting' || state === 'running' || state === 'uncertain') return 'later'
  if (state === 'failed') return 'refused'
  if (kind === 'expire' && row.problem?.key === 'cannotRemove') return 'byHand'
  if (kind !== 'publish') return state === 'done' ? 'goes' : null
  switch (row.state) {
    case 'published':
    case 'expired':
      return 'goes'
    case 'waiting':
      return 'byHand'
    case 'missed':
      return 'missed'
    case 'failed':
      return 'refused'
    default:
      return 'skipped'
  }
}

function timeOf(job: JobRow, row: DeliveryRow, outcome: RehearsedItem['outcome']): number | null {
  if (outcome === 'later') return job.runAt
  if (outcome === 'byHand') return job.finishedAt
  if (outcome !== 'goes') return null
  return job.kind === 'publish' ? row.publishedAt : job.finishedAt
}

type OfContent = Pick<RehearsedItem, 'excerpt' | 'messages' | 'problems' | 'removal'>

/** What it says, how the network counts it, and what it would refuse of it. */
function contentReader({ composed, connectorFor }: ItemParts): (job: JobRow, row: DeliveryRow) => OfContent {
  const { posts, channels, campaignEnds } = composed
  const mediaRepo = createMediaRepo(composed.parts.context)
  return (job, row) => {
    const channel = channels.get(row.channelId, true)
    const { descriptor } = connectorFor(channel.network)
    const limits = channel.limits ?? descriptor.limits
    const { rights } = channel
    const post = posts.get(row.postId, true)
    const outgoings =
      job.kind === 'publish'
        ? outgoingsOf(composed, row, descriptor.thread)
        : job.kind === 'comment'
          ? commentOf(row)
          : []
    const excerpt = (outgoings[0]?.text ?? contentFor(post, row.channelId).text).slice(0, 160)
    const media = new Map(
      mediaRepo
        .get([...new Set(outgoings.flatMap(each => each.media.map(({ mediaId }) => mediaId)))])
        .map(each => [each.id, each]),
    )
    const messages = outgoings.map((outgoing): RehearsedMessage => {
      return {
        text: outgoing.text,
        count: countContent({ descriptor, limits, content: outgoing }),
        limit: textLimit(limits.text, outgoing.media.length > 0),
        media: outgoing.media.flatMap(({ mediaId }) => {
          const found = media.get(mediaId)
          if (found === undefined) return []
          const { kind, mime, bytes, width, height } = found
          return [{ mediaId, kind, mime, bytes, width, height }]
        }),
      }
    })
    const campaignEndAt = campaignEnds.endAt(row.postId)
    const { dueLocal, zone, expiry } = row
    const content = contentFor(post, row.channelId)
    const plan: ContentToCheck['plan'] = dueLocal === null ? null : { dueLocal, zone, expiry, campaignEndAt }
    const check = {
      descriptor,
      limits,
      rights,
      content,
      isQuote: row.repostHow === 'quote',
      mediaById: media,
      plan,
    }
    const problems =
      job.kind === 'publish'
        ? checkThread(check)
        : job.kind === 'comment'
          ? checkComment(check, commentFor(post, row.channelId))
          : []
    const lifetimeMs =
      job.kind === 'publish' && row.dueAt !== null
        ? lifetimeOf(expiry, { dueAt: row.dueAt, zone, campaignEndAt })
        : null
    const removal =
      lifetimeMs === null
        ? null
        : removalOf(descriptor, rights, lifetimeMs) === 'ratiba'
          ? 'ratiba'
          : endedTextOf(expiry, descriptor, rights) === null
            ? 'byHand'
            : 'replaced'
    return {
      excerpt,
      messages,
      problems: problems.map(({ key, params, severity }) => ({ key, params, severity })),
      removal,
    }
  }
}

const commentOf = ({ comment }: DeliveryRow): Outgoing[] => (comment === null ? [] : [comment.outgoing])
