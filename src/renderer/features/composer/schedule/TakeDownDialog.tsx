import { useTranslation } from 'react-i18next'
import { needsOriginal } from '#shared/model/delivery.ts'
import type { Delivery, DeliveryCard } from '#shared/model/delivery.ts'
import { endedTextOf, removalOf } from '#shared/network/removalOf.ts'
import { QueryError } from '../../../bridge/QueryError.tsx'
import { useCommandOf } from '../../../bridge/useCommandOf.ts'
import { useNow } from '../../../bridge/useNow.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { useComposer } from '../useComposer.ts'
import type { Place } from '../useComposer.ts'

interface TakeDownDialogProps {
  delivery: Delivery
  place: Place
  onClose: () => void
}

/** Asks before deleting on the network: that cannot be taken back. */
export function TakeDownDialog({ delivery, place, onClose }: TakeDownDialogProps) {
  const { t } = useTranslation()
  const { session } = useComposer()
  const format = useFormat()
  const now = useNow()
  const takeDown = useCommandOf('deliveries.takeDown')
  const { data } = useQueryOf('deliveries.get', { id: delivery.id })
  const { channel, descriptor } = place
  const sentOn = (data?.reposts ?? []).filter(repost => dependsOnOriginal(repost, descriptor)).length
  const age = delivery.publishedAt === null ? 0 : now - Date.parse(delivery.publishedAt)
  const removal = removalOf(descriptor, channel.rights, age)
  const isTooOld = removal === 'tooLate'
  const replaced = removal === 'ratiba' ? null : endedTextOf(delivery.expiry, descriptor, channel.rights)
  const run = () =>
    takeDown.mutate(
      { id: delivery.id },
      {
        onSuccess: done => {
          session.mergeDeliveries([done])
          onClose()
        },
      },
    )
  return (
    <Dialog
      open
      size="sm"
      onClose={onClose}
      title={t('composer.takeDown.title', { channel: channel.name })}
      footer={
        <>
          <Button autoFocus onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button variant="danger" busy={takeDown.isPending} onClick={run}>
            {t('composer.takeDown.do')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <p className="text-pretty">{t('composer.takeDown.text', { network: descriptor.name })}</p>
        {isTooOld && (
          <p className="rounded-md bg-warning-soft px-3 py-2">
            {t(replaced === null ? 'composer.takeDown.tooOld' : 'composer.takeDown.tooOldReplaced', {
              network: descriptor.name,
              within: format.duration(descriptor.remove.withinMs ?? 0),
              text: replaced,
            })}
          </p>
        )}
        {sentOn > 0 && (
          <p className="rounded-md bg-warning-soft px-3 py-2">{t('reposts.takeDown', { count: sentOn })}</p>
        )}
        {takeDown.isError && <QueryError error={takeDown.error} />}
      </div>
    </Dialog>
  )
}

/** A native repost or a quote that is still to come cannot go out then; a native one that is out may vanish, too. */
function dependsOnOriginal({ repost, state }: DeliveryCard, { repost: rules }: Place['descriptor']): boolean {
  if (!needsOriginal(repost?.how ?? null)) return false
  const vanishes = repost?.how === 'native' && rules?.vanishes === true
  return state === 'waiting' || state === 'missed' || (state === 'published' && vanishes)
}
