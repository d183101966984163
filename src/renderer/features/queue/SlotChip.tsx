import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { WeekSlot } from '#shared/model/slot.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import type { SelectOption } from '../../ui/Select.tsx'
import { anyKind, kindOf } from './slotKinds.tsx'
import type { SlotKind } from './slotKinds.tsx'

interface SlotChipProps {
  slot: WeekSlot
  /** The name of its day. */
  day: string
  /** What it can be for; one alone is no choice. */
  kinds: readonly SelectOption<SlotKind>[]
  onKind: (kind: SlotKind) => void
  onRemove: () => void
}

/** A weekly time, what it is for, and how to take it away. */
export function SlotChip({ slot, day, kinds, onKind, onRemove }: SlotChipProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const time = format.localTime(`2024-01-01T${slot.time}`)
  const chosen = kinds.find(({ value }) => value === kindOf(slot))
  const isFor = chosen === undefined || chosen.value === anyKind ? null : chosen
  return (
    <span className="flex h-7 items-center rounded-md bg-sunken tabular">
      {kinds.length === 1 ? (
        <span className="ps-2">{time}</span>
      ) : (
        <Menu
          trigger={
            <button
              type="button"
              aria-label={`${day} ${time}: ${isFor?.label ?? t('queue.anyPillar')}`}
              className="flex h-full items-center gap-1.5 rounded-md ps-2 pe-1 transition-colors hover:bg-hover data-popup-open:bg-hover"
            >
              {isFor?.mark}
              {time}
              {isFor !== null && (
                <span className="max-w-28 truncate text-sm text-ink-muted">{isFor.label}</span>
              )}
            </button>
          }
          entries={kinds.map(({ value, label, mark }) => ({
            ...{ id: value, label, mark, checked: value === kindOf(slot) },
            onSelect: () => onKind(value),
          }))}
        />
      )}
      <IconButton size="sm" icon={X} label={t('queue.removeTime', { day, time })} onClick={onRemove} />
    </span>
  )
}
