import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ProbeResult } from '#shared/contract/channels.ts'
import type { Channel } from '#shared/model/channel.ts'
import type { Descriptor } from '#shared/network/descriptor.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { Icon } from '../../ui/Icon.tsx'
import { NetworkMark } from '../../ui/NetworkMark.tsx'

type Account = NonNullable<ProbeResult['account']>

interface FoundAccountProps {
  network: Descriptor
  account: Account
  /** The channel that is to get this login, or null. */
  reconnecting: Channel | null
}

/** Whose login it is: to be looked at before it is kept. */
export function FoundAccount({ network, account, reconnecting }: FoundAccountProps) {
  const { t } = useTranslation()
  const { data: channels } = useQueryOf('channels.list', { projectId: null })
  const twin =
    reconnecting === null ? channels?.find(channel => isSame(channel, network, account)) : undefined
  return (
    <div role="status" className="flex flex-col gap-2">
      <div className="flex items-center gap-3 rounded-md bg-success-soft px-3 py-2.5">
        <NetworkMark mark={network.mark} colour={network.colour} label={network.name} size={32} />
        <div className="min-w-0">
          <p className="text-sm text-success">{t('channels.foundAccount')}</p>
          <p className="truncate font-medium">{account.name}</p>
          {account.handle !== '' && <p className="truncate text-sm text-ink-muted">{account.handle}</p>}
        </div>
      </div>
      {twin !== undefined && (
        <p className="flex gap-2 rounded-md bg-warning-soft px-3 py-2 text-warning">
          <span className="mt-0.5">
            <Icon icon={TriangleAlert} />
          </span>
          {t('channels.alreadyThere', { name: twin.name })}
        </p>
      )}
    </div>
  )
}

/** The same account as far as can be seen here: networks without handles tell nothing. */
const isSame = (channel: Channel, network: Descriptor, account: Account) =>
  account.handle !== '' && channel.network === network.id && channel.handle === account.handle
