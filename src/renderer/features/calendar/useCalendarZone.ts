import { useMemo } from 'react'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import type { CardGroup } from './groupCards.ts'
import { createZoneClock } from './zoneClock.ts'
import type { ZoneClock } from './zoneClock.ts'

/** Which second time stands in brackets: hers, that of each project, or none. */
export type Brackets = 'none' | 'hers' | 'projects'

export interface CalendarZone {
  /** Whose days and hours the calendar shows. */
  zone: string
  clock: ZoneClock
  /** The zone of this computer. */
  here: string
  brackets: Brackets
  /** The zone of the brackets for a card, or null. */
  otherZone: (group: Pick<CardGroup, 'zone'>) => string | null
}

/**
 * The project's zone; hers stands in brackets when it differs. With projects of several zones on one page it is the
 * other way round: her own time, each project's in brackets.
 */
export function useCalendarZone(): CalendarZone {
  const { project, projects } = useCurrentProject()
  const { zone: here } = useFormat()
  const zones = project === null ? [...new Set(projects?.map(p => p.zone) ?? [])] : [project.zone]
  const only = zones.length === 1 ? zones[0] : undefined
  const zone = only ?? here
  const brackets: Brackets =
    only === undefined ? (zones.length > 1 ? 'projects' : 'none') : only === here ? 'none' : 'hers'
  return useMemo(
    () => ({
      zone,
      here,
      brackets,
      clock: createZoneClock(zone),
      otherZone: group => {
        const other = brackets === 'none' ? null : brackets === 'hers' ? here : group.zone
        return other === zone ? null : other
      },
    }),
    [zone, here, brackets],
  )
}
