import { useNavigate } from '@tanstack/react-router'
import { CalendarClock } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { QueuePlace } from '#shared/contract/queue.ts'
import type { Channel } from '#shared/model/channel.ts'
import type { EvergreenList } from '#shared/model/evergreen.ts'
import type { Pillar } from '#shared/model/pillar.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { ChannelMark } from '../../lib/ChannelMark.tsx'
import { Button } from '../../ui/Button.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { movedTo, needsRefit, neighbour, shownPlaces } from './movedTo.ts'
import { QueueRow, rowId } from './QueueRow.tsx'
import { SlotsDialog } from './SlotsDialog.tsx'
import type { QueueActions } from './useQueueActions.ts'

interface QueuePanelProps {
  channel: Channel
  zone: string
  places: readonly QueuePlace[]
  /** Of its project. */
  pillars: readonly Pillar[]
  lists: readonly EvergreenList[]
  actions: QueueActions
}

/** The queue of one channel: its coming times, and its weekly slots behind a button. */
export function QueuePanel({ channel, zone, places, pillars, lists, actions }: QueuePanelProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const [isSetting, setIsSetting] = useState(false)
  const { focusNext } = useFocusAfter(places)
  const shown = shownPlaces(places)

  const move = useCallback(
    (id: string, local: string) => {
      const items = movedTo(places, id, local)
      if (items === null) return
      focusNext(id)
      void actions.arrange(items, format.local(local))
    },
    [actions, focusNext, format, places],
  )
  const step = (id: string, way: -1 | 1) => {
    const next = neighbour(places, id, way)
    if (next !== null) move(id, next.local)
  }
  const slotFor = (place: QueuePlace) => {
    const list = lists.find(({ id }) => id === place.listId)
    if (list !== undefined) return { name: t('evergreen.slotFor', { name: list.name }), colour: null }
    return pillars.find(({ id }) => id === place.pillarId) ?? null
  }
  const takeOut = (id: string) => {
    const line = places.filter(({ isQueued }) => isQueued)
    actions.takeOut(id, line.length - 1 - line.findIndex(({ card }) => card?.id === id))
  }
  return (
    <Panel
      title={channel.name}
      badge={<ChannelMark network={channel.network} label="" />}
      description={channel.slots.length === 0 ? t('queue.noTimes') : format.zoneName(zone)}
      actions={
        <Button size="sm" icon={CalendarClock} onClick={() => setIsSetting(true)}>
          {t('queue.weeklyTimes')}
        </Button>
      }
    >
      <RefitNote places={places} onRefit={() => actions.refit(channel.id)} />
      {shown.length > 0 && (
        <ul
          aria-label={t('queue.of', { name: channel.name })}
          className="divide-y divide-line rounded-lg border bg-surface"
        >
          {shown.map(place => (
            <QueueRow
              key={place.card?.id ?? place.local}
              channelId={channel.id}
              place={place}
              slotFor={slotFor(place)}
              canGo={{
                earlier: place.card !== null && neighbour(places, place.card.id, -1) !== null,
                later: place.card !== null && neighbour(places, place.card.id, 1) !== null,
              }}
              onDrop={move}
              onStep={step}
              onTakeOut={takeOut}
              onOpen={postId => void navigate({ to: '/composer/$postId', params: { postId } })}
              onNew={local =>
                void navigate({
                  to: '/composer/new',
                  search: before => ({
                    ...before,
                    ...{ at: local, channel: channel.id },
                    ...(place.pillarId === null ? {} : { pillar: place.pillarId }),
                  }),
                })
              }
            />
          ))}
        </ul>
      )}
      {isSetting && (
        <SlotsDialog
          channel={channel}
          pillars={pillars}
          lists={lists}
          onSave={slots => actions.setSlots(channel, slots)}
          onClose={() => setIsSetting(false)}
        />
      )}
    </Panel>
  )
}

/** Offers to bring the queue in line with its slots. */
function RefitNote({ places, onRefit }: { places: readonly QueuePlace[]; onRefit: () => void }) {
  const { t } = useTranslation()
  const why = needsRefit(places)
  if (why === null) return null
  return (
    <div className="mb-2 flex items-center justify-between gap-3 rounded-md bg-sunken px-3 py-2">
      <p>{t(`queue.refit.${why}`)}</p>
      <Button size="sm" onClick={onRefit}>
        {t(`queue.refit.${why}Button`)}
      </Button>
    </div>
  )
}

/** Keeps the focus on what she moved: its row is another one once the queue was read again. */
function useFocusAfter(places: readonly QueuePlace[]) {
  const wanted = useRef<string | null>(null)
  useEffect(() => {
    if (wanted.current === null) return
    document.getElementById(rowId(wanted.current))?.focus()
    wanted.current = null
  }, [places])
  const focusNext = useCallback((id: string) => {
    wanted.current = id
  }, [])
  return { focusNext }
}
