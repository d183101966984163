import { useCallback, useMemo } from 'react'
import type { DayRoom } from '#shared/contract/channels.ts'
import { commentFor, contentFor } from '#shared/model/post.ts'
import { quietOf } from '#shared/model/rules.ts'
import type { Blackout } from '#shared/model/rules.ts'
import { checkRoom, checkTime } from '#shared/network/checkTime.ts'
import type { ContentToCheck } from '#shared/network/checkContent.ts'
import { checkComment } from '#shared/network/checkComment.ts'
import { checkThread } from '#shared/network/checkThread.ts'
import type { Media } from '#shared/model/media.ts'
import { localOf } from '#shared/time/zoned.ts'
import { useBlackouts } from '../../../lib/useBlackouts.ts'
import { useNow } from '../../../bridge/useNow.ts'
import { useMediaById } from '../media/useMediaById.ts'
import { choiceFor, openOnes } from '../schedule/plan.ts'
import type { Choice } from '../schedule/plan.ts'
import type { ComposerState } from '../useComposer.ts'
import type { ChannelProblems } from './groupProblems.ts'
import { useDayRooms } from './useDayRooms.ts'

/** What the core knows of the days that are chosen. */
interface Known {
  blackouts: readonly Blackout[]
  rooms: ReadonlyMap<string, DayRoom>
}

/** How full a day is only warns: it never stands in the way. */
const noRooms: Known['rooms'] = new Map()

type Checked = Pick<ComposerState, 'chosen' | 'fields' | 'deliveries' | 'plan' | 'project' | 'campaignEndAt'>

/** What each chosen channel would refuse or change; null while the media are not known yet. */
export function useProblems(composer: ComposerState): ChannelProblems[] | null {
  const { chosen, fields, deliveries, plan, project, campaignEndAt } = composer
  const mediaById = useMediaById(composer)
  const blackouts = useBlackouts(project.id)
  const rooms = useDayRooms(composer)
  const now = useNow()
  return useMemo(
    () =>
      mediaById === null
        ? null
        : problemsOf(
            { chosen, fields, deliveries, plan, project, campaignEndAt },
            mediaById,
            { blackouts, rooms },
            now,
          ),
    [chosen, fields, deliveries, plan, project, campaignEndAt, mediaById, blackouts, rooms, now],
  )
}

/**
 * The same as it stands when it is called. What is drawn follows her typing a moment later; what she presses goes by
 * what she has written.
 */
export function useProblemsNow(composer: ComposerState): () => ChannelProblems[] | null {
  const { chosen, project, session, planStore, campaignEndAt } = composer
  const mediaById = useMediaById(composer)
  const blackouts = useBlackouts(project.id)
  return useCallback(() => {
    if (mediaById === null) return null
    const { fields, deliveries, known } = session.state()
    const plan = planStore.state()
    const all = new Map([...mediaById, ...known])
    const checked = { chosen, fields, deliveries, plan, project, campaignEndAt }
    return problemsOf(checked, all, { blackouts, rooms: noRooms }, Date.now())
  }, [chosen, project, session, planStore, campaignEndAt, mediaById, blackouts])
}

function problemsOf(
  { chosen, fields, deliveries, plan, project, campaignEndAt }: Checked,
  mediaById: ReadonlyMap<string, Media>,
  { blackouts, rooms }: Known,
  now: number,
): ChannelProblems[] {
  const open = openOnes(deliveries).map(d => d.channelId)
  return chosen.map(({ channel, descriptor, limits }) => {
    const isPlanned = open.includes(channel.id) || !deliveries.some(d => d.channelId === channel.id)
    const check = {
      descriptor,
      limits,
      rights: channel.rights,
      content: contentFor(fields, channel.id),
      isQuote: deliveries.some(d => d.channelId === channel.id && d.repost?.how === 'quote'),
      mediaById,
      plan: isPlanned ? planToCheck(choiceFor(plan, channel.id), project.zone, now, campaignEndAt) : null,
    }
    const problems = [...checkThread(check), ...checkComment(check, commentFor(fields, channel.id))]
    const choice = choiceFor(plan, channel.id)
    if (isPlanned && choice.mode === 'at' && choice.dueLocal !== null) {
      const calm = { quiet: quietOf(channel.quiet, project.quiet), blackouts }
      problems.push(...checkTime(choice.dueLocal, project.zone, calm))
      problems.push(...checkRoom(choice.dueLocal, channel.dailyCap, rooms.get(channel.id)))
    }
    // A time that is wrong is said where times are chosen.
    return { channelId: channel.id, problems: problems.filter(p => p.key !== 'expiryBeforeDue') }
  })
}

function planToCheck(
  choice: Choice,
  zone: string,
  nowMs: number,
  campaignEndAt: number | null,
): ContentToCheck['plan'] {
  const dueLocal = choice.mode === 'now' ? localOf(nowMs, zone) : choice.dueLocal
  const isComplete = choice.expiry.kind !== 'at' || choice.expiry.atLocal !== ''
  return dueLocal === null || !isComplete ? null : { dueLocal, zone, expiry: choice.expiry, campaignEndAt }
}
