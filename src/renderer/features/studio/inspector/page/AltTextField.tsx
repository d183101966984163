import { Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { altTextOf } from '#shared/design/altTextOf.ts'
import { IconButton } from '../../../../ui/IconButton.tsx'
import { showToast } from '../../../../ui/toast.ts'
import { useStudio } from '../../StudioContext.ts'
import { InspectorSection } from '../parts/InspectorSection.tsx'

/** What the page says to one who cannot see it, suggested from its words. */
export function AltTextField() {
  const { t } = useTranslation()
  const { page } = useStudio()
  const text = altTextOf(page)
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => showToast({ title: t('common.copied'), tone: 'success' }),
      () => showToast({ title: t('settings.copyFailed'), tone: 'danger' }),
    )
  return (
    <InspectorSection
      id="alt"
      title={t('studioInspector.page.alt')}
      actions={
        text !== '' && (
          <IconButton
            size="sm"
            icon={Copy}
            label={t('studioInspector.page.copyAlt')}
            onClick={() => void copy()}
          />
        )
      }
    >
      <p className="text-sm text-ink-muted">{text === '' ? t('studioInspector.page.noAlt') : text}</p>
    </InspectorSection>
  )
}
