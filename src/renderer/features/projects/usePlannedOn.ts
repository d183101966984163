import type { BlackoutFields } from '#shared/model/rules.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'

const dayMs = 86_400_000

/** How many deliveries already wait to go out on these days, each by the clock of its own zone. */
export function usePlannedOn({ projectId, startsOn, endsOn }: BlackoutFields): number {
  // A day more at both ends: the days of a zone begin up to fourteen hours before or after those of UTC.
  const { data = [] } = useQueryOf('deliveries.inRange', {
    from: new Date(Date.parse(startsOn) - dayMs).toISOString(),
    to: new Date(Date.parse(endsOn) + 2 * dayMs).toISOString(),
    projectId,
  })
  return data.filter(({ state, dueLocal }) => {
    const day = dueLocal?.slice(0, 10) ?? ''
    return state === 'waiting' && startsOn <= day && day <= endsOn
  }).length
}
