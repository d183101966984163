import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeliveryCard } from '#shared/model/delivery.ts'
import type { Client } from '#shared/rpc/client.ts'
import { instantOf, shiftLocal } from '#shared/time/zoned.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useUndoable } from '../../commands/useUndoable.ts'
import type { Formats } from '../../i18n/formats.ts'
import type { CardGroup } from './groupCards.ts'
import { madePost } from './madePost.ts'
import { scheduleAt } from './planMove.ts'
import type { CalendarZone } from './useCalendarZone.ts'
import type { MoveHints } from './useMoveHints.ts'
import type { MoveCards } from './useMoving.ts'

interface CopyingParts {
  zone: CalendarZone
  format: Formats
  hints: MoveHints
}

/** Copies cards to other times: new posts with the same content, planned like the old ones; drafts stay drafts. */
export function useCopying({ zone, format, hints }: CopyingParts): MoveCards {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  return useCallback<MoveCards>(
    async function copyCards(groups, from, to) {
      if (groups.length === 0 || from.slice(0, 16) === to.slice(0, 16)) return false
      const now = Date.now()
      const isPast = groups.some(group =>
        group.deliveries.some(d => instantOf(shiftLocal(d.dueLocal ?? to, from, to), d.zone) < now),
      )
      if (isPast) {
        const only = groups.length === 1 ? groups : null
        hints.past(to, zone.clock(now), only && (instead => void copyCards(only, from, instead)))
        return false
      }
      let made: string[] = []
      const done = await undoable({
        label:
          groups.length === 1
            ? t('calendar.copiedOne', { when: format.local(to) })
            : t('calendar.copied', { count: groups.length }),
        run: async () => {
          made = await copyAll(core, groups, from, to)
        },
        undo: () => Promise.all(made.map(id => core.call('posts.remove', { id }))),
        // The same copies come back, instead of new ones.
        redo: () => Promise.all(made.map(id => core.call('posts.restore', { id }))),
      })
      return done !== null
    },
    [core, format, hints, t, undoable, zone],
  )
}

/** All or none: when one cannot be planned, the copies made so far are put away again. */
async function copyAll(
  core: Client,
  groups: readonly CardGroup[],
  from: string,
  to: string,
): Promise<string[]> {
  const made: string[] = []
  try {
    for (const group of groups) {
      const { post } = await core.call('posts.duplicate', { id: await madePost(core, group) })
      made.push(post.id)
      await planCopy(core, post.id, group, d => shiftLocal(d.dueLocal ?? to, from, to))
    }
    return made
  } catch (error) {
    await Promise.all(made.map(id => core.call('posts.remove', { id })))
    throw error
  }
}

/** The copy goes where this card goes, not where the post goes at other times. */
async function planCopy(
  core: Client,
  postId: string,
  group: CardGroup,
  shifted: (delivery: DeliveryCard) => string,
): Promise<void> {
  const originals = new Map(group.deliveries.map(d => [d.channelId, d]))
  const { deliveries } = await core.call('posts.update', {
    id: postId,
    fields: { channelIds: [...originals.keys()] },
  })
  const pairs = deliveries.flatMap(copy => {
    const original = originals.get(copy.channelId)
    return original === undefined ? [] : [{ id: copy.id, original, dueLocal: shifted(original) }]
  })
  const wishes = pairs.filter(({ original }) => original.state === 'draft')
  const plans = pairs.filter(({ original }) => original.state !== 'draft')
  if (wishes.length > 0) {
    await core.call('deliveries.move', { items: wishes.map(({ id, dueLocal }) => ({ id, dueLocal })) })
  }
  if (plans.length === 0) return
  await core.call('deliveries.schedule', {
    items: plans.map(({ id, original, dueLocal }) => ({ id, schedule: scheduleAt(original, dueLocal) })),
  })
}
