import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '#shared/model/channel.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useFailureToast } from '../../bridge/useFailureToast.ts'
import { showToast } from '../../ui/toast.ts'

/** Asks the network of a channel how it is; what it answered is said in the same toast. */
export function useTestCall(): (channel: Channel) => void {
  const { t } = useTranslation()
  const core = useCore()
  const failed = useFailureToast()
  return useCallback(
    ({ id, projectId, name, health: before }) => {
      const toastId = `verify-${id}`
      const tell = ({ health }: Channel) =>
        showToast({
          id: toastId,
          title: `${name}: ${t(`channels.health.${health.state}`)}`,
          text: health.words === null ? t(`channels.healthNotes.${health.state}`) : `“${health.words}”`,
          tone: health.state === 'ok' ? 'success' : 'danger',
        })
      // The answer comes as an event; others about the same channel may come before it.
      const stop = core.on('channels.changed', ({ ids }) => {
        if (!ids.includes(id)) return
        void core.call('channels.list', { projectId }).then(
          channels => {
            const channel = channels.find(c => c.id === id)
            if (channel !== undefined && channel.health.checkedAt === before.checkedAt) return
            stop()
            if (channel !== undefined) tell(channel)
          },
          (error: unknown) => {
            stop()
            failed(error)
          },
        )
      })
      core.call('channels.verify', { id }).then(
        () => showToast({ id: toastId, title: t('channels.verifying', { name }) }),
        (error: unknown) => {
          stop()
          failed(error)
        },
      )
    },
    [core, failed, t],
  )
}
