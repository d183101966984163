import type { NativeHindrance, RepostItem } from '#shared/contract/reposts.ts'
import type { DeliveryCard, Expiry, RepostWay } from '#shared/model/delivery.ts'
import { instantOf, localOf } from '#shared/time/zoned.ts'

/** When it is to go out, as it is being chosen. */
export interface RepostTime {
  mode: 'at' | 'now' | 'draft'
  /** Wall-clock; null while none is chosen. */
  dueLocal: string | null
  /** How long it stays out, ms; 0: for ever. */
  staysMs: number
}

/** Where it goes, and how. */
export type RepostTargets = ReadonlyMap<string, RepostWay>

export const wayFor = (native: NativeHindrance): RepostWay => (native === null ? 'native' : 'copy')

/** The same time a day from now: what has been seen once is worth a second look then. */
export const sensibleDue = (zone: string, now: number): string => localOf(now + 86_400_000, zone).slice(0, 16)

/** What is planned, or null while a time is missing or no place is chosen. */
export function itemsOf(targets: RepostTargets, time: RepostTime, zone: string): RepostItem[] | null {
  const { mode, dueLocal, staysMs } = time
  if (targets.size === 0 || (mode === 'at' && dueLocal === null)) return null
  const expiry: Expiry = staysMs === 0 ? { kind: 'never' } : { kind: 'after', afterMs: staysMs }
  const when: RepostItem['when'] =
    mode === 'at'
      ? {
          kind: 'at',
          schedule: { dueLocal: `${dueLocal ?? ''}:00`, zone, latestLocal: null, ifMissed: 'ask', expiry },
        }
      : mode === 'now'
        ? { kind: 'now', expiry }
        : { kind: 'draft' }
  return [...targets].map(([channelId, how]) => ({ channelId, how, when }))
}

/** What is worth a look before it is planned; each names a sentence (`reposts.notes.<key>`). */
export type RepostNote = 'goneBefore' | 'replaces' | 'doesNotFit' | 'quoteTooLong'

/** What is to be known of one place that is chosen. */
export interface RepostPlace {
  channelId: string
  how: RepostWay
  /** Whether a second one takes the place of the first there. */
  replaces: boolean
  /** Its copy, or what a quote says, has what the network would refuse. */
  doesNotFit: boolean
}

export function notesFor(
  { channelId, how, replaces, doesNotFit }: RepostPlace,
  original: Pick<DeliveryCard, 'expireAt'>,
  reposts: readonly Pick<DeliveryCard, 'channelId' | 'repost' | 'state'>[],
  { mode, dueLocal }: RepostTime,
  zone: string,
): RepostNote[] {
  if (how === 'copy') return doesNotFit ? ['doesNotFit'] : []
  const isThere = reposts.some(
    other => other.channelId === channelId && other.repost?.how === 'native' && other.state === 'published',
  )
  const isGone =
    mode === 'at' &&
    dueLocal !== null &&
    original.expireAt !== null &&
    instantOf(dueLocal, zone) >= Date.parse(original.expireAt)
  const gone = isGone ? ['goneBefore' as const] : []
  if (how === 'quote') return [...gone, ...(doesNotFit ? ['quoteTooLong' as const] : [])]
  return [...gone, ...(replaces && isThere ? ['replaces' as const] : [])]
}
