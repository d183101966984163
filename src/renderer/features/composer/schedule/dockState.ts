import type { Delivery } from '#shared/model/delivery.ts'
import { choiceFor, differs, openOnes } from './plan.ts'
import type { Plan } from './plan.ts'

/** What the main button of the composer does. */
export type DockKind =
  /** Nothing is left to plan: all is out, on its way, or decided elsewhere. */
  | 'done'
  | 'publishNow'
  | 'schedule'
  /** All of it is scheduled, and chosen otherwise now. */
  | 'move'
  /** All of it is scheduled as chosen. */
  | 'scheduled'

export interface DockState {
  kind: DockKind
  /** What the button acts on. */
  targets: Delivery[]
  /** What can go back to draft. */
  waiting: Delivery[]
}

/** What can be done with the chosen channels as they stand. */
export function dockState(
  chosenIds: readonly string[],
  deliveries: readonly Delivery[],
  plan: Plan,
  zone: string,
): DockState {
  const open = openOnes(deliveries).filter(d => chosenIds.includes(d.channelId))
  const waiting = open.filter(d => d.state === 'waiting')
  const isNow = plan.common.mode === 'now'
  // A new post has no deliveries before its first word is stored.
  const isUnknown = chosenIds.some(id => !deliveries.some(d => d.channelId === id))
  if (open.length === 0 && chosenIds.length > 0 && !isUnknown) return { kind: 'done', targets: [], waiting }
  if (isNow) return { kind: 'publishNow', targets: open, waiting }
  if (open.length === 0 || isUnknown || waiting.length < open.length) {
    return { kind: 'schedule', targets: open, waiting }
  }
  const changed = open.filter(d => differs(d, choiceFor(plan, d.channelId), zone))
  return changed.length === 0
    ? { kind: 'scheduled', targets: [], waiting }
    : { kind: 'move', targets: changed, waiting }
}
