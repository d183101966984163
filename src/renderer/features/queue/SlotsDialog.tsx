import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '#shared/model/channel.ts'
import type { EvergreenList } from '#shared/model/evergreen.ts'
import type { Pillar } from '#shared/model/pillar.ts'
import { inWeekOrder } from '#shared/model/slot.ts'
import type { WeekSlot } from '#shared/model/slot.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { TimeField } from '../../ui/TimeField.tsx'
import { SlotChip } from './SlotChip.tsx'
import { anyKind, useSlotKinds, withKind } from './slotKinds.tsx'

interface SlotsDialogProps {
  channel: Channel
  /** Of its project. */
  pillars: readonly Pillar[]
  lists: readonly EvergreenList[]
  onSave: (slots: WeekSlot[]) => void
  onClose: () => void
}

const workdays = [1, 2, 3, 4, 5]

/** The weekly times of a channel: several days get a time at once, each can be taken away by itself. */
export function SlotsDialog({ channel, pillars, lists, onSave, onClose }: SlotsDialogProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const [slots, setSlots] = useState<WeekSlot[]>(channel.slots)
  const [days, setDays] = useState<readonly number[]>(workdays)
  const [time, setTime] = useState('09:00')
  const [kind, setKind] = useState(anyKind)
  const listsHere = lists.filter(({ channelIds }) => channelIds.includes(channel.id))
  const kinds = useSlotKinds(pillars, listsHere)
  const names = format.weekdays('long')
  const shortNames = format.weekdays('short')
  const add = () =>
    setSlots(inWeekOrder([...slots, ...days.map(weekday => withKind({ weekday, time }, kind))]))
  const toggle = (day: number) =>
    setDays(days.includes(day) ? days.filter(other => other !== day) : [...days, day])
  const save = () => {
    onClose()
    if (JSON.stringify(slots) !== JSON.stringify(channel.slots)) onSave(slots)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('queue.timesOf', { name: channel.name })}
      description={t('queue.timesText')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" onClick={save}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center gap-2">
          <div role="group" aria-label={t('queue.days')} className="flex flex-wrap gap-1">
            {shortNames.map((name, index) => (
              <Button
                key={name}
                size="sm"
                aria-label={names[index]}
                variant={days.includes(index + 1) ? 'secondary' : 'quiet'}
                pressed={days.includes(index + 1)}
                onClick={() => toggle(index + 1)}
              >
                {name}
              </Button>
            ))}
          </div>
          <TimeField aria-label={t('queue.time')} value={time} onChange={setTime} />
          {kinds.length > 1 && (
            <div className="max-w-44 min-w-0">
              <Select aria-label={t('queue.for')} value={kind} onChange={setKind} options={kinds} />
            </div>
          )}
          <Button icon={Plus} disabled={days.length === 0} onClick={add}>
            {t('queue.addTime')}
          </Button>
        </div>
        {slots.length === 0 ? (
          <p className="text-ink-muted">{t('queue.noTimes')}</p>
        ) : (
          <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-1">
            {names.map((name, index) => {
              const ofDay = slots.filter(({ weekday }) => weekday === index + 1)
              return ofDay.length === 0 ? null : (
                <div key={name} className="contents">
                  <dt className="text-ink-muted">{name}</dt>
                  <dd className="flex flex-wrap gap-1">
                    {ofDay.map(slot => (
                      <SlotChip
                        key={slot.time}
                        slot={slot}
                        day={name}
                        kinds={kinds}
                        onKind={kind => setSlots(inWeekOrder([...slots, withKind(slot, kind)]))}
                        onRemove={() => setSlots(slots.filter(other => other !== slot))}
                      />
                    ))}
                  </dd>
                </div>
              )
            })}
          </dl>
        )}
      </div>
    </Dialog>
  )
}
