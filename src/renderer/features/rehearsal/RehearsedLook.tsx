import { useTranslation } from 'react-i18next'
import type { RepostOf } from '#shared/model/delivery.ts'
import type { RehearsedItem, RehearsedMessage } from '#shared/model/rehearsal.ts'
import { mediaUrl } from '../../bridge/uploadFile.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { QuotedPost } from '../../lib/QuotedPost.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { counted } from './ItemRow.tsx'

/** How it looks in a feed, as on the practice network; under each message how the network counts it, and its files. */
export function RehearsedLook({ item, name }: { item: RehearsedItem; name: string }) {
  const { t } = useTranslation()
  return (
    <ol aria-label={t('rehearsal.look')} className="divide-y divide-line rounded-lg border bg-surface">
      {item.messages.map((message, i) => (
        <li key={i} className="flex gap-3 px-3 py-3">
          <Avatar name={name} colour="#b3471d" size="md" />
          <Message message={message} repost={i === 0 ? item.repost : null} />
        </li>
      ))}
    </ol>
  )
}

function Message({ message, repost }: { message: RehearsedMessage; repost: RepostOf | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { text, media, count, limit } = message
  return (
    <article className="flex min-w-0 flex-1 flex-col gap-2">
      {text !== '' && (
        <p dir="auto" className="break-words whitespace-pre-wrap">
          {text}
        </p>
      )}
      {media.length > 0 && (
        <ul className="flex flex-col gap-1.5">
          {media.map(({ mediaId, kind, mime, bytes, width, height }) => (
            <li key={mediaId} className="flex items-center gap-2 text-sm text-ink-muted">
              {kind === 'video' ? (
                <video src={mediaUrl(mediaId)} className="size-12 rounded-sm bg-sunken object-cover" />
              ) : (
                <img
                  src={mediaUrl(mediaId, 96)}
                  alt=""
                  className="size-12 rounded-sm bg-sunken object-cover"
                />
              )}
              <span className="tabular">
                {mime.split('/').at(-1)?.toUpperCase()} · {width} × {height} · {format.bytes(bytes)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {repost?.how === 'quote' && <QuotedPost deliveryId={repost.deliveryId} isOut={false} />}
      {repost?.how === 'native' && <p className="text-sm text-ink-muted">{t('reposts.sendsOn')}</p>}
      <p className={`text-sm tabular ${count > limit ? 'font-medium text-danger' : 'text-ink-muted'}`}>
        {t('rehearsal.counted', { count: counted(message, format.number) })}
      </p>
    </article>
  )
}
