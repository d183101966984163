import { useTranslation } from 'react-i18next'
import { Schedule } from '#shared/model/delivery.ts'
import type { DeliveryCard } from '#shared/model/delivery.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useUndoable } from '../../commands/useUndoable.ts'
import type { CalendarControl } from './CalendarControl.ts'
import { targets } from './carrying.ts'

/** What is meant and can go to a free slot; what repeats has times of its own. */
export const queueable = (control: Pick<CalendarControl, 'cards'>): DeliveryCard[] =>
  targets(control)
    .filter(({ occurrence }) => occurrence === null)
    .flatMap(({ deliveries }) => deliveries)
    .filter(({ state }) => state === 'draft' || state === 'waiting')

/** Plans deliveries for the next free slots of their channels; it can be undone. */
export function useAddToQueue(): (cards: readonly DeliveryCard[]) => void {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  const putBack = async (cards: readonly DeliveryCard[]) => {
    const waiting = cards.filter(({ state }) => state === 'waiting')
    const drafts = cards.filter(({ state }) => state === 'draft')
    if (waiting.length > 0) {
      const items = waiting.map(card => ({ id: card.id, schedule: Schedule.parse(card) }))
      await core.call('deliveries.schedule', { items })
    }
    if (drafts.length === 0) return
    await core.call('deliveries.unschedule', { ids: drafts.map(({ id }) => id) })
    const items = drafts.flatMap(({ id, dueLocal }) => (dueLocal === null ? [] : [{ id, dueLocal }]))
    if (items.length > 0) await core.call('deliveries.move', { items })
  }
  return cards =>
    void undoable({
      label: t('queue.addedCount', { count: cards.length }),
      run: () =>
        core.call('queue.add', {
          items: cards.map(({ id, ifMissed, expiry }) => ({ id, ifMissed, expiry })),
        }),
      undo: () => putBack(cards),
    })
}
