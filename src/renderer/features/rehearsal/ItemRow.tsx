import { CircleAlert, Info, PencilLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RehearsedItem } from '#shared/model/rehearsal.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { ChannelMark } from '../../lib/ChannelMark.tsx'
import { useChannels } from '../../lib/useChannels.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { OutcomeMark } from './OutcomeMark.tsx'
import { useItemKind } from './useItemKind.ts'
import { useItemNotes } from './useItemNotes.ts'
import { useOpenPost } from './useOpenPost.ts'

interface ItemRowProps {
  item: RehearsedItem
  zone: string
  onOpen: () => void
}

/** One thing that would happen: when, where, what, and what stands in its way. */
export function ItemRow({ item, zone, onOpen }: ItemRowProps) {
  const { t } = useTranslation()
  const format = useFormat(zone)
  const channel = useChannels().get(item.channelId)
  const openPost = useOpenPost()
  const notes = useItemNotes(zone)(item)
  const kindOf = useItemKind()
  const { at, plannedAt, messages } = item
  const time = format.time(at ?? plannedAt, zone)
  return (
    <li className="px-3 py-2 transition-colors hover:bg-hover/50">
      <div className="flex min-h-8 items-center gap-3">
        <span className="w-18 shrink-0 font-medium tabular">{time}</span>
        <ChannelMark network={channel?.network ?? ''} label={channel?.name ?? ''} />
        <button type="button" onClick={onOpen} className="min-w-0 flex-1 rounded-sm text-start">
          <span dir="auto" className="block truncate">
            {item.excerpt === '' ? t('common.noText') : item.excerpt}
          </span>
          <span className="block truncate text-sm text-ink-muted">
            {[kindOf(item), ...messages.map(each => counted(each, format.number))].join(' · ')}
          </span>
        </button>
        <OutcomeMark outcome={item.outcome} />
        <Button size="sm" icon={PencilLine} onClick={() => void openPost(item)}>
          {t('rehearsal.openPost')}
        </Button>
      </div>
      {notes.length > 0 && (
        <ul className="ms-17 flex flex-col gap-0.5 text-sm">
          {notes.map(({ words, isError }) => (
            <li key={words} className="flex items-start gap-1.5">
              <span className={`pt-0.5 ${isError ? 'text-danger' : 'text-warning'}`}>
                <Icon icon={isError ? CircleAlert : Info} size={14} />
                <span className="sr-only">{t(`composer.severity.${isError ? 'error' : 'warning'}`)}</span>
              </span>
              {words}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** `217 / 500`, as the network counts. */
export const counted = (
  { count, limit }: { count: number; limit: number },
  number: (value: number) => string,
): string => `${number(count)} / ${number(limit)}`
