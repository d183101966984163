import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoundSource, Piece, Source } from '#shared/model/source.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useFailureToast } from '../../bridge/useFailureToast.ts'
import { useUndoable } from '../../commands/useUndoable.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { showToast } from '../../ui/toast.ts'

export interface WatchingActions {
  keep(piece: Piece): void
  drop(piece: Piece): void
  add(competitorId: string, found: FoundSource): Promise<boolean>
  remove(source: Source): void
  pause(source: Source, paused: boolean): void
  lookNow(source: Source): void
  pauseAll(paused: boolean): void
}

/** What can be done with watched sources and what they bring; all but looking can be undone. */
export function useWatchingActions(): WatchingActions {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  const failed = useFailureToast()
  const format = useFormat()
  return useMemo(() => {
    const back = (id: string) => core.call('pieces.bringBack', { ids: [id] })
    const setPaused = (paused: boolean) => core.call('watching.setPaused', { paused })
    return {
      keep: ({ id }) => {
        void undoable({
          label: t('watching.did.keep'),
          run: () => core.call('pieces.keep', { ids: [id] }),
          undo: () => back(id),
        })
      },
      drop: ({ id }) => {
        void undoable({
          label: t('watching.did.drop'),
          run: () => core.call('pieces.drop', { ids: [id] }),
          undo: () => back(id),
        })
      },
      add: async (competitorId, { kind, address, title }) => {
        const done = await undoable({
          label: t('watching.did.add', { name: title }),
          run: () => core.call('sources.add', { competitorId, kind, address, title }),
          undo: ({ id }) => core.call('sources.remove', { id }),
        })
        return done !== null
      },
      remove: ({ id, title }) => {
        void undoable({
          label: t('watching.did.remove', { name: title }),
          run: () => core.call('sources.remove', { id }),
          undo: () => core.call('sources.restore', { id }),
        })
      },
      pause: ({ id, title }, paused) => {
        const set = (to: boolean) => core.call('sources.update', { id, fields: { paused: to } })
        void undoable({
          label: t(paused ? 'watching.did.pause' : 'watching.did.resume', { name: title }),
          run: () => set(paused),
          undo: () => set(!paused),
        })
      },
      lookNow: ({ id, title }) => {
        core.call('sources.look', { ids: [id] }).catch((error: unknown) => {
          const until = leftAloneUntil(error)
          if (until === null) failed(error)
          else {
            showToast({
              title: t('watching.leftAlone', { name: title, time: format.whenInText(until, Date.now()) }),
            })
          }
        })
      },
      pauseAll: paused => {
        void undoable({
          label: t(paused ? 'watching.did.pauseAll' : 'watching.did.resumeAll'),
          run: () => setPaused(paused),
          undo: () => setPaused(!paused),
        })
      },
    }
  }, [core, failed, format, t, undoable])
}

/** Until when a source asked not to be read, if that is why it was not. */
function leftAloneUntil(error: unknown): string | null {
  if (!(error instanceof AppError) || error.code !== 'rate_limited') return null
  const { reason, until } = error.details as { reason?: string; until?: string }
  return reason === 'leftAlone' ? (until ?? null) : null
}
