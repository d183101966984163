import { Temporal } from 'temporal-polyfill'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Delivery, DeliveryCard } from '#shared/model/delivery.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { useUndoable } from '../../commands/useUndoable.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { ProblemNote } from '../../lib/ProblemNote.tsx'
import { Button } from '../../ui/Button.tsx'
import { DateTimeField } from '../../ui/DateTimeField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import { showToast } from '../../ui/toast.ts'
import type { TodayActions } from './useTodayActions.ts'

interface RescheduleDialogProps {
  delivery: DeliveryCard
  actions: TodayActions
  onClose: () => void
}

type Choice = 'now' | 'slot' | 'later' | 'skip'

/** What becomes of a delivery whose time has passed: now, another time, or not at all. */
export function RescheduleDialog({ delivery, actions, onClose }: RescheduleDialogProps) {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  const format = useFormat(delivery.zone)
  const { data: slots } = useQueryOf('queue.next', { channelIds: [delivery.channelId] })
  const slot = slots?.[0]
  const [choice, setChoice] = useState<Choice>('later')
  const [dueLocal, setDueLocal] = useState<string | null>(() => nextFullHour(delivery.zone))
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  /** The first try stays outside of the undoable, so that a refused time can be mended in the dialog. */
  const applied = async (done: Delivery[], run: () => Promise<Delivery[]>) => {
    await undoable({
      label: t('today.rescheduled', { when: format.local(done[0]?.dueLocal ?? '') }),
      run: () => Promise.resolve(done),
      undo: () => core.call('deliveries.unschedule', { ids: [delivery.id] }),
      redo: run,
    })
  }
  const apply = async () => {
    if (choice === 'skip') {
      actions.skip(delivery)
      onClose()
      return
    }
    if (choice === 'later' && dueLocal === null) return
    setBusy(true)
    try {
      if (choice === 'now') {
        await core.call('deliveries.publishNow', { items: [{ id: delivery.id, expiry: delivery.expiry }] })
        showToast({ title: t('today.goingOut') })
      } else if (choice === 'slot') {
        const { id, ifMissed, expiry } = delivery
        const run = () => core.call('queue.add', { items: [{ id, ifMissed, expiry }] })
        await applied(await run(), run)
      } else if (dueLocal !== null) {
        const { zone, ifMissed, expiry } = delivery
        const schedule = { dueLocal, zone, latestLocal: null, ifMissed, expiry }
        const run = () => core.call('deliveries.schedule', { items: [{ id: delivery.id, schedule }] })
        await applied(await run(), run)
      }
      onClose()
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('today.rescheduleTitle')}
      description={<span className="line-clamp-2">{delivery.excerpt}</span>}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" busy={busy} onClick={() => void apply()}>
            {t(`today.choice.${choice}.button`)}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {delivery.problem !== null && <ProblemNote problem={delivery.problem} />}
        <RadioGroup<Choice>
          aria-label={t('today.rescheduleTitle')}
          value={choice}
          onChange={setChoice}
          options={[
            { value: 'later', label: t('today.choice.later.label') },
            ...(slot === undefined
              ? []
              : [
                  {
                    value: 'slot' as const,
                    label: t('today.choice.slot.label'),
                    help: t('today.choice.slot.help', { when: format.local(slot.local) }),
                  },
                ]),
            { value: 'now', label: t('today.choice.now.label') },
            { value: 'skip', label: t('today.choice.skip.label'), help: t('today.choice.skip.help') },
          ]}
        />
        {choice === 'later' && (
          <Field label={t('today.newTime')} help={format.zoneName(delivery.zone)}>
            <DateTimeField value={dueLocal} onChange={setDueLocal} />
          </Field>
        )}
        {error !== null && <QueryError error={error} />}
      </div>
    </Dialog>
  )
}

function nextFullHour(zone: string): string {
  return Temporal.Now.zonedDateTimeISO(zone)
    .add({ hours: 1 })
    .round({ smallestUnit: 'hour', roundingMode: 'floor' })
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
}
