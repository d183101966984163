import { Repeat2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { termsOf } from '#shared/model/delivery.ts'
import { QueryError } from '../bridge/QueryError.tsx'
import { useQueryOf } from '../bridge/useQueryOf.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { Button } from '../ui/Button.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { TextLink } from '../ui/TextLink.tsx'
import { ChannelMark } from './ChannelMark.tsx'
import { DeliveryStateMark } from './DeliveryStateMark.tsx'
import { FurtherList } from './FurtherList.tsx'
import { LedgerLines } from './LedgerLines.tsx'
import { ProblemNote } from './ProblemNote.tsx'
import { openRepostDialog } from './repostDialog.ts'
import { RepostList } from './RepostList.tsx'
import { useChannels } from './useChannels.ts'
import { useHandOverWords } from './useHandOver.ts'
import { useNetworks } from './useNetworks.ts'
import { useOpenLink } from './useOpenLink.ts'
import { ZonedTime } from './ZonedTime.tsx'

/** Everything known of one delivery: state, times, problem, and its ledger. Mounted while open. */
export function DeliveryDrawer({ deliveryId, onClose }: { deliveryId: string; onClose: () => void }) {
  const { t } = useTranslation()
  // Its reposts and what it repeats are shown in the same drawer.
  const [shownId, setShownId] = useState(deliveryId)
  const query = useQueryOf('deliveries.get', { id: shownId })
  const channels = useChannels()
  const openLink = useOpenLink()
  const format = useFormat()
  const delivery = query.data?.delivery
  const handOverWords = useHandOverWords()
  const network = useNetworks().get(delivery?.network ?? '')?.name
  const url = delivery?.url ?? null
  const placement = delivery === undefined ? undefined : termsOf(delivery.expiry).placement
  return (
    <Drawer open onClose={onClose} title={t('ledger.ofDelivery')}>
      {query.data === undefined || delivery === undefined ? (
        query.isError ? (
          <QueryError error={query.error} retry={query.refetch} />
        ) : (
          <Skeleton shape="lines" count={8} />
        )
      ) : (
        <div className="flex flex-col gap-5">
          <div className="flex flex-col gap-3">
            <div className="flex items-center gap-2">
              <ChannelMark network={delivery.network} label="" />
              <span className="min-w-0 flex-1 truncate font-medium">
                {channels.get(delivery.channelId)?.name}
              </span>
              <DeliveryStateMark state={delivery.state} />
            </div>
            <p className="text-ink-muted">
              {delivery.excerpt === '' ? t('common.noText') : delivery.excerpt}
            </p>
            <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
              <When name={t('ledger.due')} at={delivery.dueAt} zone={delivery.zone} />
              <When name={t('ledger.publishedAt')} at={delivery.publishedAt} zone={delivery.zone} />
              <When name={t('ledger.expires')} at={delivery.expireAt} zone={delivery.zone} />
              <When name={t('ledger.expiredAt')} at={delivery.expiredAt} zone={delivery.zone} />
              <When name={t('ledger.endedAt')} at={delivery.endedAt} zone={delivery.zone} />
              {placement !== undefined && (
                <>
                  <dt className="text-ink-muted">{t('ledger.placement')}</dt>
                  <dd>
                    {[format.money(placement.amountMinor, placement.currency), placement.payer]
                      .filter(Boolean)
                      .join(' · ')}
                  </dd>
                </>
              )}
            </dl>
            {delivery.handOver !== null && (
              <p>{handOverWords(delivery.handOver, network ?? delivery.network)}</p>
            )}
            <div className="flex items-center gap-4 empty:hidden">
              {url !== null && (
                <TextLink external onClick={() => openLink(url)}>
                  {t('common.openLink')}
                </TextLink>
              )}
              {delivery.publishedAt !== null && (
                <Button
                  size="sm"
                  icon={Repeat2}
                  onClick={() => {
                    onClose()
                    openRepostDialog(delivery.id)
                  }}
                >
                  {t('reposts.command')}
                </Button>
              )}
            </div>
            {delivery.problem !== null && (
              <div className="rounded-md bg-warning-soft px-3 py-2">
                <ProblemNote problem={delivery.problem} />
              </div>
            )}
          </div>
          <RepostList original={query.data.original} reposts={query.data.reposts} onOpen={setShownId} />
          <FurtherList further={query.data.further} />
          {query.data.ledger.length === 0 ? (
            <EmptyState size="inline" title={t('ledger.nothingYet')} />
          ) : (
            <LedgerLines lines={query.data.ledger} ofOneDelivery />
          )}
        </div>
      )}
    </Drawer>
  )
}

function When({ name, at, zone }: { name: string; at: string | null; zone: string }) {
  if (at === null) return null
  return (
    <>
      <dt className="text-ink-muted">{name}</dt>
      <dd>
        <ZonedTime at={at} zone={zone} />
      </dd>
    </>
  )
}
