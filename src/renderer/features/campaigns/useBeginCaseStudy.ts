import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Campaign } from '#shared/model/campaign.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { useUndoable } from '../../commands/useUndoable.ts'

/** Opens the case study of a campaign; with one click it is begun where there is none. */
export function useBeginCaseStudy({ id: campaignId, name }: Pick<Campaign, 'id' | 'name'>): () => void {
  const { t } = useTranslation()
  const core = useCore()
  const navigate = useNavigate()
  const undoable = useUndoable()
  const { data: study } = useQueryOf('caseStudies.get', { campaignId })
  const open = () => void navigate({ to: '/campaigns/$campaignId/case-study', params: { campaignId } })
  return () => {
    if (study !== undefined && study !== null) {
      open()
      return
    }
    void undoable({
      label: t('caseStudy.begun', { name }),
      run: () => core.call('caseStudies.begin', { campaignId }),
      undo: () => core.call('caseStudies.remove', { campaignId }),
      redo: () => core.call('caseStudies.restore', { campaignId }),
    }).then(begun => {
      if (begun !== null) open()
    })
  }
}
