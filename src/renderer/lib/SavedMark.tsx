import { Check, CircleAlert, LoaderCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../bridge/useErrorText.ts'
import { Icon } from '../ui/Icon.tsx'
import type { PageStatus } from './createPageSession.ts'

/** Whether what she wrote on a page is stored; a failure says why, and that nothing is lost. */
export function SavedMark({ statuses }: { statuses: readonly PageStatus[] }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const failed = statuses.find(status => status.kind === 'failed')
  if (failed !== undefined) {
    const { title, words, todo } = errorText(failed.error)
    return (
      <span role="alert" className="flex min-w-0 items-center gap-1 text-sm text-danger">
        <Icon icon={CircleAlert} size={14} />
        {[t('composer.notSaved'), title, words, todo].filter(Boolean).join(' · ')}
      </span>
    )
  }
  if (statuses.some(({ kind }) => kind === 'clash')) {
    return (
      <span className="flex items-center gap-1 text-sm text-warning">
        <Icon icon={CircleAlert} size={14} />
        {t('pages.waits')}
      </span>
    )
  }
  const isSaving = statuses.some(status => status.kind === 'saving')
  return (
    <span className="flex items-center gap-1 text-sm text-ink-faint">
      <span className={isSaving ? 'animate-spin' : undefined}>
        <Icon icon={isSaving ? LoaderCircle : Check} size={12} />
      </span>
      {isSaving ? t('composer.saving') : t('composer.saved')}
    </span>
  )
}
