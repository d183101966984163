import { useTranslation } from 'react-i18next'
import type { EvergreenChannel, EvergreenList } from '#shared/model/evergreen.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { ChannelMark } from '../../../lib/ChannelMark.tsx'
import { useChannels } from '../../../lib/useChannels.ts'

/** What comes next on each channel, and why a slot stays empty. */
export function OutlookNotes({ list }: { list: EvergreenList }) {
  const { t } = useTranslation()
  const channels = useChannels()
  if (list.channels.length === 0) {
    return <p className="mb-2 rounded-md bg-sunken px-3 py-2">{t('evergreen.noChannels')}</p>
  }
  return (
    <ul aria-label={t('evergreen.next')} className="mb-2 flex flex-col gap-1 rounded-md bg-sunken px-3 py-2">
      {list.channels.map(outlook => {
        const channel = channels.get(outlook.channelId)
        return channel === undefined ? null : (
          <li key={outlook.channelId} className="flex items-baseline gap-2">
            <span className="self-center">
              <ChannelMark network={channel.network} label={channel.name} />
            </span>
            <span className="min-w-0 flex-1">
              <OutlookText outlook={outlook} count={list.entries.length} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function OutlookText({ outlook, count }: { outlook: EvergreenChannel; count: number }) {
  const { t } = useTranslation()
  const format = useFormat(outlook.zone)
  const { hasSlots, next, empty } = outlook
  if (!hasSlots) return t('evergreen.noSlots')
  const why =
    empty === null
      ? null
      : empty.why === 'resting' && empty.until !== null
        ? t('evergreen.resting', {
            count,
            slot: format.local(empty.local),
            until: format.localDate(empty.until),
          })
        : t(empty.why === 'sameText' ? 'evergreen.sameText' : 'evergreen.nothingFits', {
            slot: format.local(empty.local),
          })
  const coming =
    next === null
      ? null
      : t(next.postId === null ? 'evergreen.comes' : 'evergreen.planned', { time: format.local(next.local) })
  if (coming === null && why === null) return t('evergreen.noFree')
  return (
    <>
      {coming}
      {why !== null && <span className="block text-ink-muted">{why}</span>}
    </>
  )
}
