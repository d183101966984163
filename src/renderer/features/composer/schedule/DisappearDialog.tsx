import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Delivery } from '#shared/model/delivery.ts'
import { localOf } from '#shared/time/zoned.ts'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { useNow } from '../../../bridge/useNow.ts'
import { useUndoable } from '../../../commands/useUndoable.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { useComposer } from '../useComposer.ts'
import type { Place } from '../useComposer.ts'
import { FlawNote } from './ChoiceFields.tsx'
import { ExpiryForm } from './ExpiryPicker.tsx'
import { flawOf } from './plan.ts'
import type { Choice } from './plan.ts'

interface DisappearDialogProps {
  delivery: Delivery
  place: Place
  onClose: () => void
}

/** Changes when something that is out disappears. */
export function DisappearDialog({ delivery, place, onClose }: DisappearDialogProps) {
  const { t } = useTranslation()
  const core = useCore()
  const { session, campaignEndAt } = useComposer()
  const undoable = useUndoable()
  const now = useNow()
  const { id, zone, publishedAt } = delivery
  const outSince = publishedAt === null ? now : Date.parse(publishedAt)
  const [expiry, setExpiry] = useState(delivery.expiry)
  const choice: Choice = {
    mode: 'at',
    dueLocal: localOf(outSince, zone).slice(0, 16),
    latestLocal: null,
    ifMissed: 'ask',
    expiry,
  }
  const isIncomplete = flawOf(choice, zone, outSince, campaignEndAt) !== null
  const save = async () => {
    const set = async (to: typeof expiry) =>
      session.mergeDeliveries([await core.call('deliveries.setExpiry', { id, expiry: to })])
    onClose()
    await undoable({
      label: t('composer.did.expiry'),
      run: () => set(expiry),
      undo: () => set(delivery.expiry),
    })
  }
  return (
    <Dialog
      open
      size="sm"
      onClose={onClose}
      title={t('composer.disappear')}
      description={place.channel.name}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" disabled={isIncomplete} onClick={() => void save()}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <ExpiryForm choice={choice} zone={zone} places={[place]} onChange={setExpiry} />
      {(expiry.kind !== 'at' || expiry.atLocal !== '') && <FlawNote choice={choice} zone={zone} />}
    </Dialog>
  )
}
