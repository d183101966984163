import { useNavigate } from '@tanstack/react-router'
import { Lightbulb } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { mediaUrl } from '../../../bridge/uploadFile.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useComposer } from '../useComposer.ts'

/** The observation of a competitor that the post was made of, to look at while writing. */
export function IdeaNote() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { postId } = useComposer()
  const { data: observation = null } = useQueryOf(
    'observations.ofPost',
    { postId: postId ?? '-' },
    { enabled: postId !== null },
  )
  if (observation === null) return null
  const [picture] = observation.mediaIds
  return (
    <div role="note" className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-sunken px-3 py-2">
      {picture === undefined ? (
        <span className="text-ink-muted">
          <Icon icon={Lightbulb} />
        </span>
      ) : (
        <img src={mediaUrl(picture, 96)} alt="" className="size-10 rounded-sm object-cover" />
      )}
      <div className="min-w-56 flex-1">
        <p>{t('competitors.madeOf')}</p>
        <p dir="auto" className="line-clamp-1 text-sm text-ink-muted">
          {observation.excerpt}
        </p>
      </div>
      <Button
        size="sm"
        onClick={() => void navigate({ to: '/competitors', search: { open: observation.id } })}
      >
        {t('competitors.openObservation')}
      </Button>
    </div>
  )
}
