import type { Delivery } from '#shared/model/delivery.ts'
import type { Client } from '#shared/rpc/client.ts'
import type { PostSession } from '../createPostSession.ts'
import { choiceFor, emptyPlan, isOther, isPlanned, openOnes, planOf, suggestedTime, wishes } from './plan.ts'
import type { Plan } from './plan.ts'

export interface PlanStoreParts {
  session: PostSession
  call: Client['call']
  zone: string
  /** The wall-clock time she came with, from the calendar. */
  wish: string | null
  now: () => number
  onError: (error: unknown) => void
  delayMs?: number
}

export interface PlanStore {
  state(): Plan
  subscribe(listener: () => void): () => void
  /** Changes the plan at once; what drafts can keep of it is stored a moment later. */
  set(plan: Plan): void
  /** Calls back a moment after she stopped changing, with the plan as it was before and as it is. Returns how to stop. */
  onSettled(listener: (before: Plan, after: Plan) => void): () => void
  /** Puts a plan in place and stores it, without calling it a change of hers. */
  apply(plan: Plan): Promise<void>
  /** Stores what is not stored yet. */
  flush(): Promise<void>
}

/** The plan of a post: follows its deliveries, and stores wishes of drafts so that they are there next time. */
export function createPlanStore(parts: PlanStoreParts): PlanStore {
  const { session, call, zone, wish, now, onError, delayMs = 500 } = parts
  const listeners = new Set<() => void>()
  const settledListeners = new Set<(before: Plan, after: Plan) => void>()
  const deliveries = () => session.state().deliveries
  let plan = planOf(deliveries(), emptyPlan(wish ?? suggestedTime(now(), zone)), now())
  /** A time that was only suggested is no wish. */
  let isMeant = wish !== null || openOnes(deliveries()).some(d => isPlanned(d, now()))
  /** She chose something that waiting deliveries do not have yet: it is not overwritten by what they have. */
  let isEdited = false
  let settled = plan
  let seen = signature(deliveries())
  let timer: ReturnType<typeof setTimeout> | undefined
  let storing: Promise<void> | null = null

  const show = (next: Plan) => {
    plan = next
    for (const listener of listeners) listener()
  }

  const store = async () => {
    const { moves, expiries } = wishes(deliveries(), plan)
    try {
      if (moves.length > 0) session.mergeDeliveries(await call('deliveries.move', { items: moves }))
      for (const expiry of expiries) session.mergeDeliveries([await call('deliveries.setExpiry', expiry)])
    } catch (error) {
      onError(error)
    }
  }
  const storeInTurn = (): Promise<void> => {
    const work = (storing ?? Promise.resolve()).then(store)
    const tracked = work.finally(() => {
      if (storing === tracked) storing = null
    })
    storing = tracked
    return tracked
  }

  const settle = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    const before = settled
    settled = plan
    if (before !== plan) for (const listener of settledListeners) listener(before, plan)
    return storeInTurn()
  }

  const follow = () => {
    const next = signature(deliveries())
    if (next === seen) return
    seen = next
    // What she is changing right now wins; it is stored soon and comes back.
    if (timer !== undefined || storing !== null) return
    isEdited &&= openOnes(deliveries()).some(
      d => isPlanned(d, now()) && isOther(d, choiceFor(plan, d.channelId)),
    )
    const followed = isEdited ? plan : planOf(deliveries(), plan, now())
    if (JSON.stringify(followed) !== JSON.stringify(plan)) {
      settled = followed
      show(followed)
    }
    const { moves, expiries } = wishes(deliveries(), plan)
    if (isMeant && moves.length + expiries.length > 0) void storeInTurn()
  }
  session.subscribe(follow)

  return {
    state: () => plan,
    subscribe: listener => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    set: next => {
      isMeant = true
      isEdited = true
      show(next)
      clearTimeout(timer)
      timer = setTimeout(() => void settle(), delayMs)
    },
    onSettled: listener => {
      settledListeners.add(listener)
      return () => void settledListeners.delete(listener)
    },
    apply: next => {
      settled = next
      isEdited = true
      show(next)
      return storeInTurn()
    },
    flush: () => (timer === undefined ? (storing ?? Promise.resolve()) : settle()),
  }
}

const signature = (deliveries: readonly Delivery[]) =>
  JSON.stringify(deliveries.map(d => [d.id, d.state, d.dueLocal, d.latestLocal, d.ifMissed, d.expiry]))
