import { CircleAlert, Info, PencilLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RehearsedItem } from '#shared/model/rehearsal.ts'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { ChannelMark } from '../../lib/ChannelMark.tsx'
import { useChannels } from '../../lib/useChannels.ts'
import { ZonedTime } from '../../lib/ZonedTime.tsx'
import { Button } from '../../ui/Button.tsx'
import { Drawer } from '../../ui/Drawer.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { OutcomeMark } from './OutcomeMark.tsx'
import { RehearsedLook } from './RehearsedLook.tsx'
import { RequestView } from './RequestView.tsx'
import { useItemKind } from './useItemKind.ts'
import { useItemNotes } from './useItemNotes.ts'
import { useOpenPost } from './useOpenPost.ts'

interface ItemDrawerProps {
  rehearsalId: string
  item: RehearsedItem
  zone: string
  onClose: () => void
}

/** All of one line: how it looks, what is said of it, and every request. Mounted while open. */
export function ItemDrawer({ rehearsalId, item, zone, onClose }: ItemDrawerProps) {
  const { t } = useTranslation()
  const channel = useChannels().get(item.channelId)
  const openPost = useOpenPost()
  const kindOf = useItemKind()
  const notes = useItemNotes(zone)(item)
  return (
    <Drawer open onClose={onClose} title={kindOf(item)}>
      <div className="flex flex-col gap-5">
        <div className="flex flex-col gap-2">
          <div className="flex items-center gap-2">
            <ChannelMark network={channel?.network ?? ''} label="" />
            <span className="min-w-0 flex-1 truncate font-medium">{channel?.name}</span>
            <OutcomeMark outcome={item.outcome} />
          </div>
          <div className="flex items-center justify-between gap-3">
            <ZonedTime at={item.at ?? item.plannedAt} zone={zone} />
            <Button size="sm" icon={PencilLine} onClick={() => void openPost(item)}>
              {t('rehearsal.openPost')}
            </Button>
          </div>
          {notes.map(({ words, isError }) => (
            <p key={words} className="flex items-start gap-1.5">
              <span className={`pt-1 ${isError ? 'text-danger' : 'text-warning'}`}>
                <Icon icon={isError ? CircleAlert : Info} size={14} />
                <span className="sr-only">{t(`composer.severity.${isError ? 'error' : 'warning'}`)}</span>
              </span>
              {words}
            </p>
          ))}
        </div>
        {item.messages.length > 0 && <RehearsedLook item={item} name={channel?.name ?? ''} />}
        <Requests rehearsalId={rehearsalId} item={item} />
      </div>
    </Drawer>
  )
}

function Requests({ rehearsalId, item }: Pick<ItemDrawerProps, 'rehearsalId' | 'item'>) {
  const { t } = useTranslation()
  const query = useQueryOf('rehearsal.requests', { id: rehearsalId, itemId: item.id })
  const content = () => {
    if (query.data === undefined) {
      return query.isError ? <QueryError error={query.error} /> : <Skeleton shape="lines" count={6} />
    }
    if (query.data.length === 0) return <p className="text-ink-muted">{t('rehearsal.noRequests')}</p>
    const isThread = query.data.some(({ part }) => part > 0)
    return (
      <>
        <p className="text-sm text-ink-muted">{t('rehearsal.requestsText')}</p>
        <ol className="flex flex-col gap-3">
          {query.data.map((request, i) => (
            <RequestView key={i} request={request} isThread={isThread} />
          ))}
        </ol>
      </>
    )
  }
  return (
    <section aria-label={t('rehearsal.requests')} className="flex flex-col gap-2">
      <h3 className="font-semibold">{t('rehearsal.requests')}</h3>
      {content()}
    </section>
  )
}
