import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Campaign } from '#shared/model/campaign.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useFailureToast } from '../../bridge/useFailureToast.ts'
import { useUndoable } from '../../commands/useUndoable.ts'
import type { Clash } from '../../lib/createPageSession.ts'
import { storeDates } from './storeDates.ts'
import type { CampaignDates } from './storeDates.ts'

/** Setting the dates of a campaign that may be open in another window, too; each change can be taken back. */
export function useCampaignDates(campaign: Campaign) {
  const { t } = useTranslation()
  const { call } = useCore()
  const undoable = useUndoable()
  const failed = useFailureToast()
  const [clash, setClash] = useState<Clash<CampaignDates> | null>(null)
  const { id, projectId, name, startsOn, endsOn } = campaign
  const ways = {
    read: async () => {
      const found = (await call('campaigns.list', { projectId })).find(one => one.id === id)
      if (found === undefined) throw new AppError('not_found', 'This campaign is not there any more.')
      return found
    },
    save: (fields: Partial<CampaignDates>, basedOn: string) =>
      call('campaigns.update', { id, fields, basedOn }),
  }
  /** Whether it is stored; else she is to choose first. */
  const store = async (dates: Partial<CampaignDates>, believed: CampaignDates): Promise<boolean> => {
    const found = await storeDates(ways, dates, believed)
    setClash(found)
    return found === null
  }
  const change = async (dates: Partial<CampaignDates>, before: CampaignDates, label: string) => {
    const after = { ...before, ...dates }
    // What she did not touch is not hers to take back.
    const earlier: Partial<CampaignDates> = {
      ...('startsOn' in dates ? { startsOn: before.startsOn } : {}),
      ...('endsOn' in dates ? { endsOn: before.endsOn } : {}),
    }
    try {
      if (!(await store(dates, before))) return
    } catch (error) {
      failed(error)
      return
    }
    await undoable({
      label,
      quiet: true,
      run: () => Promise.resolve(true),
      undo: () => store(earlier, after),
      redo: () => store(dates, before),
    })
  }
  return {
    clash,
    set: (dates: Partial<CampaignDates>) =>
      void change(dates, { startsOn, endsOn }, t('campaigns.changed', { name })),
    settle: (way: keyof Clash<CampaignDates>) => {
      if (clash === null) return
      setClash(null)
      if (way !== 'theirs')
        void change(clash[way], { startsOn, endsOn, ...clash.theirs }, t(`pages.settled.${way}`))
    },
  }
}
