import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Delivery } from '#shared/model/delivery.ts'
import { DeliveryDrawer } from '../../../lib/DeliveryDrawer.tsx'
import { useComposer } from '../useComposer.ts'
import { sharedTab } from '../variants.ts'
import { DeliveryRow } from './DeliveryRow.tsx'
import { DisappearDialog } from './DisappearDialog.tsx'
import { TakeDownDialog } from './TakeDownDialog.tsx'

export type RowDialog = 'ledger' | 'takeDown' | 'disappear'

/** Where it goes: each channel with its state, its time and its next step. */
export function DeliveryRows() {
  const { t } = useTranslation()
  const { chosen, deliveries, tab } = useComposer()
  const [open, setOpen] = useState<{ dialog: RowDialog; delivery: Delivery } | null>(null)
  const shown = chosen.filter(({ channel }) => tab === sharedTab || channel.id === tab)
  if (shown.length === 0) return null
  const close = () => setOpen(null)
  const place = chosen.find(({ channel }) => channel.id === open?.delivery.channelId)
  return (
    <section aria-label={t('composer.where')} className="flex flex-col gap-1.5">
      <h2 className="text-sm font-medium text-ink-muted">{t('composer.where')}</h2>
      <ul className="divide-y rounded-lg border bg-surface">
        {shown.map(one => {
          const delivery = deliveries.find(d => d.channelId === one.channel.id)
          return (
            <DeliveryRow
              key={one.channel.id}
              place={one}
              delivery={delivery}
              open={dialog => delivery !== undefined && setOpen({ dialog, delivery })}
            />
          )
        })}
      </ul>
      {open?.dialog === 'ledger' && <DeliveryDrawer deliveryId={open.delivery.id} onClose={close} />}
      {open?.dialog === 'takeDown' && place !== undefined && (
        <TakeDownDialog delivery={open.delivery} place={place} onClose={close} />
      )}
      {open?.dialog === 'disappear' && place !== undefined && (
        <DisappearDialog delivery={open.delivery} place={place} onClose={close} />
      )}
    </section>
  )
}
