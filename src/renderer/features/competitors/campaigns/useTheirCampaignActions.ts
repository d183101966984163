import { useTranslation } from 'react-i18next'
import type { ObservationCard } from '#shared/contract/observations.ts'
import type { TheirCampaign, TheirCampaignFields } from '#shared/model/theirCampaign.ts'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { useUndoable } from '../../../commands/useUndoable.ts'

type Assigned = Pick<ObservationCard, 'id' | 'theirCampaignId'>

/** What can be done with the campaigns of competitors, each taken back by undo. */
export function useTheirCampaignActions() {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  const assignAll = (observations: readonly Assigned[], theirCampaignId: string | null) =>
    core.call('observations.assign', { items: observations.map(({ id }) => ({ id, theirCampaignId })) })
  const putBack = (observations: readonly Assigned[]) =>
    core.call('observations.assign', {
      items: observations.map(({ id, theirCampaignId }) => ({ id, theirCampaignId })),
    })
  return {
    /** Makes a campaign, of these observations if there are any. */
    create: (fields: TheirCampaignFields, observations: readonly Assigned[] = []) => {
      let madeId: string | null = null
      return undoable({
        label: t('theirCampaigns.added', { name: fields.name }),
        run: async () => {
          madeId = (await core.call('theirCampaigns.create', { fields })).id
          if (observations.length > 0) await assignAll(observations, madeId)
          return madeId
        },
        undo: async id => {
          if (observations.length > 0) await putBack(observations)
          await core.call('theirCampaigns.remove', { id })
        },
        redo: async () => {
          if (madeId === null) return
          await core.call('theirCampaigns.restore', { id: madeId })
          if (observations.length > 0) await assignAll(observations, madeId)
        },
      })
    },
    change: (before: TheirCampaign, fields: Omit<TheirCampaignFields, 'competitorId'>) => {
      const { name, offer, startsOn, endsOn, networks, weight } = before
      const earlier = { name, offer, startsOn, endsOn, networks, weight }
      if (JSON.stringify(earlier) === JSON.stringify(fields)) return
      void undoable({
        label: t('theirCampaigns.changed', { name: fields.name }),
        run: () => core.call('theirCampaigns.update', { id: before.id, fields }),
        undo: () => core.call('theirCampaigns.update', { id: before.id, fields: earlier }),
      })
    },
    remove: ({ id, name }: Pick<TheirCampaign, 'id' | 'name'>) =>
      void undoable({
        label: t('theirCampaigns.removed', { name }),
        run: () => core.call('theirCampaigns.remove', { id }),
        undo: () => core.call('theirCampaigns.restore', { id }),
      }),
    /** Null: of none. */
    assign: (observations: readonly Assigned[], campaign: Pick<TheirCampaign, 'id' | 'name'> | null) =>
      void undoable({
        label:
          campaign === null
            ? t('theirCampaigns.taken', { count: observations.length })
            : t('theirCampaigns.assigned', { count: observations.length, name: campaign.name }),
        run: () => assignAll(observations, campaign?.id ?? null),
        undo: () => putBack(observations),
      }),
  }
}
