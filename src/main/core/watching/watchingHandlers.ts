import type { HandlersOf } from '#shared/contract/index.ts'
import type { ObservationFields } from '#shared/model/observation.ts'
import { given } from '#shared/model/patch.ts'
import type { Source } from '#shared/model/source.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { keepObservation } from '../competitors/keepObservation.ts'
import type { CompetitorRepo } from '../competitors/competitorRepo.ts'
import type { ObservationRepo } from '../competitors/observationRepo.ts'
import { inTransaction } from '../CoreContext.ts'
import type { CoreContext } from '../CoreContext.ts'
import { toInstantOrNull } from '../db/instants.ts'
import type { SourceReadings } from './createReading.ts'
import type { Tokens } from './createTokens.ts'
import type { Watch } from './createWatch.ts'
import type { PieceRepo, PieceRow } from './pieceRepo.ts'
import { readerOf, readers } from './readers/registry.ts'
import type { SourceRepo } from './sourceRepo.ts'

/** "Look now" pressed twice is still one look. */
const lookedJustNowMs = 60_000

export interface WatchingParts {
  context: CoreContext
  sources: SourceRepo
  pieces: PieceRepo
  reading: SourceReadings
  watch: Watch
  tokens: Tokens
  competitors: Pick<CompetitorRepo, 'get'>
  observations: ObservationRepo
}

export function watchingHandlers(parts: WatchingParts): HandlersOf<'watching' | 'sources' | 'pieces'> {
  return { ...stateHandlers(parts), ...sourceHandlers(parts), ...pieceHandlers(parts) }
}

function stateHandlers({ context, watch, tokens }: WatchingParts): HandlersOf<'watching'> {
  return {
    'watching.get': () => ({
      paused: watch.paused(),
      kinds: readers.map(({ kind, needsToken }) => ({
        ...{ kind, needsToken },
        hasToken: needsToken && tokens.get(kind) !== null,
      })),
    }),
    'watching.setPaused': ({ paused }) => {
      watch.setPaused(paused)
      context.emit('sources.changed', { ids: [] })
    },
    'watching.setToken': ({ kind, token }) => {
      if (readerOf(kind)?.needsToken !== true) {
        throw new AppError('invalid_input', 'This kind of source needs no token.')
      }
      tokens.set(kind, token)
      context.emit('sources.changed', { ids: [] })
    },
  }
}

function sourceHandlers({
  context,
  sources,
  reading,
  watch,
  competitors,
}: WatchingParts): HandlersOf<'sources'> {
  const present = (id: string): Source => {
    const { competitorId } = sources.get(id)
    const found = sources.list(null, competitorId, watch.isLooking).find(source => source.id === id)
    if (found === undefined) throw new AppError('not_found', 'This source is not there any more.')
    return found
  }
  const changed = (id: string) => {
    context.emit('sources.changed', { ids: [id] })
    context.emit('pieces.changed', { ids: [] })
  }
  return {
    'sources.find': ({ text }, { signal }) => reading.find(text, signal),
    'sources.list': ({ projectId, competitorId }) => sources.list(projectId, competitorId, watch.isLooking),
    'sources.add': ({ competitorId, kind, address: given, title }) => {
      competitors.get(competitorId)
      const address = readerOf(kind)?.recognise({ text: given, url: new URL(given) }) ?? null
      if (address === null) throw new AppError('invalid_input', 'This address is not one of this kind.')
      const before = sources.findByAddress(competitorId, address)
      if (before !== null && before.deletedAt === null) {
        throw new AppError('conflict', 'This source is watched already.', { reason: 'watchedAlready' })
      }
      if (before !== null) {
        sources.update(before.id, {
          deletedAt: null,
          paused: false,
          ended: false,
          kind,
          title,
          nextLookAt: context.now(),
        })
      }
      const id = before?.id ?? sources.insert({ competitorId, kind, address, title })
      changed(id)
      watch.wake()
      return present(id)
    },
    'sources.update': ({ id, fields }) => {
      sources.get(id)
      const change = given<{ title: string; paused: boolean }>(fields)
      if (Object.keys(change).length > 0) sources.update(id, change)
      changed(id)
      watch.wake()
      return present(id)
    },
    'sources.remove': ({ id }) => {
      sources.get(id)
      sources.update(id, { deletedAt: context.now() })
      changed(id)
    },
    'sources.restore': ({ id }) => {
      sources.get(id, true)
      sources.update(id, { deletedAt: null })
      changed(id)
      watch.wake()
      return present(id)
    },
    'sources.look': ({ ids }) => {
      const now = context.now()
      const wished = ids.map(id => sources.get(id))
      const held = wished.find(({ holdUntil }) => (holdUntil ?? 0) > now)
      if (held !== undefined && wished.length === 1) {
        throw new AppError(
          'rate_limited',
          `It asked to be left alone until ${toInstantOrNull(held.holdUntil) ?? ''}.`,
          {
            reason: 'leftAlone',
            until: toInstantOrNull(held.holdUntil),
          },
        )
      }
      const free = wished.filter(
        ({ lookedAt, holdUntil }) =>
          (holdUntil ?? 0) <= now && Math.abs(now - (lookedAt ?? 0)) > lookedJustNowMs,
      )
      // Gone for good may turn out not to be, when she asks.
      for (const { id, ended } of free) if (ended) sources.update(id, { ended: false })
      watch.lookAt(free.map(({ id }) => id))
    },
  }
}

