import { useCallback, useMemo } from 'react'
import { contentFor } from '#shared/model/post.ts'
import type { ContentToCheck } from '#shared/network/checkContent.ts'
import { checkThread } from '#shared/network/checkThread.ts'
import type { Media } from '#shared/model/media.ts'
import { localOf } from '#shared/time/zoned.ts'
import { useNow } from '../../../bridge/useNow.ts'
import { useMediaById } from '../media/useMediaById.ts'
import { choiceFor, openOnes } from '../schedule/plan.ts'
import type { Choice } from '../schedule/plan.ts'
import type { ComposerState } from '../useComposer.ts'
import type { ChannelProblems } from './groupProblems.ts'

type Checked = Pick<ComposerState, 'chosen' | 'fields' | 'deliveries' | 'plan' | 'project' | 'campaignEndAt'>

/** What each chosen channel would refuse or change; null while the media are not known yet. */
export function useProblems(composer: ComposerState): ChannelProblems[] | null {
  const { chosen, fields, deliveries, plan, project, campaignEndAt } = composer
  const mediaById = useMediaById(composer)
  const now = useNow()
  return useMemo(
    () =>
      mediaById === null
        ? null
        : problemsOf({ chosen, fields, deliveries, plan, project, campaignEndAt }, mediaById, now),
    [chosen, fields, deliveries, plan, project, campaignEndAt, mediaById, now],
  )
}

/**
 * The same as it stands when it is called. What is drawn follows her typing a moment later; what she presses goes by
 * what she has written.
 */
export function useProblemsNow(composer: ComposerState): () => ChannelProblems[] | null {
  const { chosen, project, session, planStore, campaignEndAt } = composer
  const mediaById = useMediaById(composer)
  return useCallback(() => {
    if (mediaById === null) return null
    const { fields, deliveries, known } = session.state()
    const plan = planStore.state()
    const all = new Map([...mediaById, ...known])
    return problemsOf({ chosen, fields, deliveries, plan, project, campaignEndAt }, all, Date.now())
  }, [chosen, project, session, planStore, campaignEndAt, mediaById])
}

function problemsOf(
  { chosen, fields, deliveries, plan, project, campaignEndAt }: Checked,
  mediaById: ReadonlyMap<string, Media>,
  now: number,
): ChannelProblems[] {
  const open = openOnes(deliveries).map(d => d.channelId)
  return chosen.map(({ channel, descriptor, limits }) => {
    const isPlanned = open.includes(channel.id) || !deliveries.some(d => d.channelId === channel.id)
    const problems = checkThread({
      descriptor,
      limits,
      rights: channel.rights,
      content: contentFor(fields, channel.id),
      mediaById,
      plan: isPlanned ? planToCheck(choiceFor(plan, channel.id), project.zone, now, campaignEndAt) : null,
    })
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
