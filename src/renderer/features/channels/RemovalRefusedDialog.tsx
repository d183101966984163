import { useNavigate } from '@tanstack/react-router'
import { CalendarDays } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import type { RemovalRefused } from './useChannelActions.ts'

interface RemovalRefusedDialogProps {
  refused: RemovalRefused
  onPause: () => void
  onClose: () => void
}

/** A channel that still has posts to take down later stays: why, and the ways on. Mounted while open. */
export function RemovalRefusedDialog({ refused, onPause, onClose }: RemovalRefusedDialogProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { channel, words } = refused
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={t('channels.cannotRemove.title', { name: channel.name })}
      footer={
        <>
          {!channel.paused && <Button onClick={onPause}>{t('channels.cannotRemove.pause')}</Button>}
          <Button
            variant="primary"
            icon={CalendarDays}
            onClick={() =>
              void navigate({
                to: '/calendar',
                search: { channel: channel.id, state: 'published', project: channel.projectId },
              })
            }
          >
            {t('channels.cannotRemove.show')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-2">
        <p>{words}</p>
        <p className="text-ink-muted">{t('channels.cannotRemove.todo')}</p>
      </div>
    </Dialog>
  )
}
