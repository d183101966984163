import { useNavigate } from '@tanstack/react-router'
import { Flag } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

/** In place of a campaign, or of what is told of it, that was removed or never there; with the way to the others. */
export function GoneCampaign() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <EmptyState
      icon={Flag}
      title={t('strategy.gone')}
      text={t('strategy.goneText')}
      action={<Button onClick={() => void navigate({ to: '/campaigns' })}>{t('campaigns.toAll')}</Button>}
    />
  )
}
