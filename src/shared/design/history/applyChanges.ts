import type { DesignChange } from './designChange.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Thing = { [key: string]: Json }
type Named = Thing & { id: string }

/**
 * The document after changes, or before them (`back`). What they do not touch stays the same objects. A change whose place is
 * not there any more is left out.
 */
export function applyChanges<T extends object>(
  document: T,
  changes: readonly DesignChange[],
  direction: 'forth' | 'back',
): T {
  const inOrder = direction === 'forth' ? changes : [...changes].reverse()
  return inOrder.reduce<Json>(
    (root, change) => changeAt(root, change.path, valueChange(change, direction)),
    document as Thing,
  ) as T
}

type ChangeValue = (value: Json) => Json

function valueChange(change: DesignChange, direction: 'forth' | 'back'): ChangeValue {
  const isForth = direction === 'forth'
  if ('order' in change) {
    const [leaving, coming] = isForth ? [change.gone, change.come] : [change.come, change.gone]
    const order = isForth ? change.order.after : change.order.before
    return value =>
      Array.isArray(value) ? relisted(value as Named[], leaving as Named[], coming as Named[], order) : value
  }
  const [from, to] = isForth ? [change.before, change.after] : [change.after, change.before]
  return value => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    const kept = Object.entries(value).filter(([key]) => !Object.hasOwn(from, key) && !Object.hasOwn(to, key))
    return { ...Object.fromEntries(kept), ...(to as Thing) }
  }
}

/** What is in the list and in the order takes its place; what came meanwhile stays above what it lay above. */
function relisted(list: Named[], leaving: Named[], coming: Named[], order: readonly string[]): Named[] {
  const gone = new Set(leaving.map(({ id }) => id))
  const there = new Map(
    [...coming, ...list].filter(({ id }) => !gone.has(id)).map(thing => [thing.id, thing]),
  )
  const ordered = order.flatMap(id => there.get(id) ?? [])
  const known = new Set(order)
  for (const [at, thing] of list.entries()) {
    if (known.has(thing.id) || gone.has(thing.id)) continue
    const below = list.slice(0, at).findLast(({ id }) => ordered.some(other => other.id === id))
    ordered.splice(below === undefined ? 0 : ordered.findIndex(({ id }) => id === below.id) + 1, 0, thing)
  }
  return ordered
}

function changeAt(value: Json, path: readonly string[], change: ChangeValue): Json {
  const [key, ...rest] = path
  if (key === undefined) return change(value)
  if (Array.isArray(value)) {
    return value.map(one => ((one as Partial<Named> | null)?.id === key ? changeAt(one, rest, change) : one))
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return value
  return { ...value, [key]: changeAt(value[key] ?? null, rest, change) }
}
