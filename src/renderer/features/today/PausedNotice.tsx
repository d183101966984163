import { CirclePause } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'

/** Says plainly that nothing goes out now. */
export function PausedNotice({ waiting }: { waiting: number }) {
  const { t } = useTranslation()
  return (
    <div
      role="status"
      className="flex items-center gap-3 rounded-md bg-warning-soft px-3 py-2.5 text-warning"
    >
      <Icon icon={CirclePause} />
      <p>
        <span className="font-medium">{t('today.pausedTitle')}</span>{' '}
        <span className="text-ink">{t('today.pausedText', { count: waiting })}</span>
      </p>
    </div>
  )
}
