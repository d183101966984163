import { Temporal } from 'temporal-polyfill'
import type { Phase } from '#shared/model/strategy.ts'

/** What of a phase is taken hold of: all of it, its first or its last day. */
export type PhaseGrip = 'all' | 'start' | 'end'

/** A phase dragged by so many days. Its first day never comes after its last one; one without dates stays as it is. */
export function movedPhase(phase: Phase, grip: PhaseGrip, days: number): Phase {
  const { startsOn, endsOn } = phase
  if (startsOn === null || endsOn === null) return phase
  const later = (date: string) => Temporal.PlainDate.from(date).add({ days }).toString()
  const first = grip === 'end' ? startsOn : later(startsOn)
  const last = grip === 'start' ? endsOn : later(endsOn)
  if (first <= last) return { ...phase, startsOn: first, endsOn: last }
  return grip === 'start' ? { ...phase, startsOn: endsOn } : { ...phase, endsOn: startsOn }
}
