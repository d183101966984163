import { PlugZap } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useConnectionStatus } from '../bridge/CoreProvider.tsx'
import { Icon } from '../ui/Icon.tsx'

/** Says that the core cannot be reached; the rest of the screen stays readable. */
export function ConnectionBanner() {
  const { t } = useTranslation()
  const status = useConnectionStatus()
  return (
    <div role="status">
      {status === 'lost' && (
        <div className="appear-late flex items-center justify-center gap-2 bg-warning-soft px-4 py-1.5 font-medium text-warning">
          <Icon icon={PlugZap} />
          {t('app.connectionLost')}
        </div>
      )}
    </div>
  )
}
