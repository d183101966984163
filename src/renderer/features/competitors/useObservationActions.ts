import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ObservationCard } from '#shared/contract/observations.ts'
import type { Observation, ObservationFields } from '#shared/model/observation.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useUndoable } from '../../commands/useUndoable.ts'

/** What can be done with observations, each taken back by undo. */
export function useObservationActions() {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  const navigate = useNavigate()
  return {
    change: (before: Observation, fields: Partial<ObservationFields>) => {
      const names = Object.keys(fields) as (keyof ObservationFields)[]
      const same = names.every(name => JSON.stringify(before[name]) === JSON.stringify(fields[name]))
      if (same) return
      const { competitorId, competitorChannelId, theirCampaignId } = before
      const earlier = Object.fromEntries(names.map(name => [name, before[name]]))
      void undoable({
        label: t('competitors.observationChanged'),
        quiet: true,
        run: () => core.call('observations.update', { id: before.id, fields }),
        undo: () =>
          core.call('observations.update', {
            id: before.id,
            // Another competitor has other channels and campaigns, so those come back with the one before.
            fields:
              'competitorId' in fields
                ? { ...earlier, competitorId, competitorChannelId, theirCampaignId }
                : earlier,
          }),
      })
    },
    setFavourite: ({ id, favourite }: Pick<ObservationCard, 'id' | 'favourite'>) =>
      void undoable({
        label: t(favourite ? 'competitors.offBoard' : 'competitors.onBoard'),
        run: () => core.call('observations.update', { id, fields: { favourite: !favourite } }),
        undo: () => core.call('observations.update', { id, fields: { favourite } }),
      }),
    remove: (ids: string[]) =>
      void undoable({
        label: t('competitors.observationsRemoved', { count: ids.length }),
        run: () => core.call('observations.remove', { ids }),
        undo: () => core.call('observations.restore', { ids }),
      }),
    makeIdea: (id: string) =>
      void undoable({
        label: t('competitors.ideaMade'),
        run: () => core.call('observations.makeIdea', { id }),
        undo: () => core.call('observations.dropIdea', { id }),
      }),
    openIdea: (postId: string) => void navigate({ to: '/composer/$postId', params: { postId } }),
  }
}

export type ObservationActions = ReturnType<typeof useObservationActions>
