import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Content } from '#shared/model/post.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { NetworkMark } from '../../../ui/NetworkMark.tsx'
import type { Place } from '../useComposer.ts'
import { measure } from './measure.ts'

interface CountersProps {
  places: readonly Place[]
  /** What is counted of it on that channel. */
  messageFor: (place: Place) => Content | undefined
  id: string
}

/** How much of each network's limit the text takes, counted as the network counts. */
export function Counters({ places, messageFor, id }: CountersProps) {
  const { t } = useTranslation()
  return (
    <ul
      id={id}
      aria-label={t('composer.counters')}
      className="flex min-w-0 flex-wrap items-center justify-end gap-x-3 gap-y-1"
    >
      {distinct(places).map(place => (
        <Counter key={place.channel.id} place={place} message={messageFor(place)} />
      ))}
    </ul>
  )
}

/** Longer than anybody writes: no limit to keep an eye on. */
const boundless = 50_000

/** Channels of one network with the same limit have one counter. */
function distinct(places: readonly Place[]): Place[] {
  const limited = places.filter(({ limits }) => limits.text.limit < boundless)
  const key = ({ descriptor, limits }: Place) => `${descriptor.id} ${JSON.stringify(limits.text)}`
  return limited.filter((place, i) => limited.findIndex(other => key(other) === key(place)) === i)
}

function Counter({ place, message }: { place: Place; message: Content | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { descriptor, limits } = place
  if (message === undefined) return null
  const { count, limit } = measure(message, limits.text)
  const over = count - limit
  const name = descriptor.name
  return (
    <li
      className={`flex items-center gap-1 text-sm tabular ${over > 0 ? 'font-medium text-danger' : 'text-ink-muted'}`}
    >
      <NetworkMark size={12} mark={descriptor.mark} colour={descriptor.colour} label={name} />
      {over > 0 ? (
        <>
          <Icon icon={CircleAlert} size={12} />
          {t('composer.over', { count: over, over: format.number(over) })}
        </>
      ) : (
        <span>
          {format.number(count)}
          <span className="text-ink-faint"> / {format.number(limit)}</span>
        </span>
      )}
    </li>
  )
}
