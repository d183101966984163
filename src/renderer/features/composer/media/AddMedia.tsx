import { ImagePlus } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../ui/Icon.tsx'

export const acceptedFiles = 'image/*,video/mp4,video/quicktime,video/webm'

/** Opens the computer's file dialog; files can also be dropped anywhere on the left, or pasted. */
export function AddMedia({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <label
      htmlFor={id}
      className="flex h-7 items-center gap-1.5 rounded-md px-2 text-sm text-ink-muted transition-colors focus-within:outline-2 focus-within:outline-accent hover:bg-hover hover:text-ink"
    >
      <Icon icon={ImagePlus} />
      {t('composer.addMedia')}
      <input
        id={id}
        type="file"
        multiple
        accept={acceptedFiles}
        className="sr-only"
        onChange={event => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </label>
  )
}
