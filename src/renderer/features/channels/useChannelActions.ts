import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '#shared/model/channel.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useFailureToast } from '../../bridge/useFailureToast.ts'
import { useUndoable } from '../../commands/useUndoable.ts'
import { showToast } from '../../ui/toast.ts'

export interface ChannelActions {
  /** Asks the network now; the answer comes by itself. */
  verify(channel: Channel): void
  rename(channel: Channel, name: string): void
  setPaused(channel: Channel, paused: boolean): void
  remove(channel: Channel): void
}

/** What can be done with a channel; all but the test call can be undone. */
export function useChannelActions(): ChannelActions {
  const { t } = useTranslation()
  const core = useCore()
  const failed = useFailureToast()
  const undoable = useUndoable()
  return useMemo(() => {
    const rename = (id: string, name: string) => core.call('channels.rename', { id, name })
    const pause = (id: string, paused: boolean) => core.call('channels.pause', { id, paused })
    return {
      verify: ({ id, name }) => {
        core
          .call('channels.verify', { id })
          .then(() => showToast({ title: t('channels.verifying', { name }) }), failed)
      },
      rename: (channel, name) => {
        if (name.trim() === '' || name.trim() === channel.name) return
        void undoable({
          label: t('channels.renamed', { name: name.trim() }),
          run: () => rename(channel.id, name.trim()),
          undo: () => rename(channel.id, channel.name),
        })
      },
      setPaused: ({ id, name }, paused) => {
        void undoable({
          label: paused ? t('channels.pausedNow', { name }) : t('channels.resumedNow', { name }),
          run: () => pause(id, paused),
          undo: () => pause(id, !paused),
        })
      },
      remove: ({ id, name }) => {
        void undoable({
          label: t('channels.removed', { name }),
          run: () => core.call('channels.remove', { id }),
          undo: () => core.call('channels.restore', { id }),
        })
      },
    }
  }, [core, failed, t, undoable])
}
