import { useTranslation } from 'react-i18next'
import type { Descriptor } from '#shared/network/descriptor.ts'
import { NetworkMark } from '../../ui/NetworkMark.tsx'

interface NetworkChoiceProps {
  networks: readonly Descriptor[]
  onChoose: (network: string) => void
}

/** Every network Ratiba knows, with what it takes. */
export function NetworkChoice({ networks, onChoose }: NetworkChoiceProps) {
  const { t } = useTranslation()
  return (
    <ul aria-label={t('channels.networks')} className="flex flex-col gap-2">
      {networks.map(({ id, name, mark, colour }) => (
        <li key={id}>
          <button
            type="button"
            onClick={() => onChoose(id)}
            className="flex w-full items-center gap-3 rounded-md border px-3 py-2.5 text-start transition-colors hover:border-edge hover:bg-hover"
          >
            <NetworkMark mark={mark} colour={colour} label="" size={32} />
            <span className="min-w-0">
              <span className="block font-medium">{name}</span>
              <span className="block text-ink-muted">{t(`networks.${id}.about`)}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
