import { ImagePlus, Search } from 'lucide-react'
import { use, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { QueryError } from '../../../bridge/QueryError.tsx'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { usePictureUpload } from '../../../lib/usePictureUpload.ts'
import { Button } from '../../../ui/Button.tsx'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import { Stack } from '../../../ui/Stack.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { StudioContext } from '../StudioContext.ts'

interface PictureChooserProps {
  label: string
  chosenId: string | null
  onChoose: (mediaId: string) => void
}

const mostShown = 200
/** Fewer are seen at one glance. */
const manyFrom = 13

/** A picture of the project, newest first, or another file of hers, which then is one of them. */
export function PictureChooser({ label, chosenId, onChoose }: PictureChooserProps) {
  const { t } = useTranslation()
  const { call } = useCore()
  const projectId = use(StudioContext)?.card.projectId ?? null
  const [text, setText] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const pictures = useQueryOf(
    'media.ofProject',
    { projectId: projectId ?? '', text, limit: mostShown },
    { enabled: projectId !== null, keepPrevious: true },
  )
  const { upload, progress, error } = usePictureUpload(mediaId => {
    onChoose(mediaId)
    // It stands in the design by now; being found among the others is what may fail without harm.
    if (projectId !== null) call('media.bring', { projectId, mediaIds: [mediaId] }).catch(() => undefined)
  })
  const found = pictures.data ?? []
  return (
    <Stack gap={2}>
      {(found.length >= manyFrom || text !== '') && (
        <TextInput
          size="sm"
          icon={Search}
          aria-label={t('studioInspector.picture.find')}
          placeholder={t('studioInspector.picture.find')}
          maxLength={200}
          value={text}
          onChange={setText}
        />
      )}
      {pictures.isError && <QueryError error={pictures.error} retry={pictures.refetch} />}
      {found.length > 0 && (
        <div
          role="group"
          aria-label={label}
          className="grid max-h-44 grid-cols-4 gap-1.5 overflow-y-auto p-0.5"
        >
          {found.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              title={name}
              aria-label={name}
              aria-pressed={id === chosenId}
              onClick={() => onChoose(id)}
              className="aspect-square overflow-hidden rounded-md border bg-sunken aria-pressed:outline-2 aria-pressed:outline-accent"
            >
              <img src={`/media/${id}?w=160`} alt="" loading="lazy" className="size-full object-cover" />
            </button>
          ))}
        </div>
      )}
      {found.length === 0 && text !== '' && (
        <p className="text-sm text-ink-muted">{t('studioInspector.picture.none')}</p>
      )}
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        onChange={event => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file !== undefined) void upload(file)
        }}
      />
      <Button size="sm" full icon={ImagePlus} busy={progress !== null} onClick={() => input.current?.click()}>
        {t('studioInspector.picture.upload')}
      </Button>
      {progress !== null && <ProgressBar value={progress} label={t('studioInspector.picture.uploading')} />}
      {error !== null && (
        <p role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
    </Stack>
  )
}