function pieceHandlers({
  context,
  sources,
  pieces,
  watch,
  competitors,
  observations,
}: WatchingParts): HandlersOf<'pieces'> {
  const tell = (ids: string[], observationIds: string[] = []) => {
    context.emit('pieces.changed', { ids })
    if (observationIds.length > 0) context.emit('observations.changed', { ids: observationIds })
  }
  const keep = (piece: PieceRow): string => {
    if (piece.state === 'kept' && piece.observationId !== null) return piece.observationId
    const { competitorId } = sources.get(piece.sourceId, true)
    const observationId = keepObservation(
      { context, observations },
      {
        projectId: competitors.get(competitorId).projectId,
        sourceKey: `watching:${piece.id}`,
        fields: observed(piece, competitorId),
      },
    )
    // What was brought already is not among its pictures any more.
    pieces.update(piece.id, {
      ...{ state: 'kept', observationId },
      ...(piece.pictures.length > 0 ? { picturesAt: context.now() } : {}),
    })
    return observationId
  }
  return {
    'pieces.list': ({ projectId, competitorId, before, limit }) => {
      const found = pieces.list({ projectId, competitorId, before, limit: limit + 1 })
      return {
        pieces: found.slice(0, limit),
        more: found.length > limit,
        waiting: pieces.countNew(projectId, competitorId),
      }
    },
    'pieces.keep': ({ ids }) => {
      const observationIds = inTransaction(context, () => ids.map(id => keep(pieces.get(id))))
      tell(ids, observationIds)
      watch.wake()
      return { observationIds }
    },
    'pieces.drop': ({ ids }) => {
      inTransaction(context, () => {
        for (const id of ids) {
          if (pieces.get(id).state === 'kept') {
            throw new AppError(
              'conflict',
              'This piece was kept. Remove its observation from the journal instead.',
            )
          }
          pieces.update(id, { state: 'dropped' })
        }
      })
      tell(ids)
    },
    'pieces.bringBack': ({ ids }) => {
      const observationIds = inTransaction(context, () =>
        ids.flatMap(id => {
          const { state, observationId } = pieces.get(id)
          pieces.update(id, { state: 'new' })
          if (state !== 'kept' || observationId === null) return []
          observations.setDeleted([observationId], context.now())
          return [observationId]
        }),
      )
      tell(ids, observationIds)
    },
  }
}

function observed(piece: PieceRow, competitorId: string): Partial<ObservationFields> {
  return {
    competitorId,
    kind: 'post',
    format: piece.format,
    text: [piece.title, piece.text].filter(part => part !== '').join('\n\n'),
    link: piece.url ?? '',
    publishedAt: toInstantOrNull(piece.publishedAt),
    numbers: piece.numbers,
  }
}
