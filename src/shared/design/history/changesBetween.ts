import type { DesignChange } from './designChange.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Thing = { [key: string]: Json }
type Named = Thing & { id: string }

/** What must be done to one document to get another; nothing is looked at that is the same object in both. */
export function changesBetween(before: object, after: object): DesignChange[] {
  const found: DesignChange[] = []
  compareThings(before as Thing, after as Thing, [], found)
  return found
}

function compareThings(before: Thing, after: Thing, path: string[], found: DesignChange[]): void {
  if (before === after) return
  const was: Thing = {}
  const becomes: Thing = {}
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const one = before[key]
    const other = after[key]
    if (one === other) continue
    if (isNamedList(one) && isNamedList(other)) compareLists(one, other, [...path, key], found)
    else if (isThing(one) && isThing(other)) compareThings(one, other, [...path, key], found)
    else if (JSON.stringify(one) !== JSON.stringify(other)) {
      if (one !== undefined) was[key] = one
      if (other !== undefined) becomes[key] = other
    }
  }
  if (Object.keys(was).length > 0 || Object.keys(becomes).length > 0) {
    found.push({ path, before: was, after: becomes })
  }
}

function compareLists(before: Named[], after: Named[], path: string[], found: DesignChange[]): void {
  if (before === after) return
  const was = new Map(before.map(thing => [thing.id, thing]))
  const becomes = new Map(after.map(thing => [thing.id, thing]))
  for (const [id, thing] of was) {
    const other = becomes.get(id)
    if (other !== undefined) compareThings(thing, other, [...path, id], found)
  }
  const order = { before: before.map(({ id }) => id), after: after.map(({ id }) => id) }
  if (order.before.join() === order.after.join()) return
  found.push({
    path,
    order,
    gone: before.filter(({ id }) => !becomes.has(id)),
    come: after.filter(({ id }) => !was.has(id)),
  })
}

const isThing = (value: Json | undefined): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isNamedList = (value: Json | undefined): value is Named[] =>
  Array.isArray(value) &&
  value.every(one => isThing(one) && typeof one.id === 'string') &&
  new Set(value.map(one => (one as Named).id)).size === value.length
