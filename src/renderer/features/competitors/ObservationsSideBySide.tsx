import { useTranslation } from 'react-i18next'
import { mediaUrl } from '../../bridge/uploadFile.ts'
import { Dialog } from '../../ui/Dialog.tsx'

export interface Seen {
  id: string
  mediaIds: readonly string[]
  /** The words under the pictures. */
  text?: string
  excerpt?: string
}

interface SideBySideProps {
  observations: readonly Seen[]
  /** Who each is of. */
  nameOf?: (id: string) => string
  onClose: () => void
}

/** Pictures and words of one or several observations, large and beside each other. Mounted while open. */
export function ObservationsSideBySide({ observations, nameOf, onClose }: SideBySideProps) {
  const { t } = useTranslation()
  return (
    <Dialog open size="full" title={t('competitors.sideBySide')} onClose={onClose}>
      <div
        className="flex gap-4 overflow-x-auto"
        tabIndex={0}
        role="group"
        aria-label={t('competitors.sideBySide')}
      >
        {observations.map(observation => (
          <article key={observation.id} className="flex min-w-72 flex-1 flex-col gap-3">
            {nameOf !== undefined && <h3 className="font-semibold">{nameOf(observation.id)}</h3>}
            {observation.mediaIds.map(mediaId => (
              <img
                key={mediaId}
                src={mediaUrl(mediaId, 1280)}
                alt=""
                className="max-h-[70vh] w-full rounded-md border bg-sunken object-contain"
              />
            ))}
            <p dir="auto" className="break-words whitespace-pre-wrap">
              {observation.text ?? observation.excerpt}
            </p>
          </article>
        ))}
      </div>
    </Dialog>
  )
}
