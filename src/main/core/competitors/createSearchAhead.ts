import type { CoreContext } from '../CoreContext.ts'
import type { FindObservations, Wish } from './findObservations.ts'

/** She has looked at the journal for so long without asking it anything, ms. */
const quietMs = 1000
/** Between two letters everybody else has a turn, ms. */
const restMs = 10
const letters = [...'abcdefghijklmnopqrstuvwxyz']

/**
 * Looks for each letter once, when the journal was first asked for and she has come to rest. The first searches of a process read the index from
 * the disk and run code that nobody has compiled, which takes several times as long as later: so it is not her first letter that waits for it.
 */
export function createSearchAhead({ db, deps }: CoreContext, find: FindObservations): (wish: Wish) => void {
  let quiet: NodeJS.Timeout | null = null
  let wish: Wish | null = null
  const left = [...letters]
  const next = () => {
    const text = left.shift()
    if (text === undefined || wish === null || !db.sqlite.open) return
    try {
      find.page({ ...wish, filter: { ...wish.filter, text }, offset: 0, limit: 1 })
      setTimeout(next, restMs).unref()
    } catch (error) {
      // Nobody waits for it: whoever searches hears of it himself.
      deps.log.warn('The journal could not be searched ahead', { error })
    }
  }
  return asked => {
    wish = asked
    if (left.length < letters.length) return
    quiet ??= setTimeout(next, quietMs).unref()
    quiet.refresh()
  }
}
