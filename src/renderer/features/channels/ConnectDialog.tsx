import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '#shared/model/channel.ts'
import type { Project } from '#shared/model/project.ts'
import { useNetworks } from '../../lib/useNetworks.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ConnectForm } from './ConnectForm.tsx'
import { NetworkChoice } from './NetworkChoice.tsx'
import { ProjectField } from './ProjectField.tsx'
import { useKeepChannel } from './useKeepChannel.ts'

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
  const { network, reconnecting, projects, projectId, onNetwork, onClose } = props
  const { t } = useTranslation()
  const networks = useNetworks()
  const [chosen, setChosen] = useState(projectId ?? projects[0]?.id ?? '')
  const [isTyping, setIsTyping] = useState(false)
  const keep = useKeepChannel({ reconnecting, projectId: chosen, onKept: onClose })
  const descriptor = networks.get(reconnecting?.network ?? network ?? '')
  const asksProject = reconnecting === null && projectId === null && projects.length > 1
  const forWhom =
    reconnecting === null && !asksProject ? projects.find(project => project.id === chosen)?.name : undefined
  const projectField = asksProject && <ProjectField projects={projects} value={chosen} onChange={setChosen} />

  if (descriptor === undefined) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={t('channels.connectTitle')}
        description={forWhom && t('channels.forWhom', { project: forWhom })}
      >
        <div className="flex flex-col gap-4">
          {projectField}
          <NetworkChoice networks={[...networks.values()]} onChoose={onNetwork} onKeep={keep} />
        </div>
      </Dialog>
    )
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      // A press beside the dialog must not throw away a token that was just typed.
      dismissible={!isTyping}
      title={
        reconnecting === null
          ? t('channels.connectNetwork', { network: descriptor.name })
          : t('channels.reconnectTitle', { name: reconnecting.name })
      }
      description={forWhom && t('channels.forWhom', { project: forWhom })}
    >
      <ConnectForm
        key={descriptor.id}
        network={descriptor}
        reconnecting={reconnecting}
        before={projectField}
        onTyping={() => setIsTyping(true)}
        onKeep={keep}
        onBack={reconnecting === null ? () => onNetwork(null) : null}
      />
    </Dialog>
  )
}
