import type { HandlersOf } from '#shared/contract/index.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { runRehearsal } from './runRehearsal.ts'
import type { RehearsalParts, RehearsalRun } from './runRehearsal.ts'

/** How many are kept, so that their requests can be looked at. */
const keptRuns = 3
/** Ms between two words about how far it is. */
const tellEveryMs = 100

export interface RehearsalHandlersParts extends RehearsalParts {
  /** Throws AppError `not_found`. */
  checkProject(id: string): void
}

export function rehearsalHandlers(parts: RehearsalHandlersParts): HandlersOf<'rehearsal'> {
  const runs = new Map<string, RehearsalRun>()
  const keep = (run: RehearsalRun) => {
    runs.set(run.rehearsal.id, run)
    for (const id of [...runs.keys()].slice(0, -keptRuns)) runs.delete(id)
  }
  return {
    'rehearsal.run': async ({ id, projectId, campaignId, from, to }, { signal }) => {
      parts.checkProject(projectId)
      let toldAt = performance.now()
      const onProgress = (done: number, of: number) => {
        if (performance.now() - toldAt < tellEveryMs) return
        toldAt = performance.now()
        parts.context.emit('rehearsal.progressed', { id, done, of })
      }
      const wish = { id, projectId, campaignId, from: Date.parse(from), to: Date.parse(to) }
      const run = await runRehearsal(parts, wish, { signal, onProgress })
      keep(run)
      return run.rehearsal
    },
    'rehearsal.requests': ({ id, itemId }) => {
      const requests = runs.get(id)?.requests.get(itemId)
      if (requests === undefined) {
        throw new AppError('not_found', 'This rehearsal is not kept any more. Rehearse again.')
      }
      return requests
    },
  }
}
