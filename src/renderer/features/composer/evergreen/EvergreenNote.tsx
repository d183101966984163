import { useNavigate } from '@tanstack/react-router'
import { TreePine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useEvergreenPlace } from './useEvergreenPlace.ts'

/** That the post is kept in an evergreen list, or comes from one. */
export function EvergreenNote() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const place = useEvergreenPlace()
  if (place === null) return null
  const { kind, listName, entryPostId } = place
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-sunken px-3 py-2">
      <span className="text-ink-muted">
        <Icon icon={TreePine} />
      </span>
      <div className="min-w-56 flex-1">
        <p>{t(`evergreen.note.${kind}`, { name: listName })}</p>
        <p className="text-sm text-ink-muted">{t(`evergreen.note.${kind}Text`)}</p>
      </div>
      {kind === 'round' && (
        <Button
          size="sm"
          onClick={() => void navigate({ to: '/composer/$postId', params: { postId: entryPostId } })}
        >
          {t('evergreen.note.openEntry')}
        </Button>
      )}
      <Button
        size="sm"
        variant="quiet"
        onClick={() => void navigate({ to: '/queue', search: before => ({ ...before, tab: 'evergreen' }) })}
      >
        {t('evergreen.note.openList')}
      </Button>
    </div>
  )
}
