import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { DeliveryCard } from '#shared/model/delivery.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useFailureToast } from '../../bridge/useFailureToast.ts'
import { useUndoable } from '../../commands/useUndoable.ts'
import { useRepostAsCopy } from '../../lib/useRepostAsCopy.ts'
import { showToast } from '../../ui/toast.ts'

/** The dialogs of Today, and for which delivery one is open. */
export type TodayDialog = {
  kind: 'decide' | 'gone' | 'reschedule' | 'kit' | 'ledger'
  delivery: DeliveryCard
}

/** What can be done from a row of Today. */
export function useTodayActions(open: (dialog: TodayDialog) => void) {
  const { t } = useTranslation()
  const core = useCore()
  const navigate = useNavigate()
  const undoable = useUndoable()
  const failed = useFailureToast()
  const repostAsCopy = useRepostAsCopy()

  const openPost = (delivery: DeliveryCard) =>
    void navigate({ to: '/composer/$postId', params: { postId: delivery.postId } })
  const retry = (delivery: DeliveryCard) =>
    void core
      .call('deliveries.retry', { ids: [delivery.id] })
      .then(() => showToast({ title: t('today.retrying') }), failed)
  const letStand = (delivery: DeliveryCard) =>
    void core
      .call('deliveries.skip', { ids: [delivery.id] })
      .then(() => showToast({ title: t('today.stands') }), failed)
  const skip = (delivery: DeliveryCard) =>
    void undoable({
      label: t('today.skipped'),
      run: () => core.call('deliveries.skip', { ids: [delivery.id] }),
      undo: () => unskip(delivery),
    })
  // A skipped delivery whose time is still ahead is planned again; one whose time has passed comes back as a draft.
  const unskip = ({ id, dueLocal, dueAt, zone, latestLocal, ifMissed, expiry }: DeliveryCard) =>
    dueLocal !== null && dueAt !== null && Date.parse(dueAt) > Date.now()
      ? core.call('deliveries.schedule', {
          items: [{ id, schedule: { dueLocal, zone, latestLocal, ifMissed, expiry } }],
        })
      : core.call('deliveries.unschedule', { ids: [id] })

  /** The one next step of a row that needs her: its key in the language files and what it does. */
  const nextStep = (delivery: DeliveryCard): { label: string; run: () => void } => {
    const action = delivery.problem?.action ?? 'none'
    const label = `problems.action.${action}`
    switch (action) {
      case 'reconnect':
        return {
          label,
          run: () => void navigate({ to: '/channels', search: { reconnect: delivery.channelId } }),
        }
      case 'editPost':
        return { label, run: () => openPost(delivery) }
      case 'retry':
        return { label, run: () => retry(delivery) }
      case 'decide':
        return {
          label,
          run: () => open({ kind: delivery.problem?.key === 'notAsPublished' ? 'gone' : 'decide', delivery }),
        }
      case 'reschedule':
        return { label, run: () => open({ kind: 'reschedule', delivery }) }
      case 'doByHand':
        return { label, run: () => open({ kind: 'kit', delivery }) }
      case 'repostAsCopy':
      case 'withoutQuote':
        return { label, run: () => void repostAsCopy(delivery) }
      case 'wait':
      case 'none':
        return { label: 'problems.action.none', run: () => open({ kind: 'ledger', delivery }) }
    }
  }
  return { openPost, retry, skip, letStand, nextStep }
}

export type TodayActions = ReturnType<typeof useTodayActions>
