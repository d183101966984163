import { Eye } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { commentFor } from '#shared/model/post.ts'
import { useNow } from '../../../bridge/useNow.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { QuotedPost } from '../../../lib/QuotedPost.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { NetworkMark } from '../../../ui/NetworkMark.tsx'
import { useMediaById } from '../media/useMediaById.ts'
import { choiceFor, movable } from '../schedule/plan.ts'
import { useComposer } from '../useComposer.ts'
import type { Place } from '../useComposer.ts'
import { sharedTab } from '../variants.ts'
import { ChatPreview } from './ChatPreview.tsx'
import { FeedPreview } from './FeedPreview.tsx'
import { outcomesFor } from './outcomesFor.ts'
import type { Outcome } from './outcomesFor.ts'
import { PlainPreview } from './PlainPreview.tsx'

/** What every network will show, as she writes. */
export const PreviewColumn = memo(function PreviewColumn() {
  const { t } = useTranslation()
  const composer = useComposer()
  const { chosen, fields, tab } = composer
  const mediaById = useMediaById(composer)
  const shown = chosen.filter(({ channel }) => tab === sharedTab || channel.id === tab)
  return (
    <aside
      aria-label={t('composer.previews')}
      // It scrolls, so the keyboard must be able to stand in it.
      tabIndex={0}
      className="relative flex w-[25rem] shrink-0 flex-col gap-5 overflow-y-auto border-s bg-paper p-4 -outline-offset-2 @max-4xl:w-80 @max-2xl:hidden"
    >
      {shown.length === 0 ? (
        <EmptyState
          size="inline"
          icon={Eye}
          title={t('composer.preview.none')}
          text={t('composer.preview.noneText')}
        />
      ) : (
        shown.map(place => (
          <Preview key={place.channel.id} place={place} outcomes={outcomesFor(fields, place, mediaById)} />
        ))
      )}
    </aside>
  )
})

function Preview({ place, outcomes }: { place: Place; outcomes: readonly Outcome[] }) {
  const { t } = useTranslation()
  const { channel, descriptor } = place
  const time = useTime(channel.id)
  const isEmpty = outcomes.every(({ text, media }) => text === '' && media.length === 0)
  return (
    <section aria-label={t('composer.previewOf', { channel: channel.name })} className="flex flex-col gap-2">
      <h2 className="flex items-center gap-2 text-sm text-ink-muted">
        <NetworkMark mark={descriptor.mark} colour={descriptor.colour} label="" size={16} />
        <span className="truncate">
          {descriptor.name} · {channel.name}
        </span>
      </h2>
      {isEmpty ? (
        <p className="rounded-lg border border-dashed px-3 py-6 text-center text-ink-faint">
          {t('composer.preview.empty')}
        </p>
      ) : (
        <ol className="flex flex-col gap-2">
          {outcomes.map((outcome, part) => (
            <li
              key={part}
              aria-label={
                outcomes.length > 1
                  ? t('composer.partOf', { part: part + 1, count: outcomes.length })
                  : undefined
              }
            >
              {part > 0 && outcome.text === '' && outcome.media.length === 0 ? (
                <p className="rounded-lg border border-dashed px-3 py-4 text-center text-ink-faint">
                  {t('composer.preview.empty')}
                </p>
              ) : (
                <Styled outcome={outcome} time={time} />
              )}
            </li>
          ))}
        </ol>
      )}
      <QuotedPreview place={place} />
      <CommentPreview place={place} />
    </section>
  )
}

/** What a quote shows under its words. */
function QuotedPreview({ place }: { place: Place }) {
  const { deliveries } = useComposer()
  const quote = deliveries.find(d => d.channelId === place.channel.id && d.repost?.how === 'quote')
  if (!quote?.repost) return null
  return (
    <div className="ms-6">
      <QuotedPost deliveryId={quote.repost.deliveryId} isOut={quote.state === 'published'} />
    </div>
  )
}

/** What is said under it later. */
function CommentPreview({ place }: { place: Place }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { fields } = useComposer()
  const { text, afterMs } = commentFor(fields, place.channel.id)
  if (text.trim() === '' || place.descriptor.comment === 'none') return null
  return (
    <div className="ms-6 flex flex-col gap-1 rounded-lg border bg-surface px-3 py-2">
      <p className="text-sm text-ink-muted">
        {afterMs === 0
          ? t('composer.comment')
          : `${t('composer.comment')} · ${t('composer.commentIn', { time: format.duration(afterMs) })}`}
      </p>
      <p dir="auto" className="break-words whitespace-pre-wrap">
        {text.trim()}
      </p>
    </div>
  )
}

function Styled({ outcome, time }: { outcome: Outcome; time: string }) {
  switch (outcome.place.descriptor.previewStyle) {
    case 'chat':
      return <ChatPreview outcome={outcome} time={time} />
    case 'feed':
      return <FeedPreview outcome={outcome} time={time} />
    case 'plain':
      return <PlainPreview outcome={outcome} />
  }
}

/** When it went out, or is planned to. */
function useTime(channelId: string): string {
  const { deliveries, plan, project } = useComposer()
  const format = useFormat(project.zone)
  const now = useNow()
  const delivery = deliveries.find(d => d.channelId === channelId)
  const outAt = delivery?.publishedAt ?? (movable(delivery) ? null : (delivery?.dueAt ?? null))
  if (outAt !== null) return format.time(outAt)
  const { mode, dueLocal } = choiceFor(plan, channelId)
  return mode === 'now' || dueLocal === null ? format.time(now) : format.localTime(dueLocal)
}
