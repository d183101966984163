import { useMemo } from 'react'
import type { DayRoom } from '#shared/contract/channels.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { choiceFor } from '../schedule/plan.ts'
import type { ComposerState } from '../useComposer.ts'

const none: readonly DayRoom[] = []

/**
 * How full the chosen days are on channels that she lets publish only so often a day, by channel; what is not known yet is not
 * there.
 */
export function useDayRooms({ chosen, plan, project, postId }: RoomsOf): ReadonlyMap<string, DayRoom> {
  const items = chosen.flatMap(({ channel }) => {
    const { mode, dueLocal } = choiceFor(plan, channel.id)
    return channel.dailyCap === null || mode === 'now' || dueLocal === null
      ? []
      : [{ channelId: channel.id, day: dueLocal.slice(0, 10) }]
  })
  const { data = none } = useQueryOf(
    'channels.room',
    { items, zone: project.zone, exceptPostId: postId },
    { enabled: items.length > 0 },
  )
  return useMemo(() => new Map(data.map(room => [room.channelId, room])), [data])
}

type RoomsOf = Pick<ComposerState, 'chosen' | 'plan' | 'project' | 'postId'>
