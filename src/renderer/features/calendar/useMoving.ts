import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { instantOf } from '#shared/time/zoned.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useUndoable } from '../../commands/useUndoable.ts'
import type { Formats } from '../../i18n/formats.ts'
import { focusOn, select, useCalendar } from './calendarStore.ts'
import { groupKey } from './groupCards.ts'
import type { CardGroup } from './groupCards.ts'
import { planMove } from './planMove.ts'
import type { MovePlan } from './planMove.ts'
import { carryOutMove, repeatMove, takeBackMove } from './carryOutMove.ts'
import type { CalendarZone } from './useCalendarZone.ts'
import type { MoveHints } from './useMoveHints.ts'
import type { PendingMoves } from './usePendingMoves.ts'

export type MoveCards = (groups: readonly CardGroup[], from: string, to: string) => Promise<boolean>

interface MovingParts {
  zone: CalendarZone
  format: Formats
  hints: MoveHints
  during: PendingMoves['during']
  copy: MoveCards
}

/** Moves cards by the distance between two wall-clock times, undoably; a time that is over is refused with a hint. */
export function useMoving({ zone, format, hints, during, copy }: MovingParts): MoveCards {
  const { t } = useTranslation()
  const core = useCore()
  const undoable = useUndoable()
  const move = useCallback<MoveCards>(
    async function moveCards(groups, from, to) {
      if (groups.length === 0 || from.slice(0, 16) === to.slice(0, 16)) return false
      const now = Date.now()
      const plan = planMove(groups, from, to, now)
      if (plan.moves.length === 0) {
        hints.fixed(instantOf(to, zone.zone) < now ? null : () => void copy(groups, from, to))
        return false
      }
      if (plan.past.length > 0) {
        const only = groups.length === 1 ? groups : null
        hints.past(to, zone.clock(now), only && (instead => void moveCards(only, from, instead)))
        return false
      }
      followMoved(plan, zone)
      const label =
        plan.moved.length === 1
          ? t(plan.moved[0]?.occurrence == null ? 'calendar.movedOne' : 'calendar.movedOfSeries', {
              when: format.local(to),
            })
          : t('calendar.moved', { count: plan.moved.length })
      const done = await during(plan.moves, () =>
        undoable({
          label,
          run: () => carryOutMove(core, plan.moves),
          undo: () => takeBackMove(core, plan.moves),
          redo: () => repeatMove(core, plan.moves),
        }),
      )
      if (done !== null && plan.fixed.length > 0) hints.someFixed(plan.fixed.length)
      return done !== null
    },
    [core, copy, during, format, hints, t, undoable, zone],
  )
  return move
}

/** Focus and selection go along with the cards: their keys hold their times. */
function followMoved(plan: MovePlan, zone: CalendarZone): void {
  const renamed = new Map<string, { key: string; day: string }>()
  for (const group of plan.moved) {
    const delivery = group.deliveries.find(d => plan.moves.some(move => move.id === d.id))
    const after = plan.moves.find(move => move.id === delivery?.id)?.after
    if (delivery === undefined || after === undefined) continue
    const dueMs = instantOf(after, delivery.zone)
    renamed.set(group.key, { key: groupKey(group.postId, dueMs), day: zone.clock(dueMs).slice(0, 10) })
  }
  const { focus, selected, anchor } = useCalendar.getState()
  if (selected.size > 0) {
    select(
      [...selected].map(key => renamed.get(key)?.key ?? key),
      anchor === null ? null : (renamed.get(anchor)?.key ?? anchor),
    )
  }
  const focused = focus?.item == null ? undefined : renamed.get(focus.item)
  if (focused !== undefined) focusOn({ day: focused.day, item: focused.key })
}
