import type { Rehearsal, ShownRequest } from '#shared/model/rehearsal.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { runRehearsal } from './runRehearsal.ts'
import type { RehearsalParts, RehearsalRun, RehearsalWish } from './runRehearsal.ts'

/** The latest rehearsals, in memory only. */
export interface Rehearsals {
  /** Throws AppError `invalid_input` or `cancelled`. */
  run(wish: RehearsalWish, signal: AbortSignal): Promise<Rehearsal>
  /** Throws AppError `not_found`. */
  requests(id: string, itemId: string): ShownRequest[]
  /** All of it as a file, in pieces. Throws AppError `not_found`. */
  file(id: string): AsyncIterable<string>
}

const keptRuns = 3
/** Ms between two words about how far it is. */
const tellEveryMs = 100

export function createRehearsals(parts: RehearsalParts): Rehearsals {
  const runs = new Map<string, RehearsalRun>()
  const get = (id: string): RehearsalRun => {
    const run = runs.get(id)
    if (run !== undefined) return run
    throw new AppError('not_found', 'This rehearsal is not kept any more. Rehearse again.')
  }
  return {
    run: async (wish, signal) => {
      let toldAt = performance.now()
      const onProgress = (done: number, of: number) => {
        if (performance.now() - toldAt < tellEveryMs) return
        toldAt = performance.now()
        parts.context.emit('rehearsal.progressed', { id: wish.id, done, of })
      }
      const run = await runRehearsal(parts, wish, { signal, onProgress })
      runs.set(wish.id, run)
      for (const id of [...runs.keys()].slice(0, -keptRuns)) runs.delete(id)
      return run.rehearsal
    },
    requests: (id, itemId) => {
      const requests = get(id).requests.get(itemId)
      if (requests === undefined) throw new AppError('not_found', 'This rehearsal has no such line.')
      return requests
    },
    file: id => pieces(get(id)),
  }
}

async function* pieces({ rehearsal, requests }: RehearsalRun): AsyncGenerator<string> {
  const { items, ...head } = rehearsal
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "items": [`
  for (const [i, item] of items.entries()) {
    const whole = { ...item, requests: requests.get(item.id) ?? [] }
    yield `${i === 0 ? '' : ','}\n${JSON.stringify(whole, null, 2).replace(/^/gm, '    ')}`
    // Whatever else is due goes first.
    await new Promise<void>(resolve => setImmediate(resolve))
  }
  yield '\n  ]\n}\n'
}
