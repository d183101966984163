import { useNavigate } from '@tanstack/react-router'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { useFailureToast } from '../../bridge/useFailureToast.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import type { Formats } from '../../i18n/formats.ts'
import type { CalendarControl } from './CalendarControl.ts'
import type { Day } from './calendarDays.ts'
import type { CalendarFilters } from './calendarFilters.ts'
import type { CalendarCards } from './useCalendarCards.ts'
import { madePost } from './madePost.ts'
import { atMinute, sensibleTime } from './sensibleTime.ts'
import type { CalendarZone } from './useCalendarZone.ts'
import { useCopying } from './useCopying.ts'
import { useFilesOnDay } from './useFilesOnDay.ts'
import { useMoveHints } from './useMoveHints.ts'
import { useMoving } from './useMoving.ts'
import type { PendingMoves } from './usePendingMoves.ts'

interface CalendarPostsParts {
  projectId: string | null
  zone: CalendarZone
  format: Formats
  filters: CalendarFilters
  during: PendingMoves['during']
  byDay: CalendarCards['byDay']
}

/** What can be done with posts on the calendar. */
export function useCalendarPosts(
  parts: CalendarPostsParts,
): Pick<CalendarControl, 'move' | 'copy' | 'open' | 'newPost' | 'bring'> {
  const { projectId, zone, format, filters, during, byDay } = parts
  const navigate = useNavigate()
  const core = useCore()
  const failed = useFailureToast()
  const { projects } = useCurrentProject()
  const { data: channels } = useQueryOf('channels.list', { projectId })
  const hints = useMoveHints(format)
  const copy = useCopying({ zone, format, hints })
  const move = useMoving({ zone, format, hints, during, copy })
  const makeOf = useFilesOnDay(format)
  const onlyCampaign = filters.campaign.length === 1 ? filters.campaign[0] : undefined
  const onlyChannel = filters.channel.length === 1 ? filters.channel[0] : undefined

  /** The time for something new there, or null when that is over, which has been said then. */
  const timeFor = (day: Day, minute: number | null): string | null => {
    const nowLocal = zone.clock(Date.now())
    const taken = (byDay.get(day) ?? []).map(group => group.local)
    const at = minute === null ? sensibleTime(day, nowLocal, taken) : atMinute(day, minute)
    if (at !== null && at > nowLocal) return at
    hints.past(at ?? day, nowLocal, null)
    return null
  }

  return {
    move,
    copy,
    open: group => {
      madePost(core, group)
        .then(postId => navigate({ to: '/composer/$postId', params: { postId } }))
        .catch(failed)
    },
    newPost: (day, minute) => {
      const at = timeFor(day, minute)
      if (at === null) return
      void navigate({
        to: '/composer/new',
        search: {
          at,
          ...(onlyChannel === undefined ? {} : { channel: onlyChannel }),
          ...(onlyCampaign === undefined ? {} : { campaign: onlyCampaign }),
        },
      })
    },
    bring: (day, minute, files) => {
      const pictures = files.filter(file => /^(image|video)\//.test(file.type))
      if (pictures.length === 0) {
        hints.noPictures()
        return
      }
      const project = projectId ?? (projects?.length === 1 ? projects[0]?.id : undefined)
      if (project === undefined) {
        hints.chooseProject()
        return
      }
      const at = timeFor(day, minute)
      if (at === null) return
      const meant =
        channels?.filter(c => filters.channel.length === 0 || filters.channel.includes(c.id)) ?? []
      void makeOf(pictures, {
        projectId: project,
        channelIds: meant.map(channel => channel.id),
        campaignId: onlyCampaign ?? null,
        at,
      })
    },
  }
}
