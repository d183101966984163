import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Descriptor } from '#shared/network/descriptor.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { QueryError } from '../../bridge/QueryError.tsx'
import { NetworkMark } from '../../ui/NetworkMark.tsx'
import { Spinner } from '../../ui/Spinner.tsx'
import { CheckList } from './CheckList.tsx'
import type { KeepChannel } from './useKeepChannel.ts'
import { oneClickWay } from './oneClickWay.ts'

interface NetworkChoiceProps {
  networks: readonly Descriptor[]
  onChoose: (network: string) => void
  onKeep: KeepChannel
}

/** Every network Ratiba knows, with what it takes. One that asks for nothing is connected by the click itself. */
export function NetworkChoice({ networks, onChoose, onKeep }: NetworkChoiceProps) {
  const { t } = useTranslation()
  const core = useCore()
  const [busy, setBusy] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  const choose = async (network: Descriptor) => {
    const way = oneClickWay(network)
    if (way === null) {
      onChoose(network.id)
      return
    }
    setBusy(network.id)
    setTrouble(null)
    try {
      const result = await core.call('channels.probe', { network: network.id, way: way.id, fields: {} })
      const error = result.ticket === null ? null : await onKeep(result.ticket)
      if (result.ticket === null) setTrouble({ checks: result.checks })
      else if (error !== null) setTrouble({ error })
    } catch (error) {
      setTrouble({ error })
    }
    setBusy(null)
  }

  return (
    <>
      <ul aria-label={t('channels.networks')} className="flex flex-col gap-2">
        {networks.map(network => (
          <li key={network.id}>
            <button
              type="button"
              disabled={busy !== null}
              onClick={() => void choose(network)}
              className="flex w-full items-center gap-3 rounded-md border px-3 py-2.5 text-start transition-colors hover:border-edge hover:bg-hover"
            >
              <NetworkMark mark={network.mark} colour={network.colour} label="" size={32} />
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{network.name}</span>
                <span className="block text-ink-muted">{t(`networks.${network.id}.about`)}</span>
              </span>
              {busy === network.id ? (
                <Spinner />
              ) : (
                oneClickWay(network) !== null && (
                  <span className="shrink-0 text-sm text-ink-muted">
                    {t(`networks.${network.id}.ways.${oneClickWay(network)?.id ?? ''}.title`)}
                  </span>
                )
              )}
            </button>
          </li>
        ))}
      </ul>
      {trouble !== null &&
        ('checks' in trouble ? <CheckList checks={trouble.checks} /> : <QueryError error={trouble.error} />)}
    </>
  )
}

type Trouble = { checks: Parameters<typeof CheckList>[0]['checks'] } | { error: unknown }
