import { useNavigate } from '@tanstack/react-router'
import { Palette } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { TextLink } from '../../../ui/TextLink.tsx'
import { useComposer } from '../useComposer.ts'
import { useDesignOfPost } from './useDesignOfPost.ts'

/** How many designs are named. */
const most = 3

/** What a picture has to do with designs: the one it was made by, to be changed there, and those it stands in. */
export function MediaDesigns({ mediaId }: { mediaId: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { postId } = useComposer()
  const { design, isBusy, open } = useDesignOfPost()
  const { data: post } = useQueryOf(
    'designs.postOf',
    { id: design?.id ?? '-' },
    { enabled: postId !== null && design !== null },
  )
  const { data: using = [] } = useQueryOf('designs.usingMedia', { mediaId })
  const isMadeByIt = post?.placed?.pictures.some(picture => picture.mediaId === mediaId) === true
  if (isMadeByIt) {
    return (
      <Button size="sm" icon={Palette} busy={isBusy} onClick={open}>
        {t('composer.design.change')}
      </Button>
    )
  }
  if (using.length === 0) return null
  return (
    <div className="flex items-start gap-2 text-sm text-ink-muted">
      <span className="mt-0.5">
        <Icon icon={Palette} size={14} />
      </span>
      <span className="min-w-0">
        {t('composer.design.usedIn', { count: using.length })}{' '}
        {using.slice(0, most).map(({ id, name }, at) => (
          <span key={id}>
            {at > 0 && ', '}
            <TextLink onClick={() => void navigate({ to: '/studio/$designId', params: { designId: id } })}>
              {name}
            </TextLink>
          </span>
        ))}
        {using.length > most && ' …'}
      </span>
    </div>
  )
}
