import { useTranslation } from 'react-i18next'
import type { Delivery, Schedule } from '#shared/model/delivery.ts'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { useFailureToast } from '../../../bridge/useFailureToast.ts'
import { useUndoable } from '../../../commands/useUndoable.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { showToast } from '../../../ui/toast.ts'
import { useComposer } from '../useComposer.ts'
import { dockState } from './dockState.ts'
import { choiceFor, planOf, scheduleOf, toSchedule } from './plan.ts'

/** What the buttons of the schedule row do; each answers whether it worked. */
export interface Scheduling {
  schedule: () => Promise<boolean>
  publishNow: () => Promise<boolean>
  /** Each channel at its own next free slot. */
  addToQueue: () => Promise<boolean>
  backToDraft: () => Promise<boolean>
  /** Puts deliveries back to how they were planned: drafts to draft, waiting ones to their time. */
  putBack: (before: readonly Delivery[]) => Promise<void>
}

interface Item {
  id: string
  schedule: Schedule
}

export function useScheduling(): Scheduling {
  const { t } = useTranslation()
  const core = useCore()
  const { session, planStore, project } = useComposer()
  const undoable = useUndoable()
  const failed = useFailureToast()
  const format = useFormat(project.zone)

  /** What is chosen and stored must be the same before anything is planned on it. */
  const stored = async (): Promise<ReturnType<typeof dockState> | null> => {
    if (!(await session.flush())) {
      const { status } = session.state()
      failed(status.kind === 'failed' ? status.error : null)
      return null
    }
    await planStore.flush()
    const { fields, deliveries } = session.state()
    return dockState(fields.channelIds, deliveries, planStore.state(), project.zone)
  }
  const plan = async (items: Item[]) => {
    session.mergeDeliveries(await core.call('deliveries.schedule', { items }))
  }
  const unschedule = async (ids: string[]) => {
    if (ids.length > 0) session.mergeDeliveries(await core.call('deliveries.unschedule', { ids }))
  }
  const putBack = async (before: readonly Delivery[]) => {
    const planned = before.flatMap(d => {
      const schedule = d.state === 'waiting' ? scheduleOf(d) : null
      return schedule === null ? [] : [{ id: d.id, schedule }]
    })
    if (planned.length > 0) await plan(planned)
    await unschedule(before.filter(d => d.state !== 'waiting').map(d => d.id))
  }

  return {
    putBack,
    schedule: async () => {
      const dock = await stored()
      if (dock === null) return false
      const chosen = planStore.state()
      const items = dock.targets.flatMap(({ id, channelId }) => {
        const schedule = toSchedule(choiceFor(chosen, channelId), project.zone)
        return schedule === null ? [] : [{ id, schedule }]
      })
      const [first] = items
      if (first === undefined) return false
      const done = await undoable({
        label: t(dock.kind === 'move' ? 'composer.did.moved' : 'composer.did.scheduled', {
          time: format.local(first.schedule.dueLocal),
        }),
        run: async () => {
          await plan(items)
          return true
        },
        undo: () => putBack(dock.targets),
      })
      return done === true
    },
    publishNow: async () => {
      const dock = await stored()
      if (dock === null || dock.targets.length === 0) return false
      const chosen = planStore.state()
      const later: Item[] = []
      const now: Delivery[] = []
      for (const target of dock.targets) {
        const choice = choiceFor(chosen, target.channelId)
        const schedule = choice.mode === 'now' ? null : toSchedule(choice, project.zone)
        if (schedule === null) now.push(target)
        else later.push({ id: target.id, schedule })
      }
      try {
        if (later.length > 0) await plan(later)
        if (now.length > 0) {
          const items = now.map(d => ({ id: d.id, expiry: choiceFor(chosen, d.channelId).expiry }))
          session.mergeDeliveries(await core.call('deliveries.publishNow', { items }))
        }
      } catch (error) {
        failed(error)
        return false
      }
      showToast({ title: t('composer.goingOut', { count: now.length }), tone: 'success' })
      return true
    },
    addToQueue: async () => {
      const dock = await stored()
      if (dock === null || dock.targets.length === 0) return false
      const chosen = planStore.state()
      const items = dock.targets.map(({ id, channelId }) => {
        const { ifMissed, expiry } = choiceFor(chosen, channelId)
        return { id, ifMissed, expiry }
      })
      const channelIds = dock.targets.map(d => d.channelId)
      const { pillarId } = session.state().fields
      const slots = await core.call('queue.next', { channelIds, pillarId }).catch((error: unknown) => {
        failed(error)
        return null
      })
      if (slots === null) return false
      const [first] = slots.map(({ local }) => local).sort()
      const done = await undoable({
        label: t('queue.added', { time: first === undefined ? '' : format.local(first) }),
        run: async () => {
          session.mergeDeliveries(await core.call('queue.add', { items }))
          // The time that stood there before was only a wish.
          await planStore.apply(planOf(session.state().deliveries, planStore.state(), Date.now()))
          return true
        },
        undo: () => putBack(dock.targets),
      })
      return done === true
    },
    backToDraft: async () => {
      const dock = await stored()
      if (dock === null) return false
      const done = await undoable({
        label: t('composer.did.unscheduled'),
        run: async () => {
          await unschedule(dock.waiting.map(d => d.id))
          return true
        },
        undo: () => putBack(dock.waiting),
      })
      return done === true
    },
  }
}
