import { useTranslation } from 'react-i18next'
import type { StrategyContent } from '#shared/model/strategy.ts'
import { BudgetFields } from '../../lib/BudgetFields.tsx'
import { InPlaceText } from '../../lib/InPlaceText.tsx'
import type { Autosaved } from '../../lib/useAutosaved.ts'
import type { CampaignPage } from '../../lib/useCampaignPage.ts'

interface BudgetSectionProps {
  page: Autosaved<StrategyContent>
  projectId: string
  ofCampaign: Autosaved<CampaignPage> | null
}

/** The frame of a project, or what a campaign may cost and has cost. */
export function BudgetSection({ page, projectId, ofCampaign }: BudgetSectionProps) {
  const { t } = useTranslation()
  const label = t('strategy.wrote', { what: t('strategy.sections.budget') })
  return (
    <>
      {ofCampaign === null ? (
        <BudgetFields
          projectId={projectId}
          value={{ ...page.fields, spentMinor: undefined }}
          onChange={({ budgetMinor, currency }) => page.act(label, { budgetMinor, currency })}
        />
      ) : (
        <BudgetFields
          projectId={projectId}
          value={ofCampaign.fields}
          onChange={({ budgetMinor, spentMinor = null, currency }) =>
            ofCampaign.act(label, { budgetMinor, spentMinor, currency })
          }
        />
      )}
      <InPlaceText
        page={page}
        field="budget"
        label={t('strategy.sections.budget')}
        placeholder={t('strategy.hints.budget')}
      />
    </>
  )
}
