import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '#shared/model/channel.ts'
import type { WeekSlot } from '#shared/model/slot.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useUndoable } from '../../commands/useUndoable.ts'

interface Placed {
  id: string
  dueLocal: string
}

export interface QueueActions {
  /** Puts deliveries at other places; `time` is where the moved one goes, in words. */
  arrange(items: readonly Placed[], time: string): Promise<boolean>
  /** Takes one out; so many behind it move up. */
  takeOut(id: string, behind: number): void
  refit(channelId: string): void
  setSlots(channel: Channel, slots: WeekSlot[]): void
}

/** What can be done with a queue; all of it can be undone in one step. */
export function useQueueActions(): QueueActions {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  return useMemo(() => {
    const arrange = async (items: readonly Placed[]) =>
      items.length === 0 ? { before: [] } : core.call('queue.arrange', { items: [...items] })
    return {
      arrange: async (items, time) => {
        const done = await undoable({
          label: t('queue.moved', { time }),
          run: () => arrange(items),
          undo: ({ before }) => arrange(before),
        })
        return done !== null
      },
      takeOut: (id, behind) => {
        void undoable({
          label: behind === 0 ? t('queue.takenOut') : t('queue.takenOutMoved', { count: behind }),
          run: () => core.call('queue.remove', { ids: [id] }),
          undo: ({ before }) => arrange(before),
        })
      },
      refit: channelId => {
        void undoable({
          label: t('queue.refitted'),
          run: () => core.call('queue.refit', { channelId }),
          undo: ({ before }) => arrange(before),
        })
      },
      setSlots: ({ id, name, slots: before }, slots) => {
        const set = (wanted: WeekSlot[]) => core.call('channels.setRules', { id, rules: { slots: wanted } })
        void undoable({
          label: t('queue.slotsChanged', { name }),
          run: () => set(slots),
          undo: () => set(before),
        })
      },
    }
  }, [core, t, undoable])
}
