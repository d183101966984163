import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Portrait } from '#shared/model/portrait.ts'
import type { StrategyContent } from '#shared/model/strategy.ts'
import { InPlaceText } from '../../lib/InPlaceText.tsx'
import { PortraitMark } from '../../lib/PortraitMark.tsx'
import type { Autosaved } from '../../lib/useAutosaved.ts'
import type { CampaignPage } from '../../lib/useCampaignPage.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { TextLink } from '../../ui/TextLink.tsx'

interface AudienceSectionProps {
  page: Autosaved<StrategyContent>
  portraits: readonly Portrait[]
  projectId: string
  ofCampaign: Autosaved<CampaignPage> | null
}

/** Who is spoken to: all portraits of a project, the chosen ones of a campaign. */
export function AudienceSection({ page, portraits, projectId, ofCampaign }: AudienceSectionProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const chosen = ofCampaign?.fields.portraitIds ?? []
  const face = (portrait: Portrait) => (
    <span className="flex items-center gap-2">
      <PortraitMark portrait={portrait} size="md" />
      {portrait.name}
    </span>
  )
  return (
    <>
      {portraits.length > 0 && (
        <ul className="flex flex-wrap gap-x-6 gap-y-2">
          {portraits.map(portrait => (
            <li key={portrait.id}>
              {ofCampaign === null ? (
                face(portrait)
              ) : (
                <Checkbox
                  checked={chosen.includes(portrait.id)}
                  onChange={on =>
                    ofCampaign.act(t('strategy.wrote', { what: t('strategy.sections.audience') }), {
                      portraitIds: [...chosen.filter(id => id !== portrait.id), ...(on ? [portrait.id] : [])],
                    })
                  }
                  label={face(portrait)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="text-sm">
        <TextLink onClick={() => void navigate({ to: '/audience', search: { project: projectId } })}>
          {t(portraits.length === 0 ? 'audience.add' : 'strategy.changeAudience')}
        </TextLink>
      </p>
      <InPlaceText
        page={page}
        field="audience"
        label={t('strategy.sections.audience')}
        placeholder={t('strategy.hints.audience')}
      />
    </>
  )
}
