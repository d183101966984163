import { CircleAlert, RotateCw, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/useFormat.ts'
import { isFinal, useFileErrorText } from '../../../lib/useFileErrorText.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import { useStore } from '../useStore.ts'
import type { Upload, Uploads } from './createUploads.ts'

/** Files on their way, and those that could not be stored, each with its reason. */
export function UploadList({ uploads, tab }: { uploads: Uploads; tab: string }) {
  const { t } = useTranslation()
  const mine = useStore(uploads).filter(upload => upload.tab === tab)
  if (mine.length === 0) return null
  return (
    <ul aria-label={t('composer.uploads')} className="flex flex-col gap-2">
      {mine.map(upload => (
        <li key={upload.id} className="flex items-center gap-2">
          {upload.error === null ? <Running upload={upload} /> : <Failed upload={upload} />}
          {upload.error !== null && !isFinal(upload.error) && (
            <IconButton
              icon={RotateCw}
              size="sm"
              label={t('common.retry')}
              onClick={() => uploads.retry(upload.id)}
            />
          )}
          <IconButton
            icon={X}
            size="sm"
            label={
              upload.error === null ? t('composer.cancelUpload', { name: upload.name }) : t('common.close')
            }
            onClick={() => uploads.cancel(upload.id)}
          />
        </li>
      ))}
    </ul>
  )
}

function Running({ upload }: { upload: Upload }) {
  const format = useFormat()
  return (
    <div className="min-w-0 flex-1">
      <ProgressBar
        label={upload.name}
        value={upload.progress === 0 ? null : upload.progress}
        note={format.percent(upload.progress)}
      />
    </div>
  )
}

function Failed({ upload }: { upload: Upload }) {
  const { words, todo } = useFileErrorText()(upload.error)
  return (
    <div role="alert" className="flex min-w-0 flex-1 items-start gap-2">
      <span className="mt-0.5 text-danger">
        <Icon icon={CircleAlert} size={14} />
      </span>
      <div className="min-w-0">
        <p className="truncate font-medium text-danger">{upload.name}</p>
        <p>{words}</p>
        <p className="text-ink-muted">{todo}</p>
      </div>
    </div>
  )
}
