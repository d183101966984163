import { Link } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/EmptyState.tsx'

/** An address that leads nowhere. */
export function NotFoundScreen() {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={Compass}
      title={t('app.notFound')}
      action={
        <Link to="/" className="text-accent underline underline-offset-2">
          {t('app.toToday')}
        </Link>
      }
    />
  )
}
