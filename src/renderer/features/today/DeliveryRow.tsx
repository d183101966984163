import {
  Check,
  CloudDownload,
  Ellipsis,
  ExternalLink,
  Hand,
  PencilLine,
  Repeat2,
  RotateCw,
  ScrollText,
  SkipForward,
  TextAlignStart,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '#shared/model/channel.ts'
import type { DeliveryCard } from '#shared/model/delivery.ts'
import type { Project } from '#shared/model/project.ts'
import { mediaUrl } from '../../bridge/uploadFile.ts'
import { ChannelMark } from '../../lib/ChannelMark.tsx'
import { ProblemNote } from '../../lib/ProblemNote.tsx'
import { openRepostDialog } from '../../lib/repostDialog.ts'
import { useHandOver, useHandOverWords } from '../../lib/useHandOver.ts'
import { useNetworks } from '../../lib/useNetworks.ts'
import { useOpenLink } from '../../lib/useOpenLink.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { ListRow } from '../../ui/List.tsx'
import { Menu } from '../../ui/Menu.tsx'
import type { MenuEntry } from '../../ui/Menu.tsx'
import type { TodayActions, TodayDialog } from './useTodayActions.ts'

interface DeliveryRowProps {
  delivery: DeliveryCard
  channel: Channel | undefined
  /** Named where rows of several projects stand together. */
  project: Project | undefined
  actions: TodayActions
  open: (dialog: TodayDialog) => void
  /** Times and state at the end of the row. */
  meta: ReactNode
  /** Shows the problem and its next step. */
  needsHer?: boolean
}

/** A delivery as Today shows it. */
export function DeliveryRow(props: DeliveryRowProps) {
  const { delivery, channel, project, actions, open, meta, needsHer = false } = props
  const { t } = useTranslation()
  const handOverWords = useHandOverWords()
  const network = useNetworks().get(delivery.network)?.name ?? delivery.network
  const next = needsHer ? actions.nextStep(delivery) : null
  const place = [...new Set([channel?.name, project?.name])].filter(Boolean).join(' · ')
  return (
    <ListRow
      start={
        <>
          <ChannelMark network={delivery.network} label="" size={20} />
          <Thumb mediaId={delivery.thumbMediaId} />
        </>
      }
      title={delivery.excerpt === '' ? t('common.noText') : delivery.excerpt}
      note={
        delivery.problem !== null && (needsHer || delivery.problem.action === 'wait') ? (
          <>
            {place} · <ProblemNote problem={delivery.problem} variant="line" />
          </>
        ) : delivery.handOver !== null ? (
          `${place} · ${handOverWords(delivery.handOver, network)}`
        ) : (
          place
        )
      }
      noteLines={needsHer || delivery.problem !== null ? 2 : 1}
      onOpen={() => actions.openPost(delivery)}
      meta={meta}
      actions={
        <>
          {next !== null && (
            <div className="flex w-32 justify-end">
              <Button size="sm" onClick={next.run}>
                {t(next.label)}
              </Button>
            </div>
          )}
          <More delivery={delivery} actions={actions} open={open} />
        </>
      }
    />
  )
}

function Thumb({ mediaId }: { mediaId: string | null }) {
  return mediaId === null ? (
    <span className="flex size-8 items-center justify-center rounded-sm bg-sunken text-ink-faint">
      <Icon icon={TextAlignStart} size={14} />
    </span>
  ) : (
    <img src={mediaUrl(mediaId, 96)} alt="" className="size-8 rounded-sm object-cover" />
  )
}

function More({ delivery, actions, open }: Pick<DeliveryRowProps, 'delivery' | 'actions' | 'open'>) {
  const { t } = useTranslation()
  const openLink = useOpenLink()
  const handOver = useHandOver()
  const network = useNetworks().get(delivery.network)?.name ?? delivery.network
  const { state, url } = delivery
  const canRetry = state === 'failed' || state === 'missed'
  const canSkip = canRetry || state === 'waiting'
  const isPartlyOut = delivery.problem?.key === 'partsOut' || delivery.problem?.key === 'partsMissed'
  const entries: MenuEntry[] = [
    { id: 'open', label: t('today.openPost'), icon: PencilLine, onSelect: () => actions.openPost(delivery) },
    {
      id: 'ledger',
      label: t('ledger.ofDelivery'),
      icon: ScrollText,
      onSelect: () => open({ kind: 'ledger', delivery }),
    },
    ...(url === null
      ? []
      : [
          {
            id: 'link',
            label: t('common.openLink'),
            icon: ExternalLink,
            onSelect: () => openLink(url),
          },
        ]),
    ...(delivery.publishedAt === null
      ? []
      : [
          {
            id: 'repost',
            label: t('reposts.command'),
            icon: Repeat2,
            onSelect: () => openRepostDialog(delivery.id),
          },
        ]),
    ...(canRetry
      ? [{ id: 'retry', label: t('common.retry'), icon: RotateCw, onSelect: () => actions.retry(delivery) }]
      : []),
    ...(canRetry && delivery.problem?.action !== 'doByHand'
      ? [
          {
            id: 'byHand',
            label: t('problems.action.doByHand'),
            icon: Hand,
            onSelect: () => open({ kind: 'kit' as const, delivery }),
          },
        ]
      : []),
    ...(delivery.handOver === null || delivery.handOver.stage === 'takingBack'
      ? []
      : [
          {
            id: 'takeBack',
            label: t('rules.handOver.takeBack', { network }),
            icon: CloudDownload,
            onSelect: () => handOver(delivery.id, network, true),
          },
        ]),
    ...(isPartlyOut
      ? [{ id: 'stand', label: t('today.letStand'), icon: Check, onSelect: () => actions.letStand(delivery) }]
      : []),
    ...(canSkip && !isPartlyOut
      ? [{ id: 'skip', label: t('today.skip'), icon: SkipForward, onSelect: () => actions.skip(delivery) }]
      : []),
  ]
  return (
    <Menu
      entries={entries}
      align="end"
      trigger={<IconButton size="sm" icon={Ellipsis} label={t('today.more')} tooltip={false} />}
    />
  )
}
