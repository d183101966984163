import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { deliveryStates } from '#shared/model/delivery.ts'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import type { Formats } from '../../i18n/formats.ts'
import { useBlackouts } from '../../lib/useBlackouts.ts'
import type { CardLook } from './CardLook.ts'
import { closedOn, quietBands } from './closedDays.ts'
import { otherTime } from './otherTime.ts'
import { shortTime } from './shortTime.ts'
import type { CalendarZone } from './useCalendarZone.ts'

/** Gathers what the cards of the page need to show themselves. */
export function useCardLookOf(projectId: string | null, zone: CalendarZone, format: Formats): CardLook {
  const { t } = useTranslation()
  const { project, projects } = useCurrentProject()
  const { data: networks } = useQueryOf('networks.list', undefined)
  const { data: channels } = useQueryOf('channels.list', { projectId })
  const { data: risks } = useQueryOf('risks.list', { projectId })
  const blackouts = useBlackouts(projectId)
  const quiet = project?.quiet ?? null
  return useMemo(() => {
    const byId = projectId === null ? new Map(projects?.map(p => [p.id, p])) : null
    return {
      t,
      words: {
        states: Object.fromEntries(
          deliveryStates.map(state => [state, t(`states.${state}`)]),
        ) as CardLook['words']['states'],
        noText: t('common.noText'),
        repeats: t('series.repeats'),
        isRepost: t('reposts.isRepost'),
        isReposted: t('reposts.isReposted'),
        evergreen: t('evergreen.from'),
        atRisk: t('today.atRisk'),
        handedOver: t('calendar.handedOver'),
      },
      format,
      time: shortTime(format.locale),
      networks: new Map(networks?.map(n => [n.id, n])),
      channels: new Map(channels?.map(c => [c.id, c])),
      projects: byId,
      closedOn: day => closedOn(blackouts, byId, day),
      quiet: quietBands(quiet),
      atRisk: new Set(risks?.map(({ delivery }) => delivery.id)),
      otherTime: group => otherTime(group, zone.otherZone(group), shortTime(format.locale)),
    }
  }, [t, format, networks, channels, projects, projectId, zone, blackouts, quiet, risks])
}
