import { useNavigate } from '@tanstack/react-router'
import { CircleCheckBig, PencilLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DeliveryCard } from '#shared/model/delivery.ts'
import { useNow } from '../../bridge/useNow.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { useNetworks } from '../../lib/useNetworks.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'

/** Nothing needs her; says what happens next. */
export function AllClear({ next }: { next: DeliveryCard | null }) {
  const { t } = useTranslation()
  const now = useNow()
  const networks = useNetworks()
  const navigate = useNavigate()
  const format = useFormat(next?.zone)
  return (
    <EmptyState
      size="inline"
      icon={CircleCheckBig}
      title={t('today.allClear')}
      text={
        next === null || next.dueAt === null
          ? t('today.nothingNext')
          : t('today.nextUp', {
              network: networks.get(next.network)?.name ?? next.network,
              when: format.whenInText(next.dueAt, now),
              text: next.excerpt,
            })
      }
      action={
        next === null && (
          <Button icon={PencilLine} onClick={() => void navigate({ to: '/composer/new' })}>
            {t('commands.newPost')}
          </Button>
        )
      }
    />
  )
}
