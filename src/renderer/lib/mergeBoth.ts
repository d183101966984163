/** What became of a value that two windows changed from the same beginning. */
export interface Merged<T> {
  value: T
  /** True when both changed the very same thing, so that putting them together is a guess. */
  isGuess: boolean
}

type Entry = Record<string, unknown>

/**
 * Puts together what two windows made of `base`. Where only one changed something, that stands: in lists entry by entry,
 * in entries field by field. Words that both changed are kept both, theirs first; of anything else mine stands.
 */
export function mergeBoth<T>(base: T, mine: T, theirs: T): Merged<T> {
  const { value, isGuess } = merge(base, mine, theirs, '\n\n')
  return { value: value as T, isGuess }
}

function merge(base: unknown, mine: unknown, theirs: unknown, between: string): Merged<unknown> {
  if (isSame(mine, theirs) || isSame(theirs, base)) return { value: mine, isGuess: false }
  if (isSame(mine, base)) return { value: theirs, isGuess: false }
  if (typeof mine === 'string' && typeof theirs === 'string') {
    return { value: bothTexts(mine, theirs, between), isGuess: true }
  }
  if (Array.isArray(base) && Array.isArray(mine) && Array.isArray(theirs)) {
    return mergeLists(base, mine, theirs)
  }
  if (isEntry(base) && isEntry(mine) && isEntry(theirs)) return mergeEntries(base, mine, theirs)
  return { value: mine, isGuess: true }
}

function mergeEntries(base: Entry, mine: Entry, theirs: Entry): Merged<Entry> {
  const fields = Object.keys({ ...theirs, ...mine }).map(
    key => [key, merge(base[key], mine[key], theirs[key], ' / ')] as const,
  )
  return {
    value: Object.fromEntries(fields.map(([key, { value }]) => [key, value])),
    isGuess: fields.some(([, { isGuess }]) => isGuess),
  }
}

/** In the order of mine when only that was changed, or else of theirs; what one window added comes where it stood, or last. */
function mergeLists(base: unknown[], mine: unknown[], theirs: unknown[]): Merged<unknown[]> {
  const [first, own, other] = [byKey(base), byKey(mine), byKey(theirs)]
  const kept = [...(isSame([...other.keys()], [...first.keys()]) ? own : other).keys()]
  let isGuess = false
  const value = [...new Set([...kept, ...other.keys(), ...own.keys()])].flatMap(key => {
    const [was, here, there] = [first.get(key), own.get(key), other.get(key)]
    if (here !== undefined && there !== undefined) {
      const merged = merge(was, here, there, ' / ')
      isGuess ||= merged.isGuess
      return [merged.value]
    }
    const left = here ?? there
    // Taken away by one of them: that stands, unless the other one went on writing it.
    return left === undefined || (was !== undefined && isSame(left, was)) ? [] : [left]
  })
  return { value, isGuess }
}

/** Entries are known by their id; those without one are what they are. */
const byKey = (list: readonly unknown[]): Map<string, unknown> =>
  new Map(list.map(entry => [keyOf(entry), entry]))

function keyOf(entry: unknown): string {
  if (!isEntry(entry)) return JSON.stringify(entry)
  const id = entry['id'] ?? entry['channelId']
  return typeof id === 'string' ? id : JSON.stringify(entry)
}

function bothTexts(mine: string, theirs: string, between: string): string {
  if (mine.includes(theirs)) return mine
  if (theirs.includes(mine)) return theirs
  return `${theirs.trimEnd()}${between}${mine.trimStart()}`
}

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What crosses the contract is the same when it is written the same. */
export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
