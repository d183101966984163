import { networkInterfaces } from 'node:os'
import { inTransaction } from '../CoreContext.ts'
import type { CoreContext } from '../CoreContext.ts'
import type { SourceReadings } from './createReading.ts'
import type { PieceRepo } from './pieceRepo.ts'
import { ReadingFailure } from './ReadingFailure.ts'
import type { SourceReading } from './readers/Reader.ts'
import type { SourceRepo, SourceRow } from './sourceRepo.ts'

export const hourMs = 3_600_000
/** So that not everything is asked in the same minute, and no site by all of us at the full hour. */
const jitterMs = 10 * 60_000
const longestBackOffMs = 24 * hourMs

export interface LookParts {
  context: CoreContext
  sources: SourceRepo
  pieces: PieceRepo
  reading: SourceReadings
}

/** `offline`: nothing was written, as it is not the source's fault. */
export type Looked = 'done' | 'offline'

/**
 * Looks at one source and writes down what came of it. `isWished`: she asked for it and wants to hear why it did not work,
 * also without a network. Rejects only with what aborted `signal`.
 */
export async function lookAtSource(
  parts: LookParts,
  source: SourceRow,
  { signal, isWished }: { signal: AbortSignal; isWished: boolean },
): Promise<Looked> {
  const { context } = parts
  try {
    const read = await parts.reading.read(source, signal)
    inTransaction(context, () => noteReading(parts, source, read))
    return 'done'
  } catch (error) {
    signal.throwIfAborted()
    const failure = asFailure(context, source, error)
    if (!isWished && isWithoutNetwork(failure)) return 'offline'
    noteFailure(parts, source, failure)
    return 'done'
  }
}

function noteReading(
  { context, sources, pieces }: LookParts,
  source: SourceRow,
  read: SourceReading | { kind: 'same' },
) {
  const at = context.now()
  const noted = {
    ...{ lookedAt: at, readAt: at, trouble: null, failures: 0, holdUntil: null, lastNew: 0 },
    nextLookAt: at + hourMs + jitter(),
  }
  if (read.kind === 'same') {
    sources.update(source.id, noted)
    return
  }
  const lastNew = pieces.store(source.id, read.pieces, source.readAt === null)
  const dates = read.pieces.flatMap(piece => piece.publishedAt ?? [])
  sources.update(source.id, {
    ...noted,
    ...{ lastNew, siteUrl: read.siteUrl, known: read.known },
    newestAt: dates.length === 0 ? null : Math.max(...dates),
  })
}

function noteFailure(
  { context, sources }: LookParts,
  source: SourceRow,
  { trouble, waitMs }: ReadingFailure,
): void {
  const at = context.now()
  const failures = source.failures + 1
  const backOffMs = Math.min(longestBackOffMs, hourMs * 2 ** Math.min(failures - 1, 10))
  sources.update(source.id, {
    ...{ lookedAt: at, trouble, failures, lastNew: 0 },
    ended: trouble.key === 'gone',
    nextLookAt: at + Math.max(backOffMs, waitMs ?? 0) + jitter(),
    holdUntil: waitMs === null ? null : at + waitMs,
  })
}

function asFailure(context: CoreContext, source: SourceRow, error: unknown): ReadingFailure {
  if (error instanceof ReadingFailure) return error
  // Our own mistake with what a stranger serves: said at the source, and nothing else suffers.
  context.deps.log.error('A source could not be read', { source: source.id, kind: source.kind, error })
  return new ReadingFailure('internal', { cause: error })
}

/** No request is made to find out. */
function isWithoutNetwork({ isOffline, trouble }: ReadingFailure): boolean {
  if (isOffline) return true
  const couldNotSend = trouble.key === 'nameUnknown' || trouble.key === 'unreachable'
  return (
    couldNotSend && Object.values(networkInterfaces()).every(all => (all ?? []).every(each => each.internal))
  )
}

const jitter = (): number => Math.floor(Math.random() * jitterMs)
