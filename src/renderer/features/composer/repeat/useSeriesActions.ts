import { useTranslation } from 'react-i18next'
import type { SeriesChange } from '#shared/contract/series.ts'
import type { Delivery } from '#shared/model/delivery.ts'
import type { Occurrence, SeriesScope } from '#shared/model/series.ts'
import { shiftLocal } from '#shared/time/zoned.ts'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { useUndoable } from '../../../commands/useUndoable.ts'
import { fieldsOf } from '../createPostSession.ts'
import { choiceFor, openOnes, scheduleOf, toSchedule } from '../schedule/plan.ts'
import { useComposer } from '../useComposer.ts'
import type { RepeatWish } from './repeatWish.ts'

/** What can be done with a post that repeats; each answers whether it worked, and can be undone. */
export interface SeriesActions {
  /** Schedules the post as the first of its series. */
  begin: (wish: RepeatWish, putBack: (before: readonly Delivery[]) => Promise<void>) => Promise<boolean>
  /** The others say and do what this one does. */
  apply: (scope: SeriesScope, rule: string | null) => Promise<boolean>
  /** It says and does what its series does. */
  rejoin: () => Promise<boolean>
  /** No more after this one. */
  stop: (occurrence: Occurrence) => Promise<boolean>
  /** This one and what comes after it, or all that are not out. */
  remove: (occurrence: Occurrence, scope: SeriesScope) => Promise<boolean>
}

export function useSeriesActions(): SeriesActions {
  const { t } = useTranslation()
  const core = useCore()
  const { session, planStore, project } = useComposer()
  const undoable = useUndoable()

  /** What is written here must be stored before anything follows it. */
  const stored = async (): Promise<string | null> => {
    if (!(await session.flush())) return null
    await planStore.flush()
    return session.state().postId
  }
  const change = async (label: string, run: () => Promise<SeriesChange>): Promise<boolean> => {
    const done = await undoable({
      label,
      run,
      undo: ({ changeId }) => core.call('series.undo', { changeId }),
    })
    return done !== null
  }
  const end = (label: string, { series }: Occurrence, from: string | null) =>
    change(label, () => core.call('series.end', { seriesId: series.id, from }))

  return {
    begin: async ({ rule, leftOut }, putBack) => {
      const postId = await stored()
      const plan = planStore.state()
      const startLocal = plan.common.dueLocal
      if (postId === null || startLocal === null) return false
      const { deliveries, fields } = session.state()
      const open = openOnes(deliveries).filter(d => fields.channelIds.includes(d.channelId))
      const schedules = open.flatMap(({ channelId }) => {
        const schedule = toSchedule(choiceFor(plan, channelId), project.zone)
        return schedule === null ? [] : [{ channelId, schedule }]
      })
      const wanted = { postId, rule, startLocal, zone: project.zone, schedules, leftOut: [...leftOut] }
      const done = await undoable({
        label: t('series.did.begun'),
        run: () => core.call('series.create', wanted),
        undo: async ({ changeId }) => {
          await core.call('series.undo', { changeId })
          await putBack(open)
        },
      })
      return done !== null
    },
    apply: async (scope, rule) => {
      const postId = await stored()
      if (postId === null) return false
      return change(t(`series.did.${scope}`), () => core.call('series.apply', { postId, scope, rule }))
    },
    rejoin: async () => {
      const postId = await stored()
      if (postId === null) return false
      const { post, deliveries } = await core.call('posts.get', { id: postId })
      const items = deliveries.flatMap(delivery => {
        const schedule = delivery.state === 'waiting' ? scheduleOf(delivery) : null
        return schedule === null ? [] : [{ id: delivery.id, schedule }]
      })
      const done = await undoable({
        label: t('series.did.rejoined'),
        run: async () => {
          await core.call('series.rejoin', { postId })
          return true
        },
        undo: async () => {
          await core.call('posts.update', { id: postId, fields: fieldsOf(post) })
          if (items.length > 0) await core.call('deliveries.schedule', { items })
        },
      })
      return done !== null
    },
    stop: occurrence => {
      const after = shiftLocal(occurrence.occurrenceLocal, '2000-01-01T00:00:00', '2000-01-01T00:00:01')
      return end(t('series.did.stopped'), occurrence, after)
    },
    remove: (occurrence, scope) =>
      end(t('series.did.removed'), occurrence, scope === 'all' ? null : occurrence.occurrenceLocal),
  }
}
