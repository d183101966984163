import { Check, Hand } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/useFormat.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { NetworkMark } from '../../../ui/NetworkMark.tsx'
import type { Place } from '../useComposer.ts'
import { remover } from './plan.ts'

/** Who removes it when it is over, network by network, said beforehand. */
export function RemovalNotes({ places, lifetime }: { places: readonly Place[]; lifetime: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const networks = places.filter(
    (place, i) => places.findIndex(other => other.descriptor.id === place.descriptor.id) === i,
  )
  return (
    <ul className="flex flex-col gap-1.5 border-t pt-3 text-sm">
      {networks.map(({ descriptor }) => {
        const who = remover(descriptor.remove, lifetime)
        const params = {
          network: descriptor.name,
          within: format.duration(descriptor.remove.withinMs ?? 0),
        }
        return (
          <li key={descriptor.id} className="flex items-start gap-2">
            <NetworkMark size={16} mark={descriptor.mark} colour={descriptor.colour} label="" />
            <span className="min-w-0 flex-1">{t(`composer.removal.${who}`, params)}</span>
            <span className={who === 'ratiba' ? 'text-success' : 'text-warning'}>
              <Icon icon={who === 'ratiba' ? Check : Hand} size={14} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}
