import { Check, Hand, PenLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Expiry } from '#shared/model/delivery.ts'
import { endedTextOf, removalOf } from '#shared/network/removalOf.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { NetworkMark } from '../../../ui/NetworkMark.tsx'
import type { Place } from '../useComposer.ts'

interface RemovalNotesProps {
  places: readonly Place[]
  expiry: Expiry
  lifetime: number
}

/** Who removes it when it is over, network by network, said beforehand. */
export function RemovalNotes({ places, expiry, lifetime }: RemovalNotesProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const notes = places.map(({ descriptor, channel }) => {
    const who = removalOf(descriptor, channel.rights, lifetime)
    const isReplaced = who !== 'ratiba' && endedTextOf(expiry, descriptor, channel.rights) !== null
    return { descriptor, who, isReplaced }
  })
  // Channels of one network mostly have the same to say.
  const shown = notes.filter(
    (note, i) =>
      notes.findIndex(
        other =>
          other.descriptor.id === note.descriptor.id &&
          other.who === note.who &&
          other.isReplaced === note.isReplaced,
      ) === i,
  )
  return (
    <ul className="flex flex-col gap-1.5 border-t pt-3 text-sm">
      {shown.map(({ descriptor, who, isReplaced }) => {
        const params = {
          network: descriptor.name,
          within: format.duration(descriptor.remove.withinMs ?? 0),
        }
        const then = who === 'ratiba' ? '' : t(`composer.removal.${isReplaced ? 'replaced' : 'reminded'}`)
        return (
          <li key={`${descriptor.id} ${who} ${isReplaced}`} className="flex items-start gap-2">
            <NetworkMark size={16} mark={descriptor.mark} colour={descriptor.colour} label="" />
            <span className="min-w-0 flex-1">
              {t(`composer.removal.${who}`, params)} {then}
            </span>
            <span className={who === 'ratiba' ? 'text-success' : 'text-warning'}>
              <Icon icon={who === 'ratiba' ? Check : isReplaced ? PenLine : Hand} size={14} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}
