import { takesPillar } from '#shared/model/slot.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { CoreContext } from '../CoreContext.ts'
import { fill } from './createQueue.ts'
import type { Placed, Queue, Queued } from './createQueue.ts'
import type { FreeSlots } from './freeSlots.ts'

export interface KeepClosedParts {
  context: CoreContext
  queue: Queue
  freeSlots: FreeSlots
}

/**
 * Does something that may let posts leave the queues of channels, or come back into them, in the transaction of the caller: those
 * behind one that left move up into its slot, and one that comes back gets its place again. Answers what was moved besides.
 */
export type KeepClosed = (channelIds: readonly string[], work: () => void) => string[]

/** Of so many that left it is known how the queue was before. */
const mostKept = 200

export function createKeepClosed({ context, queue, freeSlots }: KeepClosedParts): KeepClosed {
  /** Who moved up for one that left, so that its coming back is the very opposite. */
  const movedFor = new Map<string, readonly (Placed & { from: string })[]>()

  const closeGaps = (channelId: string, left: readonly Queued[], rest: readonly Queued[]): Placed[] => {
    const last = rest.at(-1)?.at ?? 0
    if (left.every(({ at }) => at >= last)) return []
    // What stays may stay where it is; what left leaves a place where it is a free slot.
    const slots = new Map(rest.map(({ dueLocal, at }) => [at, { local: minuteOf(dueLocal), slot: {} }]))
    const gone = new Set(left.map(({ at }) => at))
    for (const { at, local, slot } of freeSlots.after(channelId, context.now())) {
      if (at >= last) break
      if (gone.has(at)) slots.set(at, { local, slot })
    }
    const slotOf = queue.slotAt(channelId)
    const places = [...slots].sort(([a], [b]) => a - b).map(([, { local }]) => local)
    const moves = fill(
      places,
      rest,
      (local, one) => local === minuteOf(one.dueLocal) || takesPillar(slotOf(local), one.pillarId),
    ).filter(({ dueLocal, from }) => dueLocal !== minuteOf(from))
    for (const { id } of left) movedFor.set(id, moves)
    for (const id of movedFor.keys()) {
      if (movedFor.size <= mostKept) break
      movedFor.delete(id)
    }
    return queue.arrange(moves)
  }

  /** Whether nothing has happened since to those that moved up for one. */
  const stand = (moves: readonly Placed[], line: readonly Queued[]) =>
    moves.every(move =>
      line.some(({ id, dueLocal }) => id === move.id && minuteOf(dueLocal) === minuteOf(move.dueLocal)),
    )

  /** Where those at the place of one that comes back go: each to the next slot for it, and the one there further on. */
  const pushed = (channelId: string, back: Queued, line: readonly Queued[]): Placed[] => {
    const others = new Map(line.filter(({ id }) => id !== back.id).map(one => [one.at, one]))
    const moves: Placed[] = []
    let displaced = others.get(back.at)
    if (displaced === undefined) return []
    const placing = { anew: new Set([...others.values()].map(({ id }) => id)), chosen: [] }
    for (const { at, local, slot } of freeSlots.after(channelId, back.at, placing)) {
      if (!takesPillar(slot, displaced.pillarId)) continue
      moves.push({ id: displaced.id, dueLocal: local })
      displaced = others.get(at)
      if (displaced === undefined) return moves
    }
    return []
  }

  const makeRoom = (channelId: string, back: Queued): Placed[] => {
    const line = queue.waiting(channelId)
    if (!line.some(({ id, at }) => id !== back.id && at === back.at)) return []
    const known = movedFor.get(back.id)
    movedFor.delete(back.id)
    const moves =
      known !== undefined && stand(known, line)
        ? known.map(({ id, from }) => ({ id, dueLocal: from }))
        : pushed(channelId, back, line)
    try {
      return queue.arrange(moves)
    } catch (error) {
      // One of them would be over by then: it stays, and two go out one after the other.
      if (error instanceof AppError) return []
      throw error
    }
  }

  return (channelIds, work) => {
    const before = new Map([...new Set(channelIds)].map(id => [id, queue.waiting(id)]))
    work()
    return [...before].flatMap(([channelId, line]) => {
      const now = queue.waiting(channelId)
      const isIn = (all: readonly Queued[], id: string) => all.some(one => one.id === id)
      const left = line.filter(({ id }) => !isIn(now, id))
      const came = now.filter(({ id }) => !isIn(line, id))
      const closed =
        left.length === 0
          ? []
          : closeGaps(
              channelId,
              left,
              now.filter(({ id }) => isIn(line, id)),
            )
      const opened = came.flatMap(one => makeRoom(channelId, one))
      return [...closed, ...opened].map(({ id }) => id)
    })
  }
}

const minuteOf = (local: string) => local.slice(0, 16)
