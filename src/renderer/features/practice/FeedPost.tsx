import { CornerDownRight, Eraser, Repeat2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PracticePost } from '#shared/contract/practice.ts'
import { useNow } from '../../bridge/useNow.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Icon } from '../../ui/Icon.tsx'

interface FeedPostProps {
  post: PracticePost
  name: string
  handle: string
}

/** A post of the feed; a removed one is shown faintly, with when it went. */
export function FeedPost({ post, name, handle }: FeedPostProps) {
  const { t } = useTranslation()
  const now = useNow()
  const format = useFormat()
  const isRemoved = post.removedAt !== null
  const { text, media } = post.repostOf ?? post
  return (
    <li className="flex gap-3 px-4 py-3">
      <Avatar name={name} colour="#b3471d" size="lg" />
      <article className="min-w-0 flex-1">
        <header className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-semibold">{name}</span>
          <span className="text-sm text-ink-muted">{handle}</span>
          <span className="ms-auto text-sm text-ink-muted tabular">{format.when(post.createdAt, now)}</span>
        </header>
        {post.repostOf !== null && (
          <p className="mt-0.5 flex items-center gap-1 text-sm text-ink-muted">
            <Icon icon={Repeat2} size={12} />
            {t('practice.reposted')}
          </p>
        )}
        {post.inReplyTo !== null && (
          <p className="mt-0.5 flex items-center gap-1 text-sm text-ink-muted">
            <Icon icon={CornerDownRight} size={12} />
            {t('practice.answers')}
          </p>
        )}
        <p
          className={`mt-1 text-lg break-words whitespace-pre-wrap ${isRemoved ? 'text-ink-muted line-through' : ''}`}
        >
          {text}
        </p>
        {media.length > 0 && (
          <ul
            className={`mt-2 grid gap-1 overflow-hidden rounded-lg ${media.length > 1 ? 'grid-cols-2' : ''}`}
          >
            {media.map(item => (
              <li key={item.url} className={isRemoved ? 'opacity-50' : undefined}>
                {item.kind === 'video' ? (
                  <video
                    src={item.url}
                    controls
                    aria-label={item.alt}
                    className="max-h-96 w-full bg-sunken"
                  />
                ) : (
                  <img src={item.url} alt={item.alt} className="max-h-96 w-full bg-sunken object-cover" />
                )}
              </li>
            ))}
          </ul>
        )}
        <footer className="mt-2 flex gap-2 empty:hidden">
          {post.editedAt !== null && (
            <Badge>{t('practice.edited', { when: format.whenInText(post.editedAt, now) })}</Badge>
          )}
          {post.removedAt !== null && (
            <Badge tone="warning">
              <Icon icon={Eraser} size={12} />
              {t('practice.removed', { when: format.whenInText(post.removedAt, now) })}
            </Badge>
          )}
        </footer>
      </article>
    </li>
  )
}
