import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '#shared/model/channel.ts'
import type { Project } from '#shared/model/project.ts'
import type { Descriptor } from '#shared/network/descriptor.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useUndoable } from '../../commands/useUndoable.ts'
import { useNetworks } from '../../lib/useNetworks.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { showToast } from '../../ui/toast.ts'
import { ConnectForm } from './ConnectForm.tsx'
import { NetworkChoice } from './NetworkChoice.tsx'

interface ConnectDialogProps {
  /** The network that was chosen already, or null to choose one. */
  network: string | null
  /** The channel that gets a new login, or null for a new one. */
  reconnecting: Channel | null
  projects: readonly Project[]
  /** The project the channel is for; null lets her choose. */
  projectId: string | null
  onNetwork: (network: string | null) => void
  onClose: () => void
}

/** The wizard: a network, its steps, checked live, and the channel is there. Mounted while open. */
export function ConnectDialog(props: ConnectDialogProps) {
  const { network, reconnecting, projects, onNetwork, onClose } = props
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  const networks = useNetworks()
  const [chosenProject, setChosenProject] = useState(props.projectId ?? projects[0]?.id ?? '')
  const descriptor: Descriptor | undefined = networks.get(reconnecting?.network ?? network ?? '')

  const keep = async (ticket: string): Promise<unknown> => {
    try {
      if (reconnecting !== null) {
        const channel = await core.call('channels.reconnect', { id: reconnecting.id, ticket })
        showToast({ title: t('channels.reconnected', { name: channel.name }), tone: 'success' })
      } else {
        const channel = await core.call('channels.connect', { ticket, projectId: chosenProject })
        // Already done: what is kept is how to take it back.
        await undoable({
          label: t('channels.connected', { name: channel.name }),
          run: () => Promise.resolve(channel),
          undo: () => core.call('channels.remove', { id: channel.id }),
          redo: () => core.call('channels.restore', { id: channel.id }),
        })
      }
      onClose()
      return null
    } catch (error) {
      return error
    }
  }

  const title =
    reconnecting !== null
      ? t('channels.reconnectTitle', { name: reconnecting.name })
      : descriptor === undefined
        ? t('channels.connectTitle')
        : t('channels.connectNetwork', { network: descriptor.name })

  return (
    <Dialog open onClose={onClose} title={title}>
      <Stack gap={4}>
        {descriptor === undefined ? (
          <NetworkChoice networks={[...networks.values()]} onChoose={onNetwork} />
        ) : (
          <>
            {reconnecting === null && projects.length > 1 && (
              <Field label={t('channels.forProject')}>
                <Select
                  value={chosenProject}
                  onChange={setChosenProject}
                  options={projects.map(({ id, name }) => ({ value: id, label: name }))}
                />
              </Field>
            )}
            <ConnectForm
              key={descriptor.id}
              network={descriptor}
              reconnecting={reconnecting}
              onKeep={keep}
              onBack={reconnecting === null ? () => onNetwork(null) : null}
            />
          </>
        )}
      </Stack>
    </Dialog>
  )
}
