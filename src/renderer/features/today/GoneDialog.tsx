import { useNavigate } from '@tanstack/react-router'
import { Copy, ExternalLink } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DeliveryCard } from '#shared/model/delivery.ts'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useCommandOf } from '../../bridge/useCommandOf.ts'
import { ProblemNote } from '../../lib/ProblemNote.tsx'
import { useOpenLink } from '../../lib/useOpenLink.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

interface GoneDialogProps {
  delivery: DeliveryCard
  onClose: () => void
}

/** It was published, but was not there when read back: she looks and says what is so, or plans a copy. */
export function GoneDialog({ delivery, onClose }: GoneDialogProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const markRemoved = useCommandOf('deliveries.markRemoved')
  const decide = useCommandOf('deliveries.decide')
  const duplicate = useCommandOf('posts.duplicate')
  const openLink = useOpenLink()
  const { url } = delivery
  const failed = markRemoved.error ?? decide.error ?? duplicate.error
  const planCopy = () =>
    duplicate.mutate(
      { id: delivery.postId },
      { onSuccess: ({ post }) => void navigate({ to: '/composer/$postId', params: { postId: post.id } }) },
    )
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('today.goneTitle')}
      description={<span className="line-clamp-2">{delivery.excerpt}</span>}
      footer={
        <>
          <div className="me-auto">
            <Button icon={Copy} busy={duplicate.isPending} onClick={planCopy}>
              {t('today.goneCopy')}
            </Button>
          </div>
          <Button
            busy={decide.isPending}
            onClick={() =>
              decide.mutate({ id: delivery.id, decision: { kind: 'isOut', url } }, { onSuccess: onClose })
            }
          >
            {t('today.thereIs')}
          </Button>
          <Button
            variant="primary"
            busy={markRemoved.isPending}
            onClick={() => markRemoved.mutate({ id: delivery.id }, { onSuccess: onClose })}
          >
            {t('today.itIsNotThere')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col items-start gap-4">
        {delivery.problem !== null && <ProblemNote problem={delivery.problem} />}
        {url !== null && (
          <Button icon={ExternalLink} onClick={() => openLink(url)}>
            {t('common.openLink')}
          </Button>
        )}
        {failed !== null && <QueryError error={failed} />}
      </div>
    </Dialog>
  )
}
