import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '#shared/model/channel.ts'
import type { ChannelRules } from '#shared/model/rules.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useFailureToast } from '../../bridge/useFailureToast.ts'
import { useUndoable } from '../../commands/useUndoable.ts'
import { useTestCall } from './useTestCall.ts'

export interface ChannelActions {
  /** Asks the network now and says what it answered. */
  verify(channel: Channel): void
  rename(channel: Channel, name: string): void
  setPaused(channel: Channel, paused: boolean): void
  setRules(channel: Channel, change: Partial<ChannelRules>): void
  remove(channel: Channel): void
}

/** Why a channel cannot be removed yet: posts of it are still to be taken down later. */
export interface RemovalRefused {
  channel: Channel
  /** The core's own words. */
  words: string
}

/** What can be done with a channel; all but the test call can be undone. */
export function useChannelActions(onRemovalRefused: (refused: RemovalRefused) => void): ChannelActions {
  const { t } = useTranslation()
  const core = useCore()
  const failed = useFailureToast()
  const undoable = useUndoable()
  const verify = useTestCall()
  return useMemo(() => {
    const rename = (id: string, name: string) => core.call('channels.rename', { id, name })
    const pause = (id: string, paused: boolean) => core.call('channels.pause', { id, paused })
    const remove = async (channel: Channel) => {
      const { id, name } = channel
      try {
        await core.call('channels.remove', { id })
      } catch (error) {
        if (isAboutExpiries(error)) onRemovalRefused({ channel, words: error.message })
        else failed(error)
        return
      }
      // Already done: what is kept is how to take it back.
      await undoable({
        label: t('channels.removed', { name }),
        run: () => Promise.resolve(),
        undo: () => core.call('channels.restore', { id }),
        redo: () => core.call('channels.remove', { id }),
      })
    }
    return {
      verify,
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
      setRules: (channel, change) => {
        const { id } = channel
        const before = Object.fromEntries(
          Object.keys(change).map(key => [key, channel[key as keyof ChannelRules]]),
        ) as Partial<ChannelRules>
        void undoable({
          label: t('channels.rules.changed'),
          run: () => core.call('channels.setRules', { id, rules: change }),
          undo: () => core.call('channels.setRules', { id, rules: before }),
          quiet: true,
        })
      },
      remove: channel => void remove(channel),
    }
  }, [core, failed, onRemovalRefused, t, undoable, verify])
}

function isAboutExpiries(error: unknown): error is AppError {
  return (
    error instanceof AppError &&
    error.code === 'conflict' &&
    typeof (error.details as { expiries?: unknown } | undefined)?.expiries === 'number'
  )
}
