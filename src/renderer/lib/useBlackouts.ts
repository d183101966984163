import type { Blackout } from '#shared/model/rules.ts'
import { useQueryOf } from '../bridge/useQueryOf.ts'

const none: readonly Blackout[] = []

/** The days on which nothing of a project goes out by itself, or every such day; none while they are loading. */
export function useBlackouts(projectId: string | null): readonly Blackout[] {
  return useQueryOf('blackouts.list', { projectId }).data ?? none
}
