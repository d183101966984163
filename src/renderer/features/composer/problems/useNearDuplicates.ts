import { useEffect, useMemo, useState } from 'react'
import type { DuplicateWish, NearDuplicate } from '#shared/contract/duplicates.ts'
import { contentFor, textWithLink } from '#shared/model/post.ts'
import type { PostProblem } from '#shared/network/checkContent.ts'
import { instantOf } from '#shared/time/zoned.ts'
import { useNow } from '../../../bridge/useNow.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { choiceFor, openOnes } from '../schedule/plan.ts'
import type { ComposerState } from '../useComposer.ts'
import type { ChannelProblems } from './groupProblems.ts'

/** What she writes is looked for after a pause of so long. */
const pauseMs = 700

const none: readonly NearDuplicate[] = []

/** Other posts of the chosen channels that say or show nearly the same not long before or after; empty while not known. */
export function useNearDuplicates(composer: ComposerState): readonly NearDuplicate[] {
  const wish = useSettled(useWish(composer))
  const { data } = useQueryOf('duplicates.find', wish, {
    enabled: wish.items.length > 0,
    keepPrevious: true,
  })
  return wish.items.length === 0 ? none : (data ?? none)
}

function useWish({ chosen, fields, deliveries, plan, project, postId }: ComposerState): DuplicateWish {
  // To the minute, so that it is not another question every second.
  const minute = Math.floor(useNow() / 60_000) * 60_000
  return useMemo(() => {
    const open = openOnes(deliveries).map(d => d.channelId)
    const items = chosen.flatMap(({ channel }) => {
      const isPlanned = open.includes(channel.id) || !deliveries.some(d => d.channelId === channel.id)
      const { mode, dueLocal } = choiceFor(plan, channel.id)
      const content = contentFor(fields, channel.id)
      const text = textWithLink(content)
      const isEmpty = text.trim() === '' && content.media.length === 0
      if (!isPlanned || isEmpty) return []
      const at = mode === 'now' || dueLocal === null ? minute : instantOf(dueLocal, project.zone)
      const mediaIds = content.media.map(m => m.mediaId)
      return [{ channelId: channel.id, text, mediaIds, at: new Date(at).toISOString() }]
    })
    return { postId, items }
  }, [chosen, fields, deliveries, plan, project, postId, minute])
}

/** What it was a moment ago, until it stays the same for a while. */
function useSettled(wish: DuplicateWish): DuplicateWish {
  const [settled, setSettled] = useState(wish)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wish), pauseMs)
    return () => clearTimeout(timer)
  }, [wish])
  return settled
}

/** The problems of each channel, and that it had or will have nearly the same: worth a look, and no hindrance. */
export function withDuplicates(
  found: readonly ChannelProblems[],
  duplicates: readonly NearDuplicate[],
): ChannelProblems[] {
  return found.map(({ channelId, problems }) => {
    const duplicate = duplicates.find(d => d.channelId === channelId)
    return { channelId, problems: duplicate === undefined ? problems : [...problems, problemOf(duplicate)] }
  })
}

const problemOf = ({ what, isOut, at, postId }: NearDuplicate): PostProblem => ({
  key: what === 'text' ? 'sameText' : 'samePicture',
  params: { at, isOut: isOut ? 'out' : 'planned' },
  severity: 'warning',
  fix: { kind: 'openPost', postId },
})
