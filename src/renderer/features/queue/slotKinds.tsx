import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pillar } from '#shared/model/pillar.ts'
import type { WeekSlot } from '#shared/model/slot.ts'
import { ColourDot } from '../../ui/ColourDot.tsx'
import type { SelectOption } from '../../ui/Select.tsx'

/** What a slot is for, as one word of a choice: any post, or the id of a pillar. */
export type SlotKind = string
export const anyKind: SlotKind = 'any'

export const kindOf = ({ pillarId }: WeekSlot): SlotKind => pillarId ?? anyKind

export function withKind({ weekday, time }: Pick<WeekSlot, 'weekday' | 'time'>, kind: SlotKind): WeekSlot {
  return kind === anyKind ? { weekday, time } : { weekday, time, pillarId: kind }
}

/** What slots of a project can be for. */
export function useSlotKinds(pillars: readonly Pillar[]): SelectOption<SlotKind>[] {
  const { t } = useTranslation()
  return useMemo(
    () => [
      { value: anyKind, label: t('queue.anyPillar'), mark: <ColourDot colour={null} /> },
      ...pillars.map(({ id, name, colour }) => ({
        value: id,
        label: name,
        mark: <ColourDot colour={colour} />,
      })),
    ],
    [pillars, t],
  )
}
