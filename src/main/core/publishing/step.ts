import type { Account, Connector, Failure, Io, RepostSource } from '../connectors/Connector.ts'
import { NotReadyError } from '../connectors/Connector.ts'
import type { Exchange } from '../connectors/http.ts'
import type { ChannelRepo, ChannelRow } from '../channels/channelRepo.ts'
import type { CreateIo } from '../channels/createIo.ts'
import type { PostRepo } from '../posts/postRepo.ts'
import type { SettingsRepo } from '../settings/settingsRepo.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { RulesRepo } from '../rules/rulesRepo.ts'
import type { DeliveryRow } from './deliveryRepo.ts'
import type { HandOvers } from './handOvers.ts'
import type { Job } from './jobRepo.ts'
import { latestAtOf, onTimeMs } from './lateness.ts'
import type { MissedParts } from './missed.ts'
import type { Planning } from './planning.ts'
import type { Notices } from './notices.ts'

/** What the steps of the engine work with. */
export interface StepParts extends MissedParts {
  posts: PostRepo
  channels: ChannelRepo
  settings: SettingsRepo
  rules: RulesRepo
  planning: Planning
  handOvers: Pick<HandOvers, 'keep'>
  notices: Notices
  createIo: CreateIo
  connectorFor(network: string): Connector
  /** Aborts what may be broken off when the app stops: preparing and reading, never a commit. */
  stopping: AbortSignal
}

/** One claimed job with everything around it. */
export interface Step {
  parts: StepParts
  job: Job
  row: DeliveryRow
  channel: ChannelRow
  connector: Connector
  account: Account
  /** For work that may be broken off. */
  io: Io
  /** For the one call that must not run twice: stopping the app does not break it off. */
  commitIo: Io
  exchanges: Exchange[]
  /** What is to be reposted natively or quoted, once it is known to be out; null for a post of its own. */
  repostOf: RepostSource | null
  /** Past this nothing begins; epoch ms. Null for work that has no latest time. */
  latestAt: number | null
}

/** Gathers what a job needs. Throws AppError when the channel or its login is gone. */
export function openStep(parts: StepParts, job: Job): Step {
  const row = rowOf(parts, job)
  const channel = parts.channels.get(job.lane, true)
  const account = parts.channels.openAccount(channel)
  const exchanges: Exchange[] = []
  const secrets = Object.values(account.secret)
  const work = { deliveryId: job.deliveryId, kind: job.kind, isCommit: false }
  return {
    parts,
    job,
    row,
    channel,
    connector: parts.connectorFor(channel.network),
    account,
    io: parts.createIo({ signal: parts.stopping, secrets, exchanges, work }),
    commitIo: parts.createIo({
      signal: new AbortController().signal,
      secrets,
      exchanges,
      work: { ...work, isCommit: true },
    }),
    exchanges,
    repostOf: null,
    latestAt:
      job.kind === 'publish' && row.dueAt !== null
        ? latestAtOf(job.latestAt, row.dueAt, parts.rules.ofLane(channel.id).graceMs)
        : null,
  }
}

/** What was put away is still taken back from where it was given to. */
function rowOf({ deliveries }: StepParts, { kind, deliveryId }: Job): DeliveryRow {
  const put = kind === 'takeBack' ? deliveries.find(deliveryId) : undefined
  return put ?? deliveries.get(deliveryId)
}

/** When the next post of the channel may go out after this one; after one that was late the larger spacing holds. */
export function nextPublishAt({ parts, row, channel, connector }: Step): number {
  const now = parts.context.now()
  const late = row.dueAt !== null && now - row.dueAt > onTimeMs
  const spacingMs = Math.max(connector.descriptor.spacingMs, parts.rules.ofLane(channel.id).spacingMs)
  return now + (late ? Math.max(spacingMs, parts.settings.get().lateSpacingMs) : spacingMs)
}

/** What an error means, whoever threw it. */
export function failureOf(step: Step, error: unknown): Failure {
  if (error instanceof NotReadyError) {
    return { kind: 'notReady', words: null, retryAfterMs: error.retryAfterMs }
  }
  if (error instanceof AppError) {
    // Ours, not the network's: a media file that is gone cannot be sent by trying again.
    return { kind: error.code === 'unauthorized' ? 'auth' : 'content', words: error.message }
  }
  return step.connector.classify(error)
}
