import type { Rehearsal, ShownRequest } from '#shared/model/rehearsal.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { ChannelRepo } from '../channels/channelRepo.ts'
import { composeEngine } from '../composeEngine.ts'
import type { ComposedEngine } from '../composeEngine.ts'
import type { Connector, MediaBytes } from '../connectors/Connector.ts'
import type { CoreContext } from '../CoreContext.ts'
import { toInstant } from '../db/instants.ts'
import { createMediaRepo } from '../media/mediaRepo.ts'
import { createRecorder } from './createRecorder.ts'
import type { Recorder } from './createRecorder.ts'
import { createRehearsalClock } from './createRehearsalClock.ts'
import type { RehearsalClock } from './createRehearsalClock.ts'
import { createScratch } from './createScratch.ts'
import { readItems } from './readItems.ts'

export interface RehearsalParts {
  context: CoreContext
  channels: ChannelRepo
  connectorFor(network: string): Connector
  openMedia(mediaId: string): Promise<MediaBytes>
}

export interface RehearsalWish {
  id: string
  projectId: string
  campaignId: string | null
  /** Epoch ms. */
  from: number
  to: number
}

export interface RehearsalRun {
  rehearsal: Rehearsal
  /** By item. */
  requests: ReadonlyMap<string, ShownRequest[]>
}

const longestAheadMs = 400 * 86_400_000

/**
 * Runs the very engine that publishes, with the connectors' own code, on a copy of what is planned: its clock leaps from one due
 * time to the next, its networks are stood in for, and it has no way out. Throws AppError `invalid_input` or `cancelled`.
 */
export async function runRehearsal(
  parts: RehearsalParts,
  wish: RehearsalWish,
  { signal, onProgress }: { signal: AbortSignal; onProgress(done: number, of: number): void },
): Promise<RehearsalRun> {
  const now = parts.context.now()
  if (wish.to <= Math.max(now, wish.from)) {
    throw new AppError('invalid_input', 'This period is over. Choose one that ends later.', { field: 'to' })
  }
  if (wish.to > now + longestAheadMs) {
    throw new AppError(
      'invalid_input',
      'A rehearsal reaches 400 days ahead. Choose a period that ends earlier.',
      {
        field: 'to',
      },
    )
  }
  const clock = createRehearsalClock(now)
  const scratch = createScratch(parts, clock, wish)
  try {
    const { composed, recorder } = composeRehearsal(parts, scratch.context)
    const walk = { clock, composed, recorder, to: wish.to }
    await walkThrough(walk, signal, onProgress)
    return readItems({ ...parts, composed, recorder, withoutLogin: scratch.withoutLogin }, wish, {
      id: wish.id,
      from: toInstant(Math.max(now, wish.from)),
      to: toInstant(wish.to),
    })
  } finally {
    scratch.close()
  }
}

function composeRehearsal(
  { connectorFor, openMedia }: RehearsalParts,
  context: CoreContext,
): { composed: ComposedEngine; recorder: Recorder } {
  const media = createMediaRepo(context)
  const recorder = createRecorder({
    now: context.now,
    openMedia,
    connectorOf: id =>
      connectorFor(composed.channels.get(composed.parts.deliveries.get(id).channelId, true).network),
    kindOf: id => media.get([id])[0]?.kind ?? 'image',
    outgoingOf: id =>
      composed.parts.sentParts.of(id).at(-1)?.outgoing ?? composed.parts.deliveries.get(id).outgoing,
    partsOut: id => {
      const { remote } = composed.parts.deliveries.get(id)
      return remote === null
        ? 0
        : 1 + composed.parts.sentParts.of(id).filter(part => part.remote !== null).length
    },
  })
  const { durable } = context
  const composed = composeEngine({
    context: { ...context, durable: (work, until) => recorder.during(durable(work, until)) },
    createIo: recorder.createIo,
    connectorFor: network => withoutReading(connectorFor(network)),
  })
  return { composed, recorder }
}

/** Whether it is there afterwards is no part of a rehearsal: nobody could say. */
function withoutReading(connector: Connector): Connector {
  const { check: _, find: __, ...rest } = connector
  return rest
}

interface Walk {
  clock: RehearsalClock
  composed: ComposedEngine
  recorder: Recorder
  to: number
}

/** Lets everything happen that is due before the end of the period. */
async function walkThrough(
  { clock, composed, recorder, to }: Walk,
  signal: AbortSignal,
  onProgress: (done: number, of: number) => void,
): Promise<void> {
  const { engine, parts, makeAhead } = composed
  const { sqlite } = parts.context.db
  const countJobs = sqlite.prepare<[], { finished: number; whole: number; running: number }>(
    `SELECT count(finishedAt) AS finished, count(*) AS whole, count(bootId) AS running FROM jobs`,
  )
  engine.start()
  try {
    for (;;) {
      await settled(recorder)
      if (signal.aborted) throw new AppError('cancelled', 'The rehearsal was stopped.')
      const { finished, whole, running } = countJobs.get() ?? { finished: 0, whole: 0, running: 0 }
      onProgress(finished, whole)
      const timer = clock.nextAt()
      if (timer === null) return
      // Where nothing is at work, nothing happens before something falls due: the looks in between are left out.
      const due = Math.min(parts.jobs.nextDueAt() ?? Infinity, makeAhead.nextAt() ?? Infinity)
      const next = running > 0 ? timer : Math.max(timer, due)
      if (next >= to && running === 0) return
      clock.goTo(next)
    }
  } finally {
    await engine.stop()
  }
}

/** Resolves once everything waits for the clock. */
async function settled(recorder: Recorder): Promise<void> {
  for (let still = 0; still < 2; still = recorder.busy() === 0 ? still + 1 : 0) {
    await new Promise<void>(resolve => setImmediate(resolve))
  }
}
