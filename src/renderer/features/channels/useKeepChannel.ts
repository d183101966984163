import { useTranslation } from 'react-i18next'
import type { Channel } from '#shared/model/channel.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useUndoable } from '../../commands/useUndoable.ts'
import { showToast } from '../../ui/toast.ts'

/** Keeps what a login found; answers what went wrong, or null. */
export type KeepChannel = (ticket: string) => Promise<unknown>

interface KeepChannelOptions {
  /** The channel that gets a new login, or null for a new one. */
  reconnecting: Channel | null
  projectId: string
  onKept: () => void
}

/** The last step of the wizard: a ticket becomes a channel, or a channel gets its new login. */
export function useKeepChannel({ reconnecting, projectId, onKept }: KeepChannelOptions): KeepChannel {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  return async ticket => {
    try {
      if (reconnecting !== null) {
        const channel = await core.call('channels.reconnect', { id: reconnecting.id, ticket })
        showToast({ title: t('channels.reconnected', { name: channel.name }), tone: 'success' })
      } else {
        const channel = await core.call('channels.connect', { ticket, projectId })
        // Already done: what is kept is how to take it back.
        await undoable({
          label: t('channels.connected', { name: channel.name }),
          run: () => Promise.resolve(channel),
          undo: () => core.call('channels.remove', { id: channel.id }),
          redo: () => core.call('channels.restore', { id: channel.id }),
        })
      }
      onKept()
      return null
    } catch (error) {
      return error
    }
  }
}
