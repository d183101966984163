import type { Client } from '#shared/rpc/client.ts'
import { wokenStates } from './planMove.ts'
import type { PlannedMove } from './planMove.ts'

/** As many as the contract takes at once. */
const most = 5000

/** Gives deliveries their planned times. */
export function carryOutMove(core: Client, moves: readonly PlannedMove[]): Promise<true> {
  return inParts(moves, part =>
    core.call('deliveries.move', { items: part.map(({ id, after }) => ({ id, dueLocal: after })) }),
  )
}

/** The same once more after it was taken back: what had failed or was missed is a draft by now and is scheduled. */
export async function repeatMove(core: Client, moves: readonly PlannedMove[]): Promise<true> {
  const becameDraft = (move: PlannedMove) => move.state === 'failed' || move.state === 'missed'
  await carryOutMove(
    core,
    moves.filter(move => !becameDraft(move)),
  )
  return inParts(moves.filter(becameDraft), part =>
    core.call('deliveries.schedule', { items: part.map(({ id, schedule }) => ({ id, schedule })) }),
  )
}

/**
 * The inverse of a move. What had failed, was missed or skipped had become scheduled by it: it goes back to being a
 * draft with its old time, or skipped, because nothing of it may go out unasked.
 */
export async function takeBackMove(core: Client, moves: readonly PlannedMove[]): Promise<true> {
  const woken = moves.filter(move => wokenStates.includes(move.state))
  const others = moves.filter(move => !wokenStates.includes(move.state))
  const toBefore = (list: readonly PlannedMove[]) =>
    inParts(list, part =>
      core.call('deliveries.move', { items: part.map(({ id, before }) => ({ id, dueLocal: before })) }),
    )
  // First what the core may refuse because its time is over: then nothing has changed yet.
  await toBefore(others)
  await inParts(woken, part => core.call('deliveries.unschedule', { ids: part.map(move => move.id) }))
  await toBefore(woken)
  return inParts(
    woken.filter(move => move.state === 'cancelled'),
    part => core.call('deliveries.skip', { ids: part.map(move => move.id) }),
  )
}

async function inParts<T>(items: readonly T[], work: (part: T[]) => Promise<unknown>): Promise<true> {
  for (let at = 0; at < items.length; at += most) await work(items.slice(at, at + most))
  return true
}
