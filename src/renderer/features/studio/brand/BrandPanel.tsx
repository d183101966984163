import { useTranslation } from 'react-i18next'
import { Panel } from '../../../ui/Panel.tsx'
import { BrandEditor } from './BrandEditor.tsx'

/** The brand kit as a part of a project's settings. */
export function BrandPanel({ projectId }: { projectId: string }) {
  const { t } = useTranslation()
  return (
    <Panel title={t('studioBrand.title')} description={t('studioBrand.text')}>
      <BrandEditor projectId={projectId} layout="page" />
    </Panel>
  )
}
