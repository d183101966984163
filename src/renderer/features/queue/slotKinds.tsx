import { TreePine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { EvergreenList } from '#shared/model/evergreen.ts'
import type { Pillar } from '#shared/model/pillar.ts'
import type { WeekSlot } from '#shared/model/slot.ts'
import { ColourDot } from '../../ui/ColourDot.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { SelectOption } from '../../ui/Select.tsx'

/** What a slot is for, as one word of a choice: `any`, `pillar:<id>` or `list:<id>`. */
export type SlotKind = string
export const anyKind: SlotKind = 'any'

export function kindOf({ pillarId, listId }: WeekSlot): SlotKind {
  if (listId !== undefined) return `list:${listId}`
  return pillarId === undefined ? anyKind : `pillar:${pillarId}`
}

export function withKind({ weekday, time }: Pick<WeekSlot, 'weekday' | 'time'>, kind: SlotKind): WeekSlot {
  const [what, id] = kind.split(':')
  if (id === undefined) return { weekday, time }
  return what === 'list' ? { weekday, time, listId: id } : { weekday, time, pillarId: id }
}

/** What slots of a channel can be for. */
export function useSlotKinds(
  pillars: readonly Pillar[],
  lists: readonly EvergreenList[],
): SelectOption<SlotKind>[] {
  const { t } = useTranslation()
  return [
    { value: anyKind, label: t('queue.anyPillar'), mark: <ColourDot colour={null} /> },
    ...pillars.map(({ id, name, colour }) => ({
      value: `pillar:${id}`,
      label: name,
      mark: <ColourDot colour={colour} />,
    })),
    ...lists.map(({ id, name }) => ({
      value: `list:${id}`,
      label: t('evergreen.slotFor', { name }),
      mark: <Icon icon={TreePine} size={14} />,
    })),
  ]
}
