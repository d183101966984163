import { useTranslation } from 'react-i18next'
import type { Competitor, CompetitorFields, RemovedCompetitor } from '#shared/model/competitor.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useUndoable } from '../../commands/useUndoable.ts'

/** What can be done with competitors, each taken back by undo. */
export function useCompetitorActions() {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  return {
    create: (projectId: string, fields: CompetitorFields) => {
      let madeId: string | null = null
      void undoable({
        label: t('competitors.added', { name: fields.name }),
        run: async () => {
          madeId = (await core.call('competitors.create', { projectId, fields })).id
          return madeId
        },
        undo: id => core.call('competitors.remove', { id }),
        redo: async () => {
          if (madeId !== null) await core.call('competitors.restore', { id: madeId })
        },
      })
    },
    change: (before: Competitor, fields: CompetitorFields) => {
      const { name, logoMediaId, positioning, strengths, weaknesses, priceLevel, notes, website } = before
      const earlier = { name, logoMediaId, positioning, strengths, weaknesses, priceLevel, notes, website }
      if (JSON.stringify(earlier) === JSON.stringify(fields)) return
      void undoable({
        label: t('competitors.changed', { name: fields.name }),
        run: () => core.call('competitors.update', { id: before.id, fields }),
        undo: () => core.call('competitors.update', { id: before.id, fields: earlier }),
      })
    },
    remove: ({ id, name }: Competitor) =>
      void undoable({
        label: t('competitors.removed', { name }),
        run: () => core.call('competitors.remove', { id }),
        undo: () => core.call('competitors.restore', { id }),
      }),
    bringBack: ({ id, name }: RemovedCompetitor) =>
      void undoable({
        label: t('competitors.isBack', { name }),
        run: () => core.call('competitors.restore', { id }),
        undo: () => core.call('competitors.remove', { id }),
      }),
    /** Moves one a place earlier or later among those of its project. */
    move: ({ id, name, projectId }: Competitor, all: readonly Competitor[], way: -1 | 1) => {
      const before = all.filter(other => other.projectId === projectId).map(other => other.id)
      const from = before.indexOf(id)
      const to = from + way
      if (to < 0 || to >= before.length) return
      const after = before.toSpliced(from, 1).toSpliced(to, 0, id)
      void undoable({
        label: t('competitors.moved', { name }),
        quiet: true,
        run: () => core.call('competitors.arrange', { ids: after }),
        undo: () => core.call('competitors.arrange', { ids: before }),
      })
    },
    addChannel: (competitorId: string, fields: { network: string; handle: string; url: string | null }) => {
      let madeId: string | null = null
      void undoable({
        label: t('competitors.channelAdded', { name: fields.network }),
        run: async () => {
          madeId = (await core.call('competitorChannels.create', { competitorId, fields })).id
          return madeId
        },
        undo: id => core.call('competitorChannels.remove', { id }),
        redo: async () => {
          if (madeId !== null) await core.call('competitorChannels.restore', { id: madeId })
        },
      })
    },
    removeChannel: ({ id, network }: { id: string; network: string }) =>
      void undoable({
        label: t('competitors.channelRemoved', { name: network }),
        run: () => core.call('competitorChannels.remove', { id }),
        undo: () => core.call('competitorChannels.restore', { id }),
      }),
  }
}

export type CompetitorActions = ReturnType<typeof useCompetitorActions>
