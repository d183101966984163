import type { Project } from '#shared/model/project.ts'
import type { Blackout, QuietHours } from '#shared/model/rules.ts'
import type { Day } from './calendarDays.ts'

/** A day on which nothing goes out by itself. */
export interface ClosedDay {
  /** Why, in words; of several projects each says whose it is. */
  names: string
  /** Whether that holds for everything on the page. */
  isWhole: boolean
}

/** Why a day is closed, or null. `projects` is given where several stand together. */
export function closedOn(
  blackouts: readonly Blackout[],
  projects: ReadonlyMap<string, Project> | null,
  day: Day,
): ClosedDay | null {
  const closing = blackouts.filter(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)
  if (closing.length === 0) return null
  const names = closing.map(({ name, projectId }) => {
    const whose = projectId === null ? undefined : projects?.get(projectId)?.name
    return whose === undefined ? name : `${name} (${whose})`
  })
  return {
    names: [...new Set(names)].join(', '),
    isWhole: projects === null || closing.some(({ projectId }) => projectId === null),
  }
}

/** The quiet parts of a day, in minutes after midnight. */
export function quietBands(quiet: QuietHours | null): { from: number; to: number }[] {
  if (quiet === null) return []
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const [from, to] = [minutes(quiet.from), minutes(quiet.to)]
  if (from < to) return [{ from, to }]
  return [
    { from: 0, to },
    { from, to: 1440 },
  ].filter(band => band.from < band.to)
}
