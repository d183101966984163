import {
  CalendarClock,
  CloudDownload,
  CloudUpload,
  Ellipsis,
  Eraser,
  Files,
  Hourglass,
  RefreshCw,
  Repeat2,
  ScrollText,
  SkipForward,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { openRepostDialog } from '../../../lib/repostDialog.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import type { MenuEntry } from '../../../ui/Menu.tsx'
import type { DeliveryRowProps } from './DeliveryRow.tsx'
import type { RowActions } from './useRowActions.ts'

/** Everything else that can be done with the post on one channel. */
export function RowMenu({ place, delivery, actions, open }: DeliveryRowProps & { actions: RowActions }) {
  const { t } = useTranslation()
  const { ownTime, update, skip, handOver } = actions
  const canRemove = place.descriptor.remove.possible !== 'never'
  const entries: MenuEntry[] = []
  if (ownTime !== null) {
    entries.push({
      id: 'time',
      icon: CalendarClock,
      label: t(ownTime.isOwn ? 'composer.sharedTime' : 'composer.ownTime'),
      onSelect: ownTime.toggle,
    })
  }
  if (update !== null) {
    entries.push({
      id: 'update',
      icon: RefreshCw,
      label: t('composer.update', { network: place.descriptor.name }),
      onSelect: update,
    })
  }
  if (delivery?.state === 'published') {
    entries.push({
      id: 'disappear',
      icon: Hourglass,
      label: t('composer.disappear'),
      onSelect: () => open('disappear'),
    })
  }
  if (delivery !== undefined && delivery.publishedAt !== null) {
    entries.push({
      id: 'repost',
      icon: Repeat2,
      label: t('reposts.command'),
      onSelect: () => openRepostDialog(delivery.id),
    })
  }
  if (actions.asCopy !== null) {
    entries.push({
      id: 'asCopy',
      icon: Files,
      label: t(
        delivery?.repost?.how === 'quote' ? 'problems.action.withoutQuote' : 'problems.action.repostAsCopy',
      ),
      onSelect: actions.asCopy,
    })
  }
  if (handOver !== null) {
    entries.push({
      id: 'handOver',
      icon: handOver.isGiven ? CloudDownload : CloudUpload,
      label: t(handOver.isGiven ? 'rules.handOver.takeBack' : 'rules.handOver.give', {
        network: place.descriptor.name,
      }),
      ...(handOver.isGiven ? {} : { note: t('rules.handOver.help', { network: place.descriptor.name }) }),
      onSelect: handOver.toggle,
    })
  }
  if (skip !== null)
    entries.push({ id: 'skip', icon: SkipForward, label: t('composer.skip'), onSelect: skip })
  if (delivery !== undefined && delivery.state !== 'draft') {
    entries.push({
      id: 'ledger',
      icon: ScrollText,
      label: t('ledger.ofDelivery'),
      onSelect: () => open('ledger'),
    })
  }
  if (delivery?.state === 'published' && canRemove) {
    entries.push({
      id: 'takeDown',
      icon: Eraser,
      label: t('composer.takeDown.menu'),
      danger: true,
      onSelect: () => open('takeDown'),
    })
  }
  if (entries.length === 0) return <span className="w-7" />
  return (
    <Menu
      align="end"
      entries={entries}
      trigger={
        <IconButton
          size="sm"
          icon={Ellipsis}
          label={t('composer.moreFor', { channel: place.channel.name })}
          tooltip={false}
        />
      }
    />
  )
}
