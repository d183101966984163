import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { needsOriginal } from '#shared/model/delivery.ts'
import type { Delivery } from '#shared/model/delivery.ts'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { useFailureToast } from '../../../bridge/useFailureToast.ts'
import { useUndoable } from '../../../commands/useUndoable.ts'
import { useRepostAsCopy } from '../../../lib/useRepostAsCopy.ts'
import { showToast } from '../../../ui/toast.ts'
import { useHandOver } from '../../../lib/useHandOver.ts'
import { useComposer } from '../useComposer.ts'
import type { Place } from '../useComposer.ts'
import { choiceFor, movable, scheduleOf, waitsForHand } from './plan.ts'

interface NextStep {
  /** Key in the language files. */
  label: string
  run: () => void
}

export interface RowActions {
  /** The one thing to do next, if there is one. */
  next: NextStep | null
  isBusy: boolean
  /** Brings what is out up to date; null where that cannot be. */
  update: (() => void) | null
  skip: (() => void) | null
  /** Makes a native repost or a quote that is still to come a post of its own. */
  asCopy: (() => void) | null
  /** To the network's own scheduler and back; null where it has none, or there is nothing to give. */
  handOver: { isGiven: boolean; toggle: () => void } | null
  /** A time of its own for this channel, or the shared one again; null where no time can be chosen. */
  ownTime: { isOwn: boolean; toggle: () => void } | null
}

/** What can be done with the post on one channel. */
export function useRowActions({ channel, descriptor }: Place, delivery: Delivery | undefined): RowActions {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const core = useCore()
  const { session, plan, planStore, status, updatedAt } = useComposer()
  const undoable = useUndoable()
  const failed = useFailureToast()
  const repostAsCopy = useRepostAsCopy()
  const giveOrTakeBack = useHandOver(changed => session.mergeDeliveries(changed))
  const [isBusy, setBusy] = useState(false)

  const run = (work: () => Promise<readonly Delivery[]>, said?: string) => () => {
    setBusy(true)
    const done = async () => {
      await session.flush()
      session.mergeDeliveries(await work())
      if (said !== undefined) showToast({ title: said })
    }
    done()
      .catch(failed)
      .finally(() => setBusy(false))
  }
  const ownTime = () => {
    const { [channel.id]: own, ...others } = plan.own
    planStore.set({
      ...plan,
      own: own === undefined ? { ...others, [channel.id]: choiceFor(plan, channel.id) } : others,
    })
  }
  const isOwn = plan.own[channel.id] !== undefined
  const base: RowActions = {
    next: null,
    isBusy,
    update: null,
    skip: null,
    asCopy: null,
    handOver: null,
    ownTime: movable(delivery) ? { isOwn, toggle: ownTime } : null,
  }
  if (delivery === undefined) return base
  const { id, state, problem } = delivery
  // What is stored of the post is newer than what was last done with the delivery.
  const isChanged =
    status.kind !== 'saved' || (updatedAt !== null && Date.parse(updatedAt) > Date.parse(delivery.updatedAt))
  const retry = run(() => core.call('deliveries.retry', { ids: [id] }))
  const pushEdit = run(async () => [await core.call('deliveries.pushEdit', { id })], t('composer.updating'))
  const toToday = () => void navigate({ to: '/' })
  const reconnect = () => void navigate({ to: '/channels', search: { reconnect: channel.id } })
  const isPartlyOut = problem?.key === 'partsOut' || problem?.key === 'partsMissed'
  const letStand = run(() => core.call('deliveries.skip', { ids: [id] }), t('composer.stands'))
  const skip = () => {
    if (isPartlyOut) {
      letStand()
      return
    }
    void undoable({
      label: t('composer.did.skipped'),
      run: async () => session.mergeDeliveries(await core.call('deliveries.skip', { ids: [id] })),
      undo: async () => {
        const schedule = state === 'waiting' ? scheduleOf(delivery) : null
        session.mergeDeliveries(
          schedule === null
            ? await core.call('deliveries.unschedule', { ids: [id] })
            : await core.call('deliveries.schedule', { items: [{ id, schedule }] }),
        )
      },
    })
  }
  const asCopy = () =>
    void repostAsCopy(delivery).then(copy => {
      if (copy !== null) session.mergeDeliveries([copy])
    })
  if (needsOriginal(delivery.repost?.how ?? null) && movable(delivery)) base.asCopy = asCopy
  const isGiven = delivery.handOver !== null
  const handOver: RowActions['handOver'] =
    descriptor.schedule === null || delivery.handOver?.stage === 'takingBack'
      ? null
      : { isGiven, toggle: () => giveOrTakeBack(id, descriptor.name, isGiven) }
  const nextByProblem = (): NextStep | null => {
    switch (problem?.action) {
      case 'reconnect':
        return { label: 'problems.action.reconnect', run: reconnect }
      case 'decide':
        return { label: 'problems.action.decide', run: toToday }
      case 'doByHand':
        return { label: 'problems.action.doByHand', run: toToday }
      case 'retry':
        return { label: 'problems.action.retry', run: retry }
      case 'editPost':
        // She is here already: what is left is to send it once more.
        return state === 'failed' ? { label: 'problems.action.retry', run: retry } : null
      case 'repostAsCopy':
      case 'withoutQuote':
        return { label: `problems.action.${problem.action}`, run: asCopy }
      case 'reschedule':
      case 'wait':
      case 'none':
      case undefined:
        return null
    }
  }
  switch (state) {
    case 'published':
      return descriptor.edit.text && delivery.repost?.how !== 'native' && problem?.action !== 'doByHand'
        ? {
            ...base,
            next: nextByProblem() ?? (isChanged ? { label: 'composer.updateThere', run: pushEdit } : null),
            update: pushEdit,
          }
        : { ...base, next: nextByProblem() }
    case 'failed':
      return { ...base, next: nextByProblem() ?? { label: 'common.retry', run: retry }, skip }
    case 'missed':
      return { ...base, next: { label: 'composer.main.publishNow', run: retry }, skip }
    case 'uncertain':
      return { ...base, next: nextByProblem() }
    case 'waiting':
      return waitsForHand(delivery)
        ? { ...base, next: { label: 'problems.action.doByHand', run: toToday }, skip }
        : { ...base, next: nextByProblem(), skip, handOver }
    case 'draft':
    case 'cancelled':
    case 'running':
    case 'expired':
      return base
  }
}
