import { Check, CircleAlert, LoaderCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { AppError } from '#shared/rpc/errors.ts'
import { useConnectionStatus } from '../../../bridge/CoreProvider.tsx'
import { useErrorText } from '../../../bridge/useErrorText.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { useComposer } from '../useComposer.ts'

const away = new AppError('disconnected', 'Lost the connection to the app core.')

/** Whether what she wrote is stored; a failure says why, and that nothing is lost. */
export function SaveState() {
  const { t } = useTranslation()
  const { session, postId, status } = useComposer()
  const errorText = useErrorText()
  const isAway = useConnectionStatus() === 'lost'
  if (status.kind === 'failed' || (status.kind === 'saving' && isAway)) {
    const { title, words, todo } = errorText(status.kind === 'failed' ? status.error : away)
    return (
      <span role="alert" className="flex min-w-0 items-center gap-2 text-sm">
        <Tooltip text={[title, words, todo].filter(Boolean).join(' ')}>
          <span tabIndex={0} className="flex min-w-0 items-center gap-1 rounded-sm text-danger">
            <Icon icon={CircleAlert} size={14} />
            <span className="truncate">{t('composer.notSaved')}</span>
          </span>
        </Tooltip>
        <Button size="sm" onClick={() => void session.flush()}>
          {t('common.retry')}
        </Button>
      </span>
    )
  }
  if (postId === null && status.kind === 'saved') return null
  const isSaving = status.kind === 'saving'
  return (
    <span className="flex items-center gap-1 text-sm text-ink-faint">
      <span className={isSaving ? 'animate-spin' : undefined}>
        <Icon icon={isSaving ? LoaderCircle : Check} size={12} />
      </span>
      {isSaving ? t('composer.saving') : t('composer.saved')}
    </span>
  )
}
